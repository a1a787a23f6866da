/** Two blocks that define one name may both be needed. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/prompting/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

suite('blocks of one name', () => {
  const cases: Readonly<Record<string, readonly [string, string, string]>> = {
    'clauses of Elixir': ['elixir', 'def f(0), do: 1', 'def f(n), do: n * f(n - 1)'],
    'routes with decorators': [
      'python',
      '@app.get("/a")\ndef handler():\n    return 1',
      '@app.get("/b")\ndef handler():\n    return 2',
    ],
    'a rule that stands in a media query, too': [
      'css',
      '.a { color: red }',
      '@media print {\n  .a { color: red }\n}',
    ],
  };
  for (const [name, [language, first, second]] of Object.entries(cases)) {
    test(name, () => {
      const task = { prompt: 'Write it', language } as unknown as Task;
      const block = (code: string) => `\`\`\`${language}\n${code}\n\`\`\``;
      const { code } = cleanAnswer(`${block(first)}\n\nAnd:\n\n${block(second)}`, task);
      assert.ok(code?.startsWith(first), String(code));
    });
  }
});
