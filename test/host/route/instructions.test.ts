/** The task as a model reads it. */
import assert from 'node:assert/strict';
import { WORD_KINDS } from '../../../src/core/types.ts';
import {
  buildTaskText,
  listInstructions,
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
    const wanted = listInstructions('typescript').map(({ label, intent }) => `${label}: ${intent}`);
    assert.deepEqual(wanted, [
      ...['Explain: explain', 'Fix: fix', 'Refactor: refactor', 'Add Tests: test'],
      ...['Document: document', 'Complete: complete'],
    ]);
    assert.equal(makeOwnInstruction('Fix it').intent, undefined);
    for (const { intent, answer } of [...listInstructions('go'), ...listInstructions('markdown')]) {
      assert.equal(answer === 'prose', WORD_KINDS.has(intent!), intent);
    }
  });

  test('a text is offered what one does with sentences', () => {
    for (const language of ['markdown', 'latex', 'restructuredtext', 'plaintext']) {
      const labels = listInstructions(language).map(({ label }) => label);
      assert.equal(labels.join(' '), 'Explain Fix Improve Shorten Complete Summarize');
    }
    for (const language of ['html', 'yaml', 'sql', 'no such']) {
      assert.equal(listInstructions(language)[3]?.label, 'Add Tests', language);
    }
    for (const { words } of listInstructions('markdown')) assert.doesNotMatch(words, /this code/);
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
