/** What looks as if it stood beside the code, or around it, and is code or the answer all the same. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const CODE = 'def add(a, b):\n    return a + b';
const BLOCK = `~python\n${CODE}\n~`;
const TESTS = 'assert add(1, 2) == 3';

function taskOf(given: Partial<Task>): Task {
  const sizes = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0 };
  return { prompt: 'Write it', ...sizes, priority: 'cost', ...given };
}

const PYTHON = taskOf({ language: 'python', tests: TESTS });
const JS = taskOf({ language: 'javascript' });
const SHELL = taskOf({ language: 'shellscript' });

/** `~` stands for three backticks. */
function check(task: Task, answer: string, code: string, language = task.language) {
  const cleaned = cleanAnswer(answer.replaceAll('~', '```'), task);
  assert.equal(cleaned.code, code.replaceAll('~', '```'));
  assert.equal(cleaned.language, language);
  assert.equal(cleaned.openEnded, false);
}

suite('fences within code', () => {
  const doc = (example: string, above = '') =>
    `def f(x):\n    """F.\n${above}\n    ~\n    ${example}\n    ~\n    """\n    return x`;

  test('examples in docstrings', () => {
    const args = '\n    Args:\n        x: it\n';
    for (const code of [doc('f(1)'), doc('It is so.'), doc('f(1)', args)]) {
      check(PYTHON, `~python\n${code}\n~`, code);
      check(PYTHON, `~python\n${code}\n~\n\nAnd:\n\n~\n${CODE}\n~`, `${code}\n\n${CODE}`);
      check(PYTHON, code, code);
    }
    const labelled = '"""\n  ~py\n  f(1)\n  ~\n  ~py\n  f(2)\n  ~\n"""';
    check(PYTHON, `~python\n${labelled}\n~`, labelled);
    const jsdoc = '/**\n * Adds.\n * ~js\n * f(1)\n * ~\n */\nfunction f() {\n  return 1;\n}';
    check(JS, jsdoc, jsdoc);
  });

  test('fences in strings', () => {
    for (const code of ['s = """\n  ~\n"""', 's = """\n  ~\n\n  ~\n"""']) {
      check(PYTHON, `~python\n${code}\n~`, code);
      check(PYTHON, `~python\n${code}\n~\n\nand\n\n~\n${CODE}\n~`, `${code}\n\n${CODE}`);
    }
  });

  test('statements on the line of the fence', () => {
    check(PYTHON, `~python import os\n${CODE}\n~`, `import os\n${CODE}`);
    check(JS, '~js return f\n~', 'return f');
    check(SHELL, '~bash npm install\nls\n~', 'npm install\nls');
  });
});

suite('blocks that are no output', () => {
  test('where what they look like is what was asked for', () => {
    const sql = taskOf({ language: 'sql' });
    const queries = ['SELECT a FROM b', 'DELETE FROM b'] as const;
    check(sql, `~sql\n${queries[0]}\n~\nResults:\n~\n${queries[1]}\n~`, queries.join('\n\n'));
    check(SHELL, '~\npython add.py\n~', 'python add.py');
    check(SHELL, '~bash\nx=1\n~\nThen:\n~bash\npython add.py\n~', 'x=1\n\npython add.py');
    check(PYTHON, '~python\nadd\n~', 'add');
  });

  test('where they define something, or are labelled as code', () => {
    const other = 'def g():\n    return 1';
    check(PYTHON, `${BLOCK}\nwhich prints:\n~\n${other}\n~`, `${CODE}\n\n${other}`);
    check(PYTHON, `${BLOCK}\nIt prints:\n~python\nadd(1, 2)\n~`, `${CODE}\n\nadd(1, 2)`);
    for (const line of ['import os', 'x = add(1, 2)']) {
      check(PYTHON, `${BLOCK}\nThe result:\n~\n${line}\n~`, `${CODE}\n\n${line}`);
    }
    const java = taskOf({ language: 'java' });
    const [first, second] = ['class A {\n}', 'int f() {\n  return 1;\n}'];
    check(java, `~java\n${first}\n~\nIt prints:\n~\n${second}\n~`, `${first}\n\n${second}`);
  });

  test('but trees, and commands with marks, are none of the code of any language', () => {
    const ruby = taskOf({ language: 'ruby' });
    check(ruby, '~ruby\nputs 1\n~\nFiles:\n~\na/\n└── b.rb\n~', 'puts 1');
    check(JS, '~js\nf();\n~\nFirst:\n~\nnpm install lodash@4\n~', 'f();');
  });
});

suite('what is not settled', () => {
  const plain = taskOf({ prompt: 'Write add(a, b) in Python' });
  const noTests = taskOf({ language: 'python' });
  const readme = `~markdown\n# Add\n\n${BLOCK}\n~`;

  test('another language is not taken for the one that was asked for', () => {
    check(PYTHON, '~js\nf();\n~', 'f();', 'javascript');
    check(PYTHON, '~js\nf();\n~\n~html\n<p>\n~', 'f();', 'javascript');
    const mixed = '~html\n<p>\n~\n~js\nf();\n~';
    check(taskOf({ tests: 'f()' }), mixed, mixed, 'markdown');
  });

  test('without tests a label is what the answer says it is', () => {
    check(noTests, '~diff\n-a\n+b\n~', '-a\n+b', 'diff');
    for (const task of [plain, noTests]) {
      check(task, readme, `# Add\n\n${BLOCK}`, 'markdown');
    }
  });

  test('where only words of the request tell, code beside a block keeps the whole answer', () => {
    const answer = `${CODE}\n\nRun it:\n\n~bash\npython add.py\n~`;
    check(plain, answer, answer, 'markdown');
    const quoting = taskOf({ prompt: 'Fix this JS:\n\nx = f();\ny = g();' });
    check(quoting, 'This:\n\nx = f();\ny = g();\n\nnow is:\n\n~js\nh();\n~', 'h();', 'javascript');
  });

  test('sentences that touch code stay where they may be code', () => {
    const script = 'Write-Host a\nThis is the end of it.';
    check(taskOf({ language: 'powershell' }), script, script);
  });
});
