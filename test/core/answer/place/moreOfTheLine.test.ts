/** A selected part of a line, and what models give for it: the part, more of the line, or all of it. */
import assert from 'node:assert/strict';
import { run } from '../reachFile.ts';

type Row = readonly [
  language: string,
  /** `«` and `»` stand around the selection. */
  document: string,
  answer: string,
  /** Null: no part of the answer fits. */
  wanted: string | null,
];

const ROWS: readonly Row[] = [
  ['css', 'a {\n  color: «red»;\n}\n', `color: blue;`, 'a {\n  color: blue;\n}\n'],
  ['css', 'a {\n  color: «red»;\n}\n', `a {\n  color: blue;\n}`, 'a {\n  color: blue;\n}\n'],
  ['css', 'a {\n  color: «red»;\n}\n', `blue;`, 'a {\n  color: blue;\n}\n'],
  [
    'go',
    'func f() {\n\tx, err := «foo()»\n\treturn x, err\n}\n',
    `x, err := bar()`,
    'func f() {\n\tx, err := bar()\n\treturn x, err\n}\n',
  ],
  ['javascript', 'run(a, «b + 1», c);\n', `run(a, b + 2, c);`, 'run(a, b + 2, c);\n'],
  ['python', 'x = run(a, «b + 1», c)\n', `x = run(a, b + 2, c)`, 'x = run(a, b + 2, c)\n'],
  ['python', 'x = run(a, «b + 1», c)\n', `run(a, b + 2, c)`, 'x = run(a, b + 2, c)\n'],
  [
    'javascript',
    'const total = «items.length»;\n',
    `const count = items.filter(Boolean).length;`,
    null,
  ],
  ['python', 'def f(a):\n    return «a + 1»\n', `return a + 2`, 'def f(a):\n    return a + 2\n'],
  [
    'python',
    'def f(a):\n    return «a + 1»\n',
    `def f(a):\n    return a + 2`,
    'def f(a):\n    return a + 2\n',
  ],
  ['python', 'if «a = b»:\n    go()\n', `if a == b:`, 'if a == b:\n    go()\n'],
  [
    'javascript',
    'if («a = b») {\n  go();\n}\n',
    `if (a === b) {\n  go();\n}`,
    'if (a === b) {\n  go();\n}\n',
  ],
  [
    'html',
    '<a href="«http://x»">x</a>\n',
    `<a href="https://x">x</a>`,
    '<a href="https://x">x</a>\n',
  ],
  ['json', '{\n  "a": «1»,\n  "b": 2\n}\n', `"a": 3,`, '{\n  "a": 3,\n  "b": 2\n}\n'],
  [
    'json',
    '{\n  "a": «1»,\n  "b": 2\n}\n',
    `{\n  "a": 3,\n  "b": 2\n}`,
    '{\n  "a": 3,\n  "b": 2\n}\n',
  ],
  ['yaml', 'image: «nginx:1.0»\nport: 1\n', `image: nginx:1.27`, 'image: nginx:1.27\nport: 1\n'],
  [
    'rust',
    'fn f() {\n    let x: «i32» = 5;\n}\n',
    `let x: u64 = 5;`,
    'fn f() {\n    let x: u64 = 5;\n}\n',
  ],
  [
    'typescript',
    'function f(a: «any», b: number) {}\n',
    `function f(a: string, b: number) {}`,
    'function f(a: string, b: number) {}\n',
  ],
  [
    'sql',
    'SELECT * FROM t WHERE «id = 1 OR 1=1» ORDER BY id;\n',
    `SELECT * FROM t WHERE id = 1 ORDER BY id;`,
    'SELECT * FROM t WHERE id = 1 ORDER BY id;\n',
  ],
  ['javascript', 'const m = "«helo»";\n', `"hello"`, 'const m = "hello";\n'],
  ['javascript', 'run(a, «b», c);\n', `run(c, b2, a);`, null],
  ['cpp', 'int x = «foo()» + 1;\n', 'int x = bar();', null],
  ['cpp', 'int x = «foo()» + 1;\n', 'int x = bar() + 1;', 'int x = bar() + 1;\n'],
  [
    'kotlin',
    'val y = list.map(«{ it }»).first()\n',
    'list.map({ it + 1 })',
    'val y = list.map({ it + 1 }).first()\n',
  ],
  [
    'kotlin',
    'val y = list.map(«{ it }»).first()\n',
    'val y = list.map({ it + 1 }).first()',
    'val y = list.map({ it + 1 }).first()\n',
  ],
  ['swift', 'if «a = 1» { go() }\n', 'if a == 1 { go() }', 'if a == 1 { go() }\n'],
  ['ruby', 'puts(«x.size»)\n', 'puts(x.length)', 'puts(x.length)\n'],
  ['ruby', 'puts "a #{«x.size»} b"\n', 'x.length', 'puts "a #{x.length} b"\n'],
  ['javascriptreact', '<A b={«c»} />\n', '<A b={d} />', '<A b={d} />\n'],
  ['javascriptreact', '<A b={«c»} />\n', 'b={d}', '<A b={d} />\n'],
  ['python', 'f(a, key=«1»)\n', 'key=2', 'f(a, key=2)\n'],
  ['python', "d = {'a': «1», 'b': 2}\n", "'a': 3", "d = {'a': 3, 'b': 2}\n"],
  ['python', 'print(f"{«x:2f»}")\n', 'x:.2f', 'print(f"{x:.2f}")\n'],
  ['python', 'foo(«x»)\n', '(1, 2)', 'foo((1, 2))\n'],
  ['html', '<b>«helo»</b>\n', '<b>hello</b>', '<b>hello</b>\n'],
  ['html', '<a class="«x»" id="y">\n', 'class="z"', '<a class="z" id="y">\n'],
  ['sql', 'SELECT a, «b» FROM t;\n', 'SELECT a, c FROM t;', 'SELECT a, c FROM t;\n'],
  ['shellscript', 'rm -rf «$X»/\n', 'rm -rf "$X"/', 'rm -rf "$X"/\n'],
  ['shellscript', 'echo "«$X»"\n', '"$Y"', 'echo "$Y"\n'],
  ['rust', 'let v: Vec<«i32»> = x();\n', 'let v: Vec<u8> = x();', 'let v: Vec<u8> = x();\n'],
  [
    'go',
    'type A struct {\n\tB int `«json:"b"»`\n}\n',
    '`json:"b,omitempty"`',
    'type A struct {\n\tB int `json:"b,omitempty"`\n}\n',
  ],
  ['python', 'def f():\n    return «g(1)»\n', '    return g(2)', 'def f():\n    return g(2)\n'],
  ['javascript', 'return «a» ? b : c;\n', 'return d;', null],
  ['javascript', 'const a = «f(1)»;\n', 'const t = g();\nconst a = f(t);', null],
  ['javascript', 'const a = «f(1)»;\n', 'f(\n  2,\n)', 'const a = f(\n  2,\n);\n'],
  ['javascript', 'const a = «f(1)»;\n', 'const a = f(\n  2,\n);', 'const a = f(\n  2,\n);\n'],
  [
    'javascript',
    'class A {\n  f() { return «1»; }\n}\n',
    'f() { return 2; }',
    'class A {\n  f() { return 2; }\n}\n',
  ],
  ['javascript', 'if (x) «y();» else z();\n', 'w();', 'if (x) w(); else z();\n'],
  ['python', 'x = «x and z»\n', 'x and y', 'x = x and y\n'],
  ['sql', 'select «x» from t\n', 'select y from t', 'select y from t\n'],
];

suite('an answer for a part of a line', () => {
  for (const [language, document, answer, wanted] of ROWS) {
    test(`${language}: ${JSON.stringify(document)} ${JSON.stringify(answer)}`, () => {
      const told = `~~~${language}\n${answer}\n~~~`;
      assert.equal(run({ language, document, answer: told, wanted }), wanted);
    });
  }
});
