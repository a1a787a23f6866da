/** Right answers that look as if they had something beside the code, or lost some of it. */
import assert from 'node:assert/strict';
import type { TaskKind } from '../../../src/core/types.ts';
import { run } from './reachFile.ts';

/** All of it is selected. */
const w = (text: string) => `«${text}»`;
const fence = (label: string, text: string) => `~~~${label}\n${text}~~~`;

type Row = readonly [
  name: string,
  language: string,
  document: string,
  answer: string,
  wanted: string,
  prompt?: string,
  intent?: TaskKind,
];

const ROWS: readonly Row[] = [
  [
    'js registers listener inside fn',
    'javascript',
    w('function a() {\n  b();\n}\n'),
    fence('js', 'function a() {\n  b();\n  window.on(a);\n}\n'),
    'function a() {\n  b();\n  window.on(a);\n}\n',
  ],
  [
    'c static added',
    'c',
    w('int f(void) {\n    return 1;\n}\n'),
    fence('c', 'static int f(void) {\n    return 2;\n}\n'),
    'static int f(void) {\n    return 2;\n}\n',
  ],
  [
    'split into helpers',
    'python',
    w('def f():\n    return g() + h()\n'),
    fence('python', 'def _g2():\n    return g()\n\n\ndef f():\n    return _g2() + h()\n'),
    'def _g2():\n    return g()\n\n\ndef f():\n    return _g2() + h()\n',
    'Refactor this code.',
    'refactor',
  ],
  [
    'class with main selected',
    'java',
    w('class A {\n    public static void main(String[] a) {\n        x();\n    }\n}\n'),
    fence('java', 'class A {\n    public static void main(String[] a) {\n        y();\n    }\n}\n'),
    'class A {\n    public static void main(String[] a) {\n        y();\n    }\n}\n',
  ],
  [
    'selected main guard',
    'python',
    w('def f():\n    pass\n\nif __name__ == "__main__":\n    f()\n'),
    fence('python', 'def f():\n    return 1\n\nif __name__ == "__main__":\n    print(f())\n'),
    'def f():\n    return 1\n\nif __name__ == "__main__":\n    print(f())\n',
  ],
  [
    'test file selected',
    'python',
    w('def test_a():\n    assert 1\n'),
    fence('python', 'def test_a():\n    assert 2\n\n\ndef test_b():\n    assert 3\n'),
    'def test_a():\n    assert 2\n\n\ndef test_b():\n    assert 3\n',
  ],
  [
    'describe selected',
    'javascript',
    w("describe('a', () => {\n  it('x', () => {});\n});\n"),
    fence(
      'js',
      "describe('a', () => {\n  it('x', () => {});\n});\n\ndescribe('b', () => {\n  it('y', () => {});\n});\n",
    ),
    "describe('a', () => {\n  it('x', () => {});\n});\n\ndescribe('b', () => {\n  it('y', () => {});\n});\n",
  ],
  [
    'generate with call',
    'python',
    w('def f():\n    pass\n'),
    fence('python', 'def f():\n    return 1\n\n\nf()\n'),
    'def f():\n    return 1\n\n\nf()\n',
    'Make it do something now',
    'generate',
  ],
  [
    'rust impl tests mod kept when asked',
    'rust',
    w('fn f() -> i32 {\n    1\n}\n'),
    fence(
      'rust',
      'fn f() -> i32 {\n    2\n}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn t() {}\n}\n',
    ),
    'fn f() -> i32 {\n    2\n}\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn t() {}\n}\n',
    'Fix it and add a unit test below.',
  ],
  [
    'make private asked',
    'typescript',
    w('export function f() {\n  return 1;\n}\n'),
    fence('ts', 'function f() {\n  return 1;\n}\n'),
    'function f() {\n  return 1;\n}\n',
    'Do not export f.',
  ],
  [
    'export moved to list',
    'typescript',
    w('export function f() {\n  return 1;\n}\n'),
    fence('ts', 'function f() {\n  return 2;\n}\n\nexport { f };\n'),
    'function f() {\n  return 2;\n}\n\nexport { f };\n',
  ],
  [
    'ts overloads',
    'typescript',
    w('function f(a: any) {\n  return a;\n}\n'),
    fence(
      'ts',
      'function f(a: string): string;\nfunction f(a: number): number;\nfunction f(a: any) {\n  return a;\n}\n',
    ),
    'function f(a: string): string;\nfunction f(a: number): number;\nfunction f(a: any) {\n  return a;\n}\n',
    'Add types.',
    'types',
  ],
  [
    'react memo',
    'javascriptreact',
    w('function A() {\n  return <b />;\n}\n'),
    fence('jsx', 'function A() {\n  return <i />;\n}\n\nconst B = memo(A);\n'),
    'function A() {\n  return <i />;\n}\n\nconst B = memo(A);\n',
  ],
  [
    'shell script func + main call selected',
    'shellscript',
    w('main() {\n  echo 1\n}\n\nmain "$@"\n'),
    fence('bash', 'main() {\n  echo "1"\n}\n\nmain "$@"\n'),
    'main() {\n  echo "1"\n}\n\nmain "$@"\n',
  ],
  [
    'shell literal $ lines',
    'shellscript',
    w('$CMD run\n'),
    fence('bash', '$CMD run --all\n'),
    '$CMD run --all\n',
  ],
  [
    'doc example in comment',
    'javascript',
    w('function f() {\n  return 1;\n}\n'),
    fence('js', '/**\n * @example\n * f(); // 1\n */\nfunction f() {\n  return 1;\n}\n'),
    '/**\n * @example\n * f(); // 1\n */\nfunction f() {\n  return 1;\n}\n',
    'Document this.',
    'document',
  ],
  [
    'python doc string before',
    'python',
    w('def f():\n    return 1\n'),
    fence('python', 'def f():\n    """Old behaviour: one."""\n    return 1\n'),
    'def f():\n    """Old behaviour: one."""\n    return 1\n',
    'Document this.',
    'document',
  ],
  [
    'sql two statements asked',
    'sql',
    w('SELECT a FROM t;\n'),
    fence('sql', 'SELECT a FROM t;\n\nSELECT b FROM t;\n'),
    'SELECT a FROM t;\n\nSELECT b FROM t;\n',
    'Add the same for b.',
  ],
  [
    'css dark added',
    'css',
    w('.a { color: red; }\n'),
    fence('css', '.a { color: red; }\n\n.dark .a { color: blue; }\n'),
    '.a { color: red; }\n\n.dark .a { color: blue; }\n',
    'Add dark mode.',
  ],
  [
    'yaml multi docs',
    'yaml',
    w('a: 1\n'),
    fence('yaml', 'a: 1\n---\nb: 2\n'),
    'a: 1\n---\nb: 2\n',
    'Add a second document with b.',
  ],
  [
    'go iface impl check',
    'go',
    w('type A struct{}\n'),
    fence('go', 'type A struct{}\n\nvar _ I = A{}\n'),
    'type A struct{}\n\nvar _ I = A{}\n',
  ],
  [
    'python dataclass fields',
    'python',
    w('class A:\n    x: int\n'),
    fence('python', '@dataclass\nclass A:\n    x: int\n    y: int\n'),
    '@dataclass\nclass A:\n    x: int\n    y: int\n',
  ],
  [
    'ruby include after',
    'ruby',
    w('class A\n  def x\n  end\nend\n'),
    fence('ruby', 'class A\n  include B\n\n  def x\n  end\nend\n'),
    'class A\n  include B\n\n  def x\n  end\nend\n',
  ],
  [
    'markdown heading merged asked',
    'markdown',
    w('## A\n\nx\n\n## B\n\ny\n'),
    fence('markdown', '## A and B\n\nx y\n'),
    '## A and B\n\nx y\n',
    'Merge the two sections.',
  ],
];

suite('answers that are right as they are', () => {
  for (const [name, language, document, answer, wanted, prompt, intent] of ROWS) {
    test(name, () => {
      const asked = { ...(prompt && { prompt }), ...(intent && { intent }) };
      assert.equal(run({ language, document, answer, wanted, ...asked }), wanted);
    });
  }
});
