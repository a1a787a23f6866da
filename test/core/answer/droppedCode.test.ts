/** Answers of which code is easily lost on the way to the person. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/answer/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const FENCE = '```';
const SIZES = { promptTokens: 0, promptTokensUpper: 0, outputTokens: 0, complexity: 0 };
const taskOf = (prompt: string, more: Partial<Task> = {}): Task => ({
  ...{ prompt, ...SIZES, priority: 'cost' },
  ...more,
});

suite('code that must not be dropped', () => {
  const whole = (name: string, task: Task, code: string) =>
    test(`${name}, without a fence`, () => assert.equal(cleanAnswer(code, task).code, code));
  const has = (name: string, task: Task, answer: string, ...parts: string[]) =>
    test(name, () => {
      const { code } = cleanAnswer(answer, task);
      for (const part of parts) assert.ok(code?.includes(part), `${part}\nis not in\n${code}`);
    });
  const python = taskOf('Write a Python function.');
  const js = taskOf('Write JavaScript code.');

  whole(
    'the condition of a DELETE',
    taskOf('Write SQL that deletes expired anonymous sessions.'),
    'DELETE FROM sessions\nWHERE expired AND user_id IS NULL',
  );
  whole(
    'the order of a SELECT',
    taskOf('Write SQL for the newest users.'),
    'SELECT id, name\nFROM users\nORDER BY created_at DESC LIMIT 10',
  );
  whole(
    'first and last line of a Dockerfile',
    taskOf('Write a Dockerfile.'),
    'FROM node:24 AS build\nWORKDIR /app\nRUN npm ci --omit=dev\nCMD node dist/server.js',
  );
  whole(
    'sentences of Gherkin',
    taskOf('Write a Gherkin feature.'),
    'Feature: Log in\n\nScenario: a guest\nGiven the guest is here.\nThen it is a guest.',
  );
  whole(
    'divisions of COBOL',
    taskOf('Write a COBOL program.'),
    'Identification Division.\nProgram-Id. Hello.\n\nProcedure Division.\n    Stop Run.',
  );
  whole(
    'heading comments',
    taskOf('Write YAML.'),
    '# This is the port of the server.\n\nport: 80\n\n# This is the end of it.',
  );
  whole('a command of PowerShell', taskOf('Write PowerShell.'), 'Write-Host This is the end.');
  whole(
    'XML with a tag for reasoning',
    taskOf('Write XML.'),
    '<a>\n<reasoning>\n</reasoning>\n</a>',
  );
  whole('HTML that ends with a struck word', taskOf('Write HTML.'), '<p>\n<s>old</s>');
  whole(
    'a closing thinking tag in a docstring',
    python,
    'def strip(t):\n    """Removes all up to </think>\n    """\n    return t',
  );
  whole(
    'a Markdown file',
    taskOf('Write a README.md.', { filePath: 'README.md' }),
    `# Tool\n\nInstall:\n\n${FENCE}bash\nnpm i tool\n${FENCE}\n\nUse:\n\n${FENCE}js\nf();\n${FENCE}`,
  );
  has(
    'a bare block inside a Markdown block',
    taskOf('Write a README.md.', { filePath: 'README.md' }),
    `${FENCE}markdown\n# Tool\n\n${FENCE}\nnpm i tool\n${FENCE}\n\nLicence\n${FENCE}`,
    'npm i tool',
    'Licence',
  );
  has(
    'a fenced example in a docstring',
    python,
    `${FENCE}python\ndef f(x):\n    """F.\n\n    ${FENCE}\n    f(1)\n    ${FENCE}\n    """\n    return x\n${FENCE}`,
    '    f(1)',
    '\n    return x',
  );
  has(
    'code on the line of the opening fence',
    python,
    `${FENCE}import os\nprint(os)\n${FENCE}`,
    'import os',
  );
  has(
    'the same behind a label',
    js,
    `${FENCE}js const a = 1;\nconst b = 2;\n${FENCE}`,
    'const a = 1;',
  );
  has(
    'blocks labelled by their file',
    js,
    `${FENCE}src/add.js\nexport const x = 1;\n${FENCE}\n${FENCE}js\nexport const y = 2;\n${FENCE}`,
    'const x',
    'const y',
  );
  has(
    'blocks labelled by a version',
    python,
    `${FENCE}python3.11\ndef a(): ...\n${FENCE}\n${FENCE}py\ndef b(): ...\n${FENCE}`,
    'def a',
    'def b',
  );
  has(
    'a class that a later block goes on with',
    python,
    `${FENCE}python\nclass A:\n    def one(self): return 1\n${FENCE}\nThe rest of the class:\n${FENCE}python\nclass A:\n    def two(self): return 2\n${FENCE}`,
    'def one',
    'def two',
  );

  has(
    'a block whose file is another than the last',
    js,
    `${FENCE}src/a.js\nfunction f() { a }\n${FENCE}\n${FENCE}src/b.js\nfunction f() { b }\n${FENCE}`,
    '{ a }',
    '{ b }',
  );
  has(
    'a page and its script',
    js,
    `${FENCE}html\n<p></p>\n${FENCE}\n${FENCE}js\nf();\n${FENCE}`,
    '<p></p>',
    'f();',
  );
  has(
    'a class before its declaration',
    taskOf('Write C++ code.'),
    `${FENCE}cpp\nclass A { int x; };\n${FENCE}\nIn the header:\n${FENCE}cpp\nclass A;\n${FENCE}`,
    'int x',
  );
  has(
    'a value that an example sets again',
    js,
    `${FENCE}js\nconst x = compute();\n${FENCE}\nUsage:\n${FENCE}js\nconst x = 1;\nf(x);\n${FENCE}`,
    'compute()',
    'f(x);',
  );
  has(
    'a call in a block whose function comes again',
    js,
    `${FENCE}js\nfunction f() { a }\nawait f()\n${FENCE}\n${FENCE}js\nfunction f() { b }\n${FENCE}`,
    'await f()',
  );
  has(
    'the imports of a function that comes again',
    python,
    `${FENCE}py\nimport os\ndef f(): ...\n${FENCE}\nBetter:\n${FENCE}py\ndef f(): os\n${FENCE}`,
    'import os',
    'def f(): os',
  );
  has(
    'code before a fence without a partner',
    python,
    `def f():\n    return 1\n${FENCE}\nIt returns the number one.`,
    'return 1',
  );
  has(
    'code behind the bullet of a list',
    js,
    `1. ${FENCE}js\n   f();\n   ${FENCE}\n2. Done.`,
    'f();',
  );
  has(
    'code before a block',
    js,
    `const a = 1;\nconst b = 2;\n\n${FENCE}js\nf(a, b);\n${FENCE}`,
    'const a = 1;',
    'f(a, b);',
  );
});
