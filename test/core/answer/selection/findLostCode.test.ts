/** What an answer leaves out of the code that it stands for is found in every language and in any words. */
import assert from 'node:assert/strict';
import { findLostCode } from '../../../../src/core/answer/index.ts';
import type { Task } from '../../../../src/core/types.ts';

type Given = Partial<Task> & { readonly language?: string };

function find(code: string, replaces: string, extra: Given): string | null {
  const counts = {
    promptTokens: 0,
    promptTokensUpper: 0,
    outputTokens: 0,
    priority: 'cost',
  } as const;
  const task: Task = {
    prompt: 'Fix this code.',
    intent: 'fix',
    language: 'javascript',
    replaces,
    ...counts,
    ...extra,
  };
  return findLostCode(code, task, task.language ?? null);
}

function checkLost(name: string, code: string, replaces: string, gone: string, extra: Given = {}) {
  test(`${name} is missed`, () => assert.ok(find(code, replaces, extra)?.includes(gone)));
}

function checkWhole(name: string, code: string, replaces: string, extra: Given = {}) {
  test(`${name} is not`, () => assert.equal(find(code, replaces, extra), null));
}

const CLASS = 'class A {\n  a() { return 1; }\n  b() { return 2; }\n}\n';
const kept = (remark: string) => `class A {\n  a() { return 10; }\n  ${remark}\n}\n`;

suite('code that an answer leaves out', () => {
  for (const remark of [
    '// other methods remain unchanged',
    '// ... rest of class ...',
    '/* (unchanged) */',
    '// …',
    '// die übrigen Methoden bleiben',
    '// le reste est inchangé',
    '// 其余不变',
  ]) {
    checkLost(`what ${remark} stands for`, kept(remark), CLASS, 'b() { return 2; }');
  }
  checkLost('what any remark stands for', 'a();\n// ibid.\nd();', 'a();\nb();\nc();\nd();', 'c();');
  checkLost('what a docstring of dots stands for', 'a = 1\n...', 'a = 1\nb = 2\nc = 3', 'c = 3', {
    language: 'python',
  });
  checkLost(
    'an item of a page',
    '<ul>\n<li>A</li>\n<!-- same -->\n</ul>',
    '<ul>\n<li>a</li>\n<li>b</li>\n</ul>',
    '<li>b</li>',
    { language: 'html' },
  );
  checkLost(
    'one of two functions',
    'def b():\n    return 3',
    'def a():\n    return 1\n\n\ndef b():\n    return 2\n',
    'def a',
    { language: 'python' },
  );
  checkLost('a method', kept(''), CLASS, 'b() {');
  checkLost('a function of Go', 'func a() { x() }', 'func a() {}\n\nfunc b() {}\n', 'func b', {
    language: 'go',
  });
  checkLost(
    'what is exported',
    'export const a = 2;',
    'export const a = 1;\nexport const b = 1;\n',
    'b = 1',
  );

  checkWhole('a whole answer', CLASS.replace('1', '10'), CLASS);
  checkWhole('a function with another name', 'function sum() {}', 'function add() {}\n');
  checkWhole('what the request names', kept(''), CLASS, { prompt: 'Entferne b aus der Klasse.' });
  checkWhole('what the request wants to be gone', kept(''), CLASS, {
    prompt: 'Remove what is not needed.',
  });
  checkWhole('a line that was wrong', 'a();\n// Counted above already.\nc();', 'a();\nb();\nc();');
  checkWhole(
    'what became shorter',
    'function f(x) {\n  // One pass.\n  return x.map(g);\n}',
    'function f(x) {\n  const y = [];\n  for (const z of x) y.push(g(z));\n  return y;\n}',
  );
  checkWhole(
    'a function inside of a function',
    'function f() {\n  return 1;\n}',
    'function f() {\n  function g() {\n    return 1;\n  }\n  return g();\n}',
    { intent: 'refactor' },
  );
  checkWhole(
    'a private method',
    'class A {\n  a() { return 1; }\n}',
    'class A {\n  a() { return this.#b(); }\n  #b() { return 1; }\n}',
    { intent: 'refactor' },
  );
  checkWhole(
    'a function that became a value',
    'const f = x => x;\nconst g = y => y;',
    'function f(x) {\n  return x;\n}\nfunction g(y) {\n  return y;\n}',
    { intent: 'refactor' },
  );
  checkWhole(
    'code that tests stand beside',
    "test('a', () => a());",
    'function a() {}\nfunction b() {}\n',
    { intent: 'test' },
  );
  checkWhole('code in another language', 'def a(): pass', 'function a() {}\nfunction b() {}\n', {
    intent: 'translate',
  });
  checkWhole('a comment that made way for code', 'const a = 1;', '// Set a.\n// Then b.\n', {
    intent: 'generate',
  });
});
