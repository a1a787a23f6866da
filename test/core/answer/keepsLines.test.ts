/**
 * Answers put together at random, of blocks whose lines are known: each line is in the cleaned code,
 * unless a later block defines the same function again.
 */
import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const SIZES = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0, complexity: 0 };
const task = (prompt: string): Task => ({ prompt, ...SIZES, priority: 'cost' });

/** A block of code, and the function that it is all about, if it is. */
interface Code {
  readonly defines: string | null;
  readonly lines: readonly string[];
}

const NAME = fc.constantFrom('alpha', 'beta', 'gamma');
const NUMBER = fc.integer({ min: 0, max: 99 });

const CODE: fc.Arbitrary<Code> = fc.oneof(
  fc.tuple(NAME, NUMBER).map(([name, n]) => ({
    defines: name,
    lines: [`function ${name}() {`, '', `  return ${n};`, '}'],
  })),
  ofLines(([name, n]) => [`const ${name}_ = ${n};`]),
  ofLines(([name, n]) => [`${name}(${n});`, '', '', `await ${name}()`]),
  ofLines(([name, n]) => ['class Shared {', `  ${name}${n}() {`, `    return ${n};`, '  }', '}']),
  ofLines(([name, n]) => [
    ...[`def ${name}_${n}():`, '    """F.', '', '    ```', `    ${name}(1)`, '    ```', '    """'],
  ]),
  ofLines(([name, n]) => [`import ${name} from '${n}.js';`, `${name}.x = ${n};`]),
  ofLines(([name, n]) => [`SELECT ${name} FROM t${n}`, `WHERE ${name} IS NULL.`]),
  ofLines(([name]) => [`# The ${name} is set here.`, `${name}: 1`, '# This is the end of it.']),
);

function ofLines(lines: (of: readonly [string, number]) => readonly string[]): fc.Arbitrary<Code> {
  return fc.tuple(NAME, NUMBER).map(of => ({ defines: null, lines: lines(of) }));
}

const LABELS = [
  ...['', 'js', 'javascript', 'JS', 'ts', 'py', 'python3.11', 'html', 'sql', 'foo', 'src/add.js'],
  ...['main.py', 'h', '{.js}', 'js title="a.js"', 'js:src/b.js', 'js {1,3}', 'vue', 'Dockerfile'],
];
/** Labels that JavaScript may stand behind. */
const SCRIPTS = ['', 'js', 'JS', 'jsx', 'foo', 'src/add.js', '{.js}', 'js title="a.js"', 'es2022'];
const PROSE = [
  ...['', 'Here it is:', 'Then use `f()` like this.', '- a list\n- of items', '## Steps', 'Usage:'],
  ...['The rest of the class:', 'This works in the same way: it is fast.'],
];

const blockOf = (labels: readonly string[]) =>
  fc.record({
    code: CODE,
    mark: fc.constantFrom('```', '````', '\u007e\u007e\u007e'),
    label: fc.constantFrom(...labels),
    indent: fc.constantFrom('', '', '  ', '   ', '\t', '> ', '      '),
    bullet: fc.boolean(),
    prose: fc.constantFrom(...PROSE),
  });

function fenced({ code, mark, label, indent, bullet, prose }: Block): string {
  const lines = [`${mark}${label}`, ...code.lines, mark].map(line => `${indent}${line}`);
  if (bullet && indent === '   ') lines[0] = `1. ${mark}${label}`;
  return `${prose}\n${lines.join('\n')}`;
}

type Block = ReturnType<typeof blockOf> extends fc.Arbitrary<infer T> ? T : never;

function check(prompt: string, blocks: readonly Block[], answer: string) {
  const { code, text } = cleanAnswer(answer, task(prompt));
  assert.ok(code !== null, 'there is code');
  const found = new Set(code.split('\n').map(line => line.trim().replace(/^(> ?)+/, '')));
  for (const [at, block] of blocks.entries()) {
    const { defines, lines } = block.code;
    if (defines !== null && blocks.slice(at + 1).some(b => b.code.defines === defines)) continue;
    for (const line of lines) {
      assert.ok(found.has(line.trim()) || code.includes(line.trim()), `${line}\nnot in\n${text}`);
    }
  }
  assert.equal(cleanAnswer(text, task(prompt)).code, code);
  return { code, text };
}

suite('cleanAnswer, on answers put together at random', () => {
  const PROMPT = fc.constantFrom('Write JavaScript code.', 'Write code.', 'Write a Python script.');
  const answerOf = (labels: readonly string[]) =>
    fc.array(blockOf(labels), { minLength: 1, maxLength: 5 });

  test('keeps every line of every block', () => {
    void fc.assert(
      fc.property(
        PROMPT,
        answerOf(LABELS),
        fc.boolean(),
        fc.boolean(),
        (prompt, blocks, cut, think) => {
          const answer = `${think ? '<think>\nIt is ```js\nx\n```.\n</think>\n\n' : ''}${blocks.map(fenced).join('\n\n')}`;
          const last = blocks.at(-1)?.mark ?? '';
          check(prompt, blocks, cut ? answer.slice(0, -last.length) : `${answer}\n\nThat is it.`);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('takes the words away where all blocks are in the language that was asked for', () => {
    void fc.assert(
      fc.property(answerOf(SCRIPTS), blocks => {
        const answer = `Here it is.\n\n${blocks.map(fenced).join('\n\n')}\n\nThat is it.`;
        const { code } = check('Write JavaScript code.', blocks, answer);
        assert.doesNotMatch(code, /^(Here it is|That is it)\.$/m);
      }),
      { numRuns: 1_000 },
    );
  });

  test('keeps every line of code that stands in no block', () => {
    void fc.assert(
      fc.property(CODE, fc.boolean(), fc.boolean(), (code, before, after) => {
        const lead = before ? 'Sure! Here is what you asked for:\n\n' : '';
        const end = after ? '\n\nIt is a function of the language, and it works.' : '';
        const answer = `${lead}${code.lines.join('\n')}${end}`;
        assert.equal(cleanAnswer(answer, task('Write code.')).code, code.lines.join('\n'));
      }),
    );
  });
});
