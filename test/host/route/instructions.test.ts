/** The task as a model reads it. */
import assert from 'node:assert/strict';
import { WORD_KINDS } from '../../../src/core/types.ts';
import {
  buildTaskText,
  INSTRUCTIONS,
  makeCommentInstruction,
  makeOwnInstruction,
} from '../../../src/host/route/instructions.ts';

const FENCE = '```';

suite('instructions', () => {
  test('the code stands in a fence that it cannot end', () => {
    const code = `# Use\n${FENCE}\`sh\nls\n${FENCE}\``;
    const task = buildTaskText(makeOwnInstruction('Mend it'), { code, language: 'markdown' });
    assert.ok(task.startsWith('Mend it\n\n'));
    assert.ok(task.endsWith(`\n\n${FENCE}\`\`markdown\n${code}\n${FENCE}\`\``), task);
  });

  test('each says what it wants, and own words are for the server to read', () => {
    const wanted = INSTRUCTIONS.map(({ label, intent }) => `${label}: ${intent}`);
    assert.deepEqual(wanted, [
      ...['Explain: explain', 'Fix: fix', 'Refactor: refactor', 'Add Tests: test'],
      ...['Document: document', 'Complete: complete'],
    ]);
    assert.equal(makeOwnInstruction('Fix it').intent, undefined);
    for (const { intent, answer } of INSTRUCTIONS) {
      assert.equal(answer === 'prose', WORD_KINDS.has(intent!), intent);
    }
  });

  test('a comment is asked bare', () => {
    const instruction = makeCommentInstruction('Add two numbers.');
    const selected = { code: '// Add two numbers.', language: 'go' };
    assert.equal(buildTaskText(instruction, selected), 'Add two numbers.');
    assert.equal(instruction.intent, 'generate');
  });

  test('own words are kept whole and shown short', () => {
    const words = 'x'.repeat(100);
    const instruction = makeOwnInstruction(words);
    assert.equal(instruction.words, words);
    assert.equal(instruction.label.length, 40);
  });
});
