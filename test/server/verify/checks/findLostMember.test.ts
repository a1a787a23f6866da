/** Members that an answer no longer has are told by the grammar, however they are written. */
import assert from 'node:assert/strict';
import { findLostMember } from '../../../../src/server/verify/checks/findLostMember.ts';
import { plainTask } from '../asTask.ts';

type Row = readonly [language: string, old: string, now: string, gone: string];

/** The last one is what the evidence names. */
const LOST: readonly Row[] = [
  [
    'cpp',
    'class A {\npublic:\n  int a() const { return 1; }\n  int b() const { return 2; }\n};\n',
    'class A {\npublic:\n  int a() const { return 3; }\n};\n',
    'int b()',
  ],
  [
    'csharp',
    'class A\n{\n    public int X { get; set; }\n    public int Y { get; set; }\n    public int Sum() => X + Y;\n}\n',
    'class A\n{\n    public int X { get; set; }\n    public int Sum() => X + 1;\n}\n',
    'public int Y',
  ],
  [
    'typescript',
    'interface A {\n  a: string;\n  b: number;\n  c: boolean;\n}\n',
    'interface A {\n  a: string;\n  c: boolean | null;\n}\n',
    'b: number;',
  ],
  [
    'javascript',
    'const o = {\n  a() { return 1; },\n  b: () => 2,\n};\n',
    'const o = {\n  a() { return 3; },\n};\n',
    'b: () => 2',
  ],
  [
    'go',
    'type A struct {\n\tName string\n\tSize int\n}\n',
    'type A struct {\n\tName *string\n}\n',
    'Size int',
  ],
  ['rust', 'enum E {\n    One,\n    Two(i32),\n}\n', 'enum E {\n    One,\n}\n', 'Two(i32)'],
  [
    'java',
    'enum E {\n    ONE,\n    TWO;\n    int a() { return 1; }\n}\n',
    'enum E {\n    ONE;\n    int a() { return 2; }\n}\n',
    'TWO;',
  ],
  [
    'python',
    'class A:\n    def a(self): return 1\n    def b(self): return 2\n',
    'class A:\n    def a(self): return 3\n',
    'def b(self)',
  ],
  ['ruby', 'def a = 1\ndef b = 2\n', 'def a = 3\n', 'def b = 2'],
  [
    'php',
    'class A {\n    public int $x = 1;\n    public int $y = 2;\n}\n',
    'class A {\n    public int $x = 3;\n}\n',
    '$y = 2',
  ],
];

const KEPT: readonly (readonly [language: string, old: string, now: string, prompt?: string])[] = [
  [
    'typescript',
    'function f() {\n  const a = 1;\n  return a;\n}\n',
    'function f() {\n  return 1;\n}\n',
  ],
  ['typescript', 'function f() {\n  function g() {}\n  g();\n}\n', 'function f() {}\n'],
  [
    'javascript',
    'function a() {}\nfunction b() {}\n',
    'const a = () => {};\nconst b = () => {};\n',
  ],
  ['python', 'A = 1\n\ndef f():\n    return A\n', 'def f():\n    return 1\n'],
  ['python', 'def a(): pass\ndef _b(): pass\n', 'def a(): return 1\n'],
  ['python', 'def a(): pass\ndef b(): pass\n', 'from x import b\n\ndef a(): return 1\n'],
  ['python', 'def a(): pass\ndef b(): pass\n', 'def a(): return 1\n', 'b は不要です'],
  ['python', 'def a(): pass\ndef b(): pass\n', 'def a(): return 1\n', 'bは不要です'],
  ['go', 'func a() {}\nfunc b() {}\n', 'func a() {}\nfunc c() {}\n'],
];

const ask = (language: string, replaces: string, code: string, prompt = 'Fix this code.') =>
  findLostMember(
    code,
    { ...plainTask(prompt), intent: 'fix', language, replaces, context: { before: '', after: '' } },
    language,
  );

suite('members that are gone', () => {
  for (const [language, old, now, gone] of LOST) {
    test(`${language}: ${gone}`, async () => {
      const lost = await ask(language, old, now);
      assert.ok(lost?.includes(gone), String(lost));
      assert.equal(await ask(language, old, old), null);
    });
  }
  for (const [language, old, now, prompt] of KEPT) {
    test(`${language}: none in ${JSON.stringify(now)} ${prompt ?? ''}`, async () => {
      assert.equal(await ask(language, old, now, prompt), null);
    });
  }
  test('what stands elsewhere in the document is not missed', async () => {
    const context = { before: 'def b(): pass\n', after: '' };
    const task = { ...plainTask('Fix this code.'), intent: 'fix', language: 'python' } as const;
    const replaces = 'def a(): pass\ndef b(): pass\n';
    assert.equal(
      await findLostMember('def a(): return 1\n', { ...task, replaces, context }, 'python'),
      null,
    );
  });
});
