/** The task as a model reads it. */
import assert from 'node:assert/strict';
import { INSTRUCTIONS, ownInstruction, taskText } from '../../../src/host/instructions.ts';

const FENCE = '```';

suite('instructions', () => {
  test('the code stands in a fence that it cannot end', () => {
    const code = `# Use\n${FENCE}\`sh\nls\n${FENCE}\``;
    const task = taskText(ownInstruction('Mend it'), { code, language: 'markdown' });
    assert.ok(task.startsWith('Mend it\n\n'));
    assert.ok(task.endsWith(`\n\n${FENCE}\`\`markdown\n${code}\n${FENCE}\`\``), task);
  });

  test('only those that change code ask for code alone', () => {
    for (const instruction of INSTRUCTIONS) {
      const task = taskText(instruction, { code: 'x', language: 'c' });
      const asksForCode = task.includes('one fenced block');
      assert.equal(asksForCode, instruction.answer === 'code', instruction.label);
    }
  });

  test('own words are kept whole and shown short', () => {
    const words = 'x'.repeat(100);
    const instruction = ownInstruction(words);
    assert.equal(instruction.words, words);
    assert.equal(instruction.label.length, 40);
  });
});
