/** The code as it was, shown beside the new one in one block, is not in the file afterwards. */
import assert from 'node:assert/strict';
import { run } from '../reachFile.ts';

interface Version {
  readonly language: string;
  readonly old: string;
  readonly now: string;
  /** With `{old}` and `{now}` in them. */
  readonly answers: readonly string[];
}

const JS_OLD = 'function add(a, b) {\n  return a - b;\n}\n';
const JS_NEW = 'function add(a, b) {\n  return a + b;\n}\n';

const VERSIONS: readonly Version[] = [
  {
    language: 'javascript',
    old: JS_OLD,
    now: JS_NEW,
    answers: [
      '// Before\n{old}\n// After\n{now}',
      '// Before (buggy):\n{old}\n// After (fixed):\n{now}',
      '// Vorher\n{old}\n// Nachher\n{now}',
      '// 修改前\n{old}\n// 修改后\n{now}',
      '// Было\n{old}\n// Стало\n{now}',
      '{old}\n{now}',
      '// Fixed version\n{now}\n// Original version\n{old}',
    ],
  },
  {
    language: 'python',
    old: 'def area(r):\n    return 3 * r * r\n',
    now: 'def area(r):\n    return math.pi * r * r\n',
    answers: [
      '# Old\n{old}\n# New\n{now}',
      '# Old code\n{old}\n\n# New code\n{now}',
      '# def area(r):\n#     return 3 * r * r\n\n{now}',
      '# Old:\n# def area(r):\n#     return 3 * r * r\n\n# New:\n{now}',
    ],
  },
  {
    language: 'go',
    old: 'func Add(a, b int) int {\n\treturn a - b\n}\n',
    now: 'func Add(a, b int) int {\n\treturn a + b\n}\n',
    answers: ['{old}\n{now}', '// Before\n{old}\n// After\n{now}'],
  },
  {
    language: 'javascript',
    old: '  const a = b == c;\n',
    now: '  const a = b === c;\n',
    answers: ['// Before:\n{old}// After:\n{now}', '{old}{now}'],
  },
  {
    language: 'css',
    old: '.a {\n  color: red;\n}\n',
    now: '.a {\n  color: blue;\n}\n',
    answers: ['/* Before */\n{old}\n/* After */\n{now}'],
  },
  {
    language: 'html',
    old: '<p class="x">Hi</p>\n',
    now: '<p class="x">Hello</p>\n',
    answers: ['<!-- Before -->\n{old}\n<!-- After -->\n{now}'],
  },
  {
    language: 'yaml',
    old: 'replicas: 1\n',
    now: 'replicas: 3\n',
    answers: ['# before\n{old}# after\n{now}'],
  },
  {
    language: 'sql',
    old: 'SELECT * FROM t;\n',
    now: 'SELECT id FROM t;\n',
    answers: ['-- Original\n{old}\n-- Optimized\n{now}'],
  },
];

const fill = (answer: string, version: Version) =>
  answer.replace(/\{(old|now)\}/g, (_, name: 'old' | 'now') => version[name]);

suite('the original beside the answer', () => {
  for (const version of VERSIONS) {
    for (const answer of version.answers) {
      test(`${version.language}: ${JSON.stringify(answer)}`, () => {
        const { language, now } = version;
        const around = ['top();\n', 'end();\n'];
        const document = `${around[0]}«${version.old}»${around[1]}`;
        const told = fill(answer, version);
        const wanted = around.join(now);
        assert.equal(
          run({ language, document, answer: `~~~${language}\n${told}\n~~~`, wanted }),
          wanted,
        );
      });
    }
  }
});

/** What holds the code as it was, and is meant so. */
const KEPT: readonly (readonly [language: string, old: string, now: string, prompt?: string])[] = [
  ['javascript', JS_OLD, `${JS_OLD}\nfunction sub(a, b) {\n  return b - a;\n}\n`],
  ['javascript', JS_OLD, `/**\n * Subtracts.\n */\n${JS_OLD}`],
  [
    'typescript',
    'function f(a: any) {\n  return a;\n}\n',
    'function f(a: string): string;\nfunction f(a: number): number;\nfunction f(a: any) {\n  return a;\n}\n',
  ],
  [
    'java',
    'int f(int a) {\n  return a;\n}\n',
    'int f(int a) {\n  return a;\n}\n\nint f(long a) {\n  return 1;\n}\n',
  ],
  ['scala', 'def f(a: Int) = a\n', 'def f(a: Int) = a\n\ndef f(a: String) = a\n'],
  [
    'python',
    '@property\ndef x(self):\n    return self._x\n',
    '@property\ndef x(self):\n    return self._x\n\n@x.setter\ndef x(self, value):\n    self._x = value\n',
  ],
  [
    'css',
    '.a {\n  color: red;\n}\n',
    '/* Light */\n.a {\n  color: red;\n}\n\n/* Dark */\n.dark .a {\n  color: blue;\n}\n',
  ],
  [
    'python',
    'def f():\n    return 1\n',
    '# def f():\n#     return 1\ndef f():\n    return 2\n',
    'Comment the old one out and return 2.',
  ],
];

suite('the original within the answer', () => {
  for (const [language, old, now, prompt] of KEPT) {
    test(`${language}: ${JSON.stringify(now)}`, () => {
      const answer = `~~~${language}\n${now}~~~`;
      const shape = { language, document: `«${old}»`, answer, wanted: now };
      assert.equal(run({ ...shape, ...(prompt && { prompt }) }), now);
    });
  }
});
