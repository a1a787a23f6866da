/** Two blocks that define one name may both be needed, and one may only stand in for the other. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const SIZES = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0, priority: 'cost' } as const;

interface Blocks {
  readonly language: string;
  readonly first: string;
  readonly second: string;
  /** What stands above each block. */
  readonly above?: readonly [string, string];
}

/** What is left of two blocks in one answer. */
function joined({ language, first, second, above = ['Here:', 'And:'] }: Blocks): string | null {
  const task: Task = { prompt: 'Write it', language, ...SIZES };
  const block = (code: string) => `\`\`\`${language}\n${code}\n\`\`\``;
  return cleanAnswer(`${above[0]}\n\n${block(first)}\n\n${above[1]}\n\n${block(second)}`, task)
    .code;
}

const both = (name: string, blocks: Blocks) =>
  test(name, () => assert.equal(joined(blocks), `${blocks.first}\n\n${blocks.second}`));
const only = (name: string, which: 'first' | 'second', blocks: Blocks) =>
  test(name, () => assert.equal(joined(blocks), blocks[which]));

const CLAUSE = 'def f(0), do: 1';
const ROUTE = '@app.get("/a")\ndef handler():\n    return 1';
const RULE = '.a { color: red }';
const PRINT = '@media print {\n  .a { color: red }\n}';
const PARSE = 'def parse(x):\n    return int(x)';
const STUB = 'def parse(x):\n    return 1';
const TEST = 'def test_parse():\n    assert parse("1") == 1';

suite('blocks of one name that are both kept', () => {
  both('clauses of Elixir', {
    language: 'elixir',
    first: CLAUSE,
    second: 'def f(n), do: n * f(n - 1)',
  });
  both('clauses of Elixir with bodies', {
    language: 'elixir',
    first: 'def f([]) do\n  0\nend',
    second: 'def f([h | t]) do\n  h + f(t)\nend',
  });
  both('routes with decorators', {
    language: 'python',
    first: ROUTE,
    second: ROUTE.replace('/a', '/b').replace('1', '2'),
  });
  both('a rule that stands in a media query, too', { language: 'css', first: RULE, second: PRINT });
  both('a rule behind its media query', { language: 'css', first: PRINT, second: RULE });
  const scripts = {
    language: 'javascript',
    first: 'function f() { a }',
    second: 'function f() { b }',
  };
  both('functions of two files in bold', { ...scripts, above: ['**a.js**', '**src/b.js:**'] });
  both('functions of two files in headings', { ...scripts, above: ['### `a.js`', '### 2. b.js'] });
  both('the tests of a function', {
    ...{ language: 'python', first: PARSE, second: TEST },
    above: ['', 'Tests:'],
  });
  test('functions of two files behind the label', () => {
    const task: Task = { prompt: 'Write it', language: 'javascript', ...SIZES };
    const answer = ['a', 'b']
      .map(f => `\`\`\`js (${f}.js)\nfunction f() { ${f} }\n\`\`\``)
      .join('\n');
    const code = 'function f() { a }\n\nfunction f() { b }';
    assert.equal(cleanAnswer(answer, task).code, code);
  });
});

suite('blocks of one name of which one is kept', () => {
  only('a clause that is said again', 'second', {
    language: 'elixir',
    first: CLAUSE,
    second: `${CLAUSE}\ndef f(n), do: n`,
  });
  only('a route that is written again', 'second', {
    language: 'python',
    first: ROUTE,
    second: ROUTE.replace('1', '2'),
  });
  only('a function below a decorated one', 'second', {
    language: 'python',
    first: '@cache\ndef a():\n    return 1\n\ndef f():\n    return 1',
    second: 'def f():\n    return 2\n\n@cache\ndef a():\n    return 2',
  });
  only('a function of one file', 'second', {
    ...{ language: 'javascript', first: 'function f() { a }', second: 'function f() { b }' },
    above: ['**a.js**', '**a.js**'],
  });
  const stubbed = { language: 'python', first: PARSE, second: `${STUB}\n\n${TEST}` };
  only('a stub in tests', 'first', { ...stubbed, above: ['', 'A stub for tests:'] });
  only('a fake', 'first', { ...stubbed, above: ['', 'With a fake parser:'] });
  only('a double in tests', 'first', { ...stubbed, above: ['', 'Unit tests:'] });
  only('a version that passes the tests', 'second', {
    ...stubbed,
    above: ['', 'The fixed version passes the tests:'],
  });
});
