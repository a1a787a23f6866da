/** Answers of which code was lost on the way to the person. */
import * as assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/prompting.ts';
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

  test('an answer with much empty space is read in time', () => {
    const startedMs = performance.now();
    cleanAnswer(`f();${'\n'.repeat(40_000)}// end`, js);
    assert.ok(performance.now() - startedMs < 200, `${performance.now() - startedMs} ms`);
  });
});
