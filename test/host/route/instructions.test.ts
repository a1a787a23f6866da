/** The task as a model reads it. */
import assert from 'node:assert/strict';
import {
  buildTaskPrompt,
  INSTRUCTIONS,
  makeCommentInstruction,
  makeOwnInstruction,
} from '../../../src/host/route/instructions.ts';

const FENCE = '```';

suite('instructions', () => {
  test('the code stands in a fence that it cannot end', () => {
    const code = `# Use\n${FENCE}\`sh\nls\n${FENCE}\``;
    const { task } = buildTaskPrompt(makeOwnInstruction('Mend it'), { code, language: 'markdown' });
    assert.ok(task.startsWith('Mend it\n\n'));
    assert.ok(task.endsWith(`\n\n${FENCE}\`\`markdown\n${code}\n${FENCE}\`\``), task);
  });

  test('only those that change code ask for code alone', () => {
    for (const instruction of INSTRUCTIONS) {
      const { task, system } = buildTaskPrompt(instruction, { code: 'x', language: 'c' });
      assert.doesNotMatch(task, /fenced block/, 'the form is no part of the request');
      const asksForCode = system?.includes('one fenced block') ?? false;
      assert.equal(asksForCode, instruction.answer !== 'prose', instruction.label);
    }
  });

  test('a comment is asked bare, and the form names the language', () => {
    const instruction = makeCommentInstruction('Add two numbers.');
    const { task, system } = buildTaskPrompt(instruction, {
      code: '// Add two numbers.',
      language: 'go',
    });
    assert.equal(task, 'Add two numbers.');
    assert.match(system ?? '', /^Answer with the code, in go, in one fenced block/);
  });

  test('own words are kept whole and shown short', () => {
    const words = 'x'.repeat(100);
    const instruction = makeOwnInstruction(words);
    assert.equal(instruction.words, words);
    assert.equal(instruction.label.length, 40);
  });
});
