/** What code defines, in each language with a grammar, and how many arguments it takes. */
import assert from 'node:assert/strict';
import { listDefinitions, readTree } from '../../../../src/server/verify/syntax/index.ts';

function check(language: string, code: string, wanted: string) {
  test(`${language}: ${code.split('\n')[0]}`, async () => {
    const tree = await readTree(code, language);
    assert.ok(tree);
    const found = listDefinitions(tree).map(({ name, parameters }) => {
      if (parameters === null) return name;
      const { least, most } = parameters;
      return least === most ? `${name}/${least}` : `${name}/${least}-${most}`;
    });
    assert.deepEqual([...new Set(found)], wanted.split(' ').filter(Boolean));
  });
}

suite('listDefinitions', () => {
  check('javascript', 'export const a = async (b, c = {}) => b;', 'a/1-2');
  check('javascript', 'module.exports.a = function (b, ...c) {};', 'a/1-Infinity');
  check('javascript', 'class A {\n  #b = 1;\n  c(d) {}\n  static e = f => f;\n}', 'A b c/1 e/1');
  check('javascript', 'const { a, b: c, ...d } = e;\nconst f = g(h);', 'a c d f');
  check('javascript', 'a(1);\nimport { b } from "c";', '');
  check('typescript', 'function a(this: B, b: string, c?: D<E, F>) {}', 'a/1-2');
  check('typescript', 'interface A { b(c: D): void }\ntype E = 1;\nenum F { G }', 'A b/1 E F');
  check('typescriptreact', 'const A: FC<B> = ({ c }) => <d>{c}</d>;', 'A/1');
  check('python', 'class A:\n    def b(self, c, *, d=1):\n        e = lambda f: f', 'A b/0-1 e/1');
  check('python', 'def a(b, /, c: int = 1, *d, **e): ...\nf, g = 1, 2', 'a/1-Infinity f g');
  check('go', 'func (a *B) C(d, e int, f ...string) {}', 'C/2-Infinity');
  check('go', 'type A struct{}\nvar b = func(c int) {}\nd := 1', 'A b/1 d');
  check('rust', 'impl A {\n  pub fn b(&self, c: u8) {}\n}\nlet d = |e, f| e;', 'b/1 d/2');
  check(
    'java',
    'class A {\n  A(int b) {}\n  int c(int d, int... e) { return 1; }\n}',
    'A A/1 c/1-Infinity e',
  );
  check(
    'csharp',
    'int A(int b, int c = 1) => b;\nclass D { void E(params int[] f) {} }',
    'A/1-2 D E/0-Infinity',
  );
  check('php', 'function a($b, $c = 1) {}\n$d = fn($e) => $e;', 'a/1-2 d/1');
  check('ruby', 'def a(b, c = 1, &d)\nend\nE = 1', 'a/1-2 E');
  check('cpp', 'int *a(int b, int c = 1) { return 0; }\nvoid D::e() {}', 'a/1-2 e/0');
  check('c', '#define A(b) b\nstatic int f(void) { return 1; }', 'A/1 f/0');
  check('shellscript', 'a() { :; }\nB=1', 'a B');

  test('a definition in code that does not parse is found all the same', async () => {
    const tree = await readTree('function a(b) { return (; }\nfunction c() {}', 'javascript');
    assert.ok(tree);
    assert.deepEqual(
      listDefinitions(tree).map(({ name }) => name),
      ['a', 'c'],
    );
  });

  test('there is no tree of what is too long, nor without a grammar', async () => {
    assert.equal(await readTree('a'.repeat(300_000), 'go'), null);
    assert.equal(await readTree('a', 'cobol'), null);
    assert.equal(await readTree('a', null), null);
  });

  test('places count as in the code, whatever characters are in it', async () => {
    const code = 'x := "ä😀"\nfunc a() {}\n';
    const tree = await readTree(code, 'go');
    assert.equal(tree?.root.end, code.length);
  });
});
