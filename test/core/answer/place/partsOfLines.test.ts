/** Answers for a part of a line: models give that part, the line, or the lines around it, too. */
import assert from 'node:assert/strict';
import { applyAnswer } from '../../../../src/core/answer/index.ts';

/** `«` and `»` stand around the selected code. */
function put(language: string, marked: string, answer: string): string {
  const [before = '', rest = ''] = marked.split('«');
  const [selected = '', after = ''] = rest.split('»');
  return before + applyAnswer({ before, selected, after, language }, answer) + after;
}

/** What is selected, an answer, and the document afterwards. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    'typescript',
    'const x = f(«a + b», c);\n',
    'const x = f(a - b, c);',
    'const x = f(a - b, c);\n',
  ],
  ['typescript', '«const x = a»;\n', 'const x = b;', 'const x = b;\n'],
  ['typescript', 'const x = «a»;\r\n', 'b;', 'const x = b;\r\n'],
  ['typescript', '  foo(«x»);\n', 'foo(y)', '  foo(y);\n'],
  ['typescript', '  foo(«x»);\n', 'g(x)', '  foo(g(x));\n'],
  ['typescript', '  foo(«f(x)»);\n', 'f(f(x))', '  foo(f(f(x)));\n'],
  ['typescript', '  return c ? «a» : b;\n', 'return c ? d : b;', '  return c ? d : b;\n'],
  ['python', 'print("«helo»")\n', 'print("hello")', 'print("hello")\n'],
  ['python', 'if «x == None»:\n    y()\n', 'if x is None:', 'if x is None:\n    y()\n'],
  ['python', 'if «x == None»:\n    y()\n', 'if x is None:\n    y()', 'if x is None:\n    y()\n'],
  ['typescript', 'if («a») {\n  b();\n}\n', 'if (c)', 'if (c) {\n  b();\n}\n'],
  ['html', '<p class="«a b»">\n', '<p class="c">', '<p class="c">\n'],
  ['css', '.a { color: «rde»; }\n', '.a { color: red; }', '.a { color: red; }\n'],
  [
    'typescript',
    'function f() {\n  return «all.map(x => {\n    return x;\n  })»;\n}\n',
    'return all.map(x => {\n  return x + 1;\n});',
    'function f() {\n  return all.map(x => {\n    return x + 1;\n  });\n}\n',
  ],
  // Blanks in the middle of a line are none of its depth.
  [
    'go',
    '\tcase left >« s.limit:\n\t\tf()\n\tdefault:\n\t\tg(»1)\n',
    ' s.limit:\n\t\tf()\n\tdefault:\n\t\tg(',
    '\tcase left > s.limit:\n\t\tf()\n\tdefault:\n\t\tg(1)\n',
  ],
];

suite('an answer for a part of a line', () => {
  for (const [language, marked, answer, wanted] of CASES) {
    test(`${JSON.stringify(marked)} by ${JSON.stringify(answer)}`, () => {
      assert.equal(put(language, marked, answer), wanted);
    });
  }
});
