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
  checkWhole(
    'documentation above a function that is completed',
    'export function zip(left, right) {\n  return left.map((value, i) => [value, right[i]]);\n}\n',
    '/**\n * Pairs of two lists, as long as the shorter one.\n *\n * @param {number[]} left\n * @param {number[]} right\n */\nexport function zip(left, right) {\n',
    { prompt: 'Complete this code: write what is missing.', intent: 'complete' },
  );
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
  for (const remark of ['// (以下同じ)', '/* kod bez zmian */', '// kodun geri kalanı']) {
    const now = `function a() {\n  zero();\n  ${remark}\n}\n`;
    const was = 'function a() {\n  one();\n  two();\n  three();\n}\n';
    checkLost(`what ${remark} ends a block for`, now, was, 'three();');
  }
  checkLost(
    'what a block is filled for',
    '  pass  # as it was',
    '  x = 7\n  return x',
    'return x',
    {
      language: 'python',
    },
  );
  checkLost('a key that is a letter of the request', 'a: 2', 'a: 1\nb: 2\nc: 3', '"b", "c"', {
    language: 'yaml',
  });
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
  checkWhole(
    'what a remark says to be gone, as was asked',
    'f();\n// No logs.',
    'f();\nlog(1);\nlog(2);',
    {
      prompt: 'Remove the logs.',
    },
  );
  for (const prompt of ['Usuń zbędne wywołania.', 'Ta bort anropen.', 'Clean this up.']) {
    checkWhole(`what "${prompt}" may be for`, 'work();', 'one();\ntwo();\nthree();\nwork();', {
      prompt,
    });
  }
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

suite('statements and keys that an answer leaves out without a word', () => {
  const STEPS =
    'function pay(cart) {\n  check(cart);\n  audit.write(cart.id);\n  mail.send(receipt);\n  stock.reserve(cart);\n  return charge(cart);\n}\n';
  const SHORT = 'function pay(cart) {\n  check(cart);\n  return charge(cart, 2);\n}';
  checkLost('what stood between', SHORT, STEPS, 'audit.write(cart.id);');
  checkWhole(
    'a loop that became an expression',
    'def mean(values):\n    return sum(values) / len(values)',
    'def mean(values):\n    total = 0\n    for value in values:\n        total += value\n    return total / len(values)\n',
    { intent: 'refactor' },
  );
  checkLost('the same in a refactoring', SHORT, STEPS, 'stock.reserve(cart);', {
    intent: 'refactor',
  });
  const PY =
    'def pay(cart):\n    check(cart)\n    audit.write(cart.id)\n    mail.send(receipt)\n    return charge(cart)\n';
  checkLost(
    'statements of Python',
    'def pay(cart):\n    check(cart)\n    return charge(cart, 2)',
    PY,
    'mail.send',
    { language: 'python' },
  );
  checkLost(
    'one of a text that only gets comments',
    PY.replace('    audit.write(cart.id)\n', ''),
    PY,
    'audit.write',
    { language: 'python', intent: 'document' },
  );
  checkLost('statements in a language nobody knows', SHORT, STEPS, 'mail.send', {
    language: 'wren',
  });
  checkWhole(
    'one line, which may have been the fault',
    STEPS.replace('  mail.send(receipt);\n', ''),
    STEPS,
  );
  checkWhole(
    'what was moved into another function',
    `${SHORT.replace('check(cart);', 'prepare(cart);')}\n\nfunction prepare(cart) {\n  check(cart);\n  audit.write(cart.id);\n  mail.send(receipt);\n  stock.reserve(cart);\n}`,
    STEPS,
    { intent: 'refactor' },
  );
  checkWhole(
    'what was said in other words',
    SHORT.replace('check(cart);', 'for (const step of [audit, mail, stock]) step.run(cart);'),
    STEPS,
    { intent: 'refactor' },
  );
  checkWhole('what the request names', SHORT, STEPS, {
    prompt: 'The audit, the mail and the stock are elsewhere.',
  });
  checkWhole(
    'what is there twice',
    'a.first();\nb.second();\nc();',
    'a.first();\nb.second();\na.first();\nb.second();\nc();',
  );
  checkWhole(
    'a line that the editor reports',
    'a();\nd();',
    'a();\nconst left = 1;\nconst right = 2;\nd();',
    {
      context: {
        before: '',
        after: '',
        diagnostics: [
          "Hint at `const left = 1;`: 'left' is unused.",
          'Hint at `const right = 2;`: unused',
        ],
      },
    },
  );

  checkLost(
    'a key of JSON',
    '{\n  "a": 1,\n  "c": 4\n}',
    '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n',
    '"b"',
    { language: 'json' },
  );
  checkLost('one in a line', '{ "a": 1 }', '{ "a": 1, "b": 2 }', '"b"', { language: 'json' });
  checkLost(
    'an item',
    '"x": [\n  "one",\n  "three"\n]',
    '"x": [\n  "one",\n  "two",\n  "three"\n]',
    'two',
    { language: 'json' },
  );
  checkLost(
    'a key of YAML',
    'web:\n  image: x\n  restart: always',
    'web:\n  image: y\n  ports:\n    - "80:80"\n  restart: always\n',
    'ports',
    { language: 'yaml' },
  );
  checkLost(
    'a declaration',
    '.a {\n  color: red;\n}',
    '.a {\n  color: blue;\n  margin: 0;\n}\n',
    'margin',
    { language: 'css' },
  );
  checkLost(
    'a rule',
    '.a {\n  color: red;\n}',
    '.a {\n  color: blue;\n}\n.b {\n  color: blue;\n}\n',
    '.b',
    { language: 'css' },
  );
  checkLost('a key of TOML', '[a]\nx = 1', '[a]\nx = 2\ny = 3\n', '"y"', { language: 'toml' });
  checkWhole('a key with another name', '{ "a": 1, "name": 2 }', '{ "a": 1, "nmae": 2 }', {
    language: 'json',
  });
  checkWhole('a key that was there twice', 'a: 1\nb: 2', 'a: 1\nb: 2\na: 1\n', {
    language: 'yaml',
  });
  checkWhole('a value that changed', 'a:\n  - one\n  - 2', 'a:\n  - one\n  - two\n', {
    language: 'yaml',
  });
  checkWhole('a key that shall go', '{ "a": 1 }', '{ "a": 1, "b": 2 }', {
    language: 'json',
    prompt: 'Remove what is old.',
  });
  checkWhole('the key that the request names', '{ "a": 1 }', '{ "a": 1, "debug": 2 }', {
    language: 'json',
    prompt: 'Without debug, please.',
  });
  checkWhole('another order', 'b: 2\na: 1', 'a: 1\nb: 2\n', { language: 'yaml' });
  checkWhole('a shorthand', '.a {\n  margin: 0 1px;\n}', '.a {\n  margin-top: 0;\n}\n', {
    language: 'css',
  });
});
