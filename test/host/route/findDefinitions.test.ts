/** Of the files that are open, a model is shown only the definitions that the selection names. */
import assert from 'node:assert/strict';
import { findDefinitions } from '../../../src/host/route/findDefinitions.ts';

const find = (text: string, ...names: readonly string[]) => findDefinitions(text, new Set(names));

suite('definitions of names', () => {
  test('in the order of the text, with their bodies alone', () => {
    const a = 'export function a() {\n  return 1;\n}';
    const b = 'const b = {\n  c: 1,\n};';
    const text = `import x from 'x';\n\n${a}\n\nrun();\n\n${b}\nlast();\n`;
    assert.equal(find(text, 'b', 'a'), `${a}\n\n${b}`);
    assert.equal(find(text, 'b'), b);
    assert.equal(find(text, 'x', 'run', 'c'), '');
    assert.equal(find(text), '');
  });

  for (const [language, text, name, wanted] of [
    ['Python', 'def f(a):\n    return a\n\n\ndef g():\n    pass\n', 'f', 'def f(a):\n    return a'],
    ['Go', 'type A struct {\n\tB int\n}\n\nvar c = 1\n', 'A', 'type A struct {\n\tB int\n}'],
    [
      'Rust',
      'pub struct A {\n    b: i32,\n}\n\nfn c() {}\n',
      'A',
      'pub struct A {\n    b: i32,\n}',
    ],
    ['Ruby', 'class A\n  def b\n  end\nend\n', 'A', 'class A\n  def b\n  end\nend'],
    ['lines of Windows', 'class A {\r\n  b() {}\r\n}\r\n', 'A', 'class A {\n  b() {}\n}'],
  ] as const) {
    test(`in ${language}`, () => assert.equal(find(text, name), wanted));
  }

  test('not what is defined inside of others', () => {
    assert.equal(find('function a() {\n  function b() {}\n}\n', 'b'), '');
  });

  test('a long one is cut behind its head, and so are many', () => {
    const long = `function a() {\n${'  step();\n'.repeat(100)}}\n`;
    const lines = find(long, 'a').split('\n');
    assert.equal(lines[0], 'function a() {');
    assert.equal(lines.length, 40);
    const names = Array.from({ length: 2_000 }, (_, at) => `name${at}`);
    const many = names.map(name => `const ${name} = '${'x'.repeat(20)}';`).join('\n');
    assert.equal(find(many, ...names).length, 20_000);
  });
});
