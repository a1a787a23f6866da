/** Parts of programs, judged in their place: only what was not wrong before speaks. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../../src/core/types.ts';
import { checkParses } from '../../../../src/server/verify/checks/checkParses.ts';
import type { Sandbox } from '../../../../src/server/verify/sandbox/sandbox.ts';
import { plainTask } from '../asTask.ts';
import { inputOf } from '../inputOf.ts';
import { bestSandbox } from '../sandboxHere.ts';

let sandbox: Sandbox | null = null;

/** The document with what is selected between `«` and `»`. */
async function judge(language: string, document: string, code: string, context = true) {
  const [before = '', rest = ''] = document.split('«');
  const [replaces = '', after = ''] = rest.split('»');
  const task: Task = {
    ...plainTask('Fix this.'),
    language,
    intent: 'fix',
    filePath: '/w/a',
    replaces,
    ...(context && { context: { before, after } }),
  };
  const answer = cleanAnswer(`\`\`\`${language}\n${code}\n\`\`\``, task);
  return checkParses({ ...inputOf(task, answer), sandbox });
}

suite('parses in its place', function () {
  this.timeout(30_000);

  suiteSetup(async () => {
    sandbox = await bestSandbox();
  });

  const check = (language: string, document: string, right: string, wrong: string) =>
    test(`${language}: ${right.trim().split('\n')[0]}`, async () => {
      const good = await judge(language, document, right);
      assert.notEqual(good.kind, 'failed', JSON.stringify(good));
      const bad = await judge(language, document, wrong);
      assert.equal(bad.kind, 'failed', JSON.stringify(bad));
      const bare = await judge(language, document, right, false);
      assert.notEqual(bare.kind, 'failed', `without its place: ${JSON.stringify(bare)}`);
    });

  const SWITCH = 'function f(a) {\n  switch (a) {\n«    case 1:\n      return 2;\n»  }\n}\n';
  check('javascript', SWITCH, 'case 2:\n  return 3;', 'case 2:\n  return (3;');
  check('typescript', SWITCH, 'case 2: return 3 as number;', 'case 2: return 3 as;');
  check(
    'javascript',
    'const a = b\n«  .filter(x => x > 1)\n»  .map(x => x);\n',
    '.filter(x => x > 2)',
    '.filter(x => x > 2',
  );
  check(
    'javascript',
    'if (a) {\n  b();\n«} else {\n  c();\n}\n»d();\n',
    '} else {\n  e();\n}',
    'else {\n  e();\n}',
  );
  check(
    'javascript',
    '«function f(a) {\n»  return a;\n}\n',
    'function f(a, b) {',
    'function f(a, b)',
  );
  check('javascript', 'f({\n«  a: 1,\n»  b: 2,\n});\n', 'a: 2,\nc: 3,', 'a: 2\nc: 3,');
  check('javascriptreact', 'const a = <b>\n«  <c/>\n»</b>;\n', '<d e={1}/>', '<d e={1}>');
  check('python', 'a = {\n«    "b": 1,\n»    "c": 2,\n}\n', '"b": 1,\n"d": 3,', '"b": 1\n"d": 3,');
  check(
    'python',
    'try:\n    a()\n«except B:\n    c()\n»finally:\n    d()\n',
    'except (B, E):\n    c()',
    'except (B, E)\n    c()',
  );
  check('python', '«def f(a):\n»    return a\n', 'def f(a, b=1):', 'def f(a, b=1)');
  check(
    'json',
    '[\n«  { "a": 1 },\n  { "a": 2 }\n»]\n',
    '{ "a": 1 },\n{ "a": 3 }',
    '{ "a": 1 }\n{ "a": 3 }',
  );
  check(
    'go',
    'func f(a int) int {\n\tswitch a {\n«\tcase 1:\n\t\treturn 2\n»\t}\n\treturn 3\n}\n',
    'case 2:\n\treturn 3',
    'case 2\n\treturn 3',
  );
  check(
    'rust',
    'fn f(a: u8) -> u8 {\n    match a {\n«        1 => 2,\n»        _ => 3,\n    }\n}\n',
    '1 => 4,\n2 => 5,',
    '1 => 4\n2 => 5,',
  );
  check(
    'java',
    'class A {\n  int f(int a) {\n«    if (a > 1) {\n      return 2;\n    } else {\n»      return 3;\n    }\n  }\n}\n',
    'if (a > 2) {\n  return 2;\n} else {',
    'if (a > 2) {\n  return 2;\n else {',
  );
  check(
    'php',
    '<?php\nclass A {\n«    public function b() { return 1; }\n»}\n',
    'public function b(): int { return 2; }',
    'public function b(): int { return 2 }',
  );
  check(
    'ruby',
    'def f(a)\n  case a\n«  when 1 then 2\n»  else 3\n  end\nend\n',
    'when 1, 2 then 2',
    'when 1, then 2',
  );
  check('yaml', 'a:\n«  b: 1\n»  c: 2\n', '  b: 1\n  d: 3', '  b: [1\n  d: 3');
  check('css', 'a {\n«  color: red;\n»}\n', 'color: blue;', 'color: blue; }');
  check('cpp', 'int f() {\n«  return 1;\n»}\n', 'return 2;', 'return (2;');
  check('kotlin', 'fun f() {\n«    a()\n»}\n', 'b()', 'b(');

  test('what was wrong before, and dialects, say nothing', async () => {
    const silent = async (language: string, document: string, code: string) => {
      const found = await judge(language, document, code);
      assert.notEqual(found.kind, 'failed', JSON.stringify(found));
    };
    await silent('javascript', 'const a = ;\n«b();\n»', 'c();');
    await silent('python', 'print "a"\n«b = 1\n»', 'b = 2');
    await silent('javascript', 'const a = <b/>;\n«c();\n»', 'd();');
    await silent('go', 'func f( {\n«\ta()\n»}\n', 'b()');
    await silent('yaml', 'a:\n{{- if b }}\n«  c: 1\n»{{- end }}\n', '  c: 2');
    await silent('c', 'BEGIN(x\n«int a;\n»', 'int b;');
  });

  test('a dialect that a grammar knows is judged by it', async () => {
    const document = 'const a = <b/>;\n«c();\n»';
    assert.equal((await judge('javascript', document, 'c(;')).kind, 'failed');
  });
});
