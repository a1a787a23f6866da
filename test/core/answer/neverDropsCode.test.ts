/** Whatever a model writes around its code, the code is in the cleaned answer. */
import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const TASK: Task = {
  prompt: 'Write JavaScript code.',
  promptTokens: 0,
  promptTokensUpper: 0,
  outputTokens: 0,
  complexity: 0,
  priority: 'cost',
};

const NAMES = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 5 });
const PROSE = fc.constantFrom('', 'Here it is:', 'Then:', 'Note that this works.', '- a list');

const PIECE = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '```',
    '```js',
    '\u007e\u007e\u007e',
    '\n',
    'f();\n',
    '<think>',
    '</think>',
    '<|im_end|>',
    '    ',
    '\r',
    '\r\n',
    'It is a word of the text.\n\n',
    '  ```',
    '```md\n',
    '</s>',
    '<s>',
    '<think></think>',
    '\n</think>\n',
    '<reasoning>',
    '<|channel|>final<|message|>',
    'def f():\n    return 1\n',
  ),
);

suite('cleanAnswer, always', () => {
  test('keeps every block that defines something of its own', () => {
    void fc.assert(
      fc.property(NAMES, PROSE, fc.boolean(), fc.boolean(), (names, prose, label, think) => {
        const blocks = names.map(name => `function ${name}_() {\n  return '${name}';\n}`);
        const fenced = blocks.map(b => `${prose}\n\`\`\`${label ? 'js' : ''}\n${b}\n\`\`\``);
        const answer = `${think ? '<think>\nhm\n</think>\n' : ''}${fenced.join('\n\n')}\n\n${prose}`;
        const { code } = cleanAnswer(answer, TASK);
        assert.equal(code, blocks.join('\n\n'));
      }),
    );
  });

  test('says the same of an answer that is already cleaned', () => {
    void fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 12 }), pieces => {
        const once = cleanAnswer(pieces.join(''), TASK);
        assert.deepEqual(cleanAnswer(once.text, TASK), once);
      }),
      { numRuns: 500 },
    );
  });

  test('never throws, and never gives more than was answered', () => {
    void fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 30 }), pieces => {
        const answer = pieces.join('');
        const { text, code } = cleanAnswer(answer, TASK);
        assert.ok(text.length <= answer.length);
        // Two blocks are joined by an empty line, which may be longer than what stood between.
        assert.ok(code === null || code.length <= answer.length + 2 * pieces.length);
      }),
    );
  });
});

/** Work that grows with the square of this takes longer than a test may. */
const MUCH_CHARS = 100_000;

const UNITS = [
  ...[
    '\n',
    ' ',
    '\r',
    ' \n',
    '`',
    '```',
    '```\n',
    '```js\nf\n',
    '```md\n',
    '```\n  ```\n',
    'a',
    '# ',
    '\n\n> ',
    '{',
    '{\n',
  ],
  ...[
    '<think>',
    '</think>',
    'a\n</think>\n',
    '<think></think>',
    '<|im_end|>',
    '</s>',
    'It is.\n\n',
    '=(',
    '"',
  ],
];

/** What stands around it, at the tilde. */
const AROUND = [
  ...['~', 'f();~// end', '```js\n~x\n```', '``` ~x', 'a ~\n</think>\nf();', 'It is ~so.\n\nf();'],
  '```js\nlet a: ~\n```\nBetter:\n```js\nlet a: ~y\n```',
];

suite('cleanAnswer, before the time of a test is up', () => {
  test('looks for the partners of closing fences only so far', () => {
    const answer = `${'```\n  ```\n'.repeat(10_000)}${'a\n'.repeat(MUCH_CHARS)}`;
    assert.notEqual(cleanAnswer(answer, TASK).code, null);
  });

  for (const around of AROUND) {
    test(`takes much of anything as ~ in ${JSON.stringify(around)}`, () => {
      for (const unit of UNITS) {
        const much = unit.repeat(MUCH_CHARS / unit.length);
        const answer = around.replaceAll('~', () => much);
        assert.ok(cleanAnswer(answer, TASK).text.length <= answer.length);
      }
    });
  }
});
