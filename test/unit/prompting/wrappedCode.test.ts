/** Words around one block that look a little like code must not turn the answer into Markdown. */
import assert from 'node:assert/strict';
import { cleanAnswer } from '../../../src/core/prompting/cleanAnswer.ts';
import type { Task } from '../../../src/core/types.ts';

const CODE = 'def add(a, b):\n    return a + b';
const BLOCK = `\`\`\`python\n${CODE}\n\`\`\``;
const TASK = {
  prompt: 'Write add(a, b)',
  ...{ promptTokens: 9, promptTokensUpper: 9, outputTokens: 9 },
  ...{ language: 'python', filePath: 'add.py', tests: 'assert add(1, 2) == 3' },
} as unknown as Task;

suite('code that is wrapped', () => {
  const answers: Readonly<Record<string, string>> = {
    'a tag around it': `<answer>\n${BLOCK}\n</answer>`,
    'a list whose items end with semicolons': `${BLOCK}\n\n- takes two numbers;\n- adds them;\n- returns the sum.`,
    'comments around it': `<!-- add.py -->\n${BLOCK}\n<!-- end -->`,
    'a closing fence that is indented': `1. Write:\n\n\`\`\`python\n${CODE}\n   \`\`\`\n\n2. Call \`add(1, 2)\`, which gives 3 = 1 + 2`,
    'an output without a label': `${BLOCK}\n\nOutput:\n\n\`\`\`\n3 apples\n\`\`\``,
    'an instruction behind the label': `\`\`\`python (add.py)\n${CODE}\n\`\`\``,
  };
  for (const [name, answer] of Object.entries(answers)) {
    test(name, () => assert.equal(cleanAnswer(answer, TASK).code, CODE));
  }
});
