/** An answer in words, with who gave it and what it cost. */
import assert from 'node:assert/strict';
import { answerDocument } from '../../../src/host/answerDocument.ts';

suite('answer document', () => {
  test('says who answered and what it cost, with a pipe kept in its cell', () => {
    const document = answerDocument('Why?', {
      task_id: 't',
      status: 'completed',
      text: 'Because.',
      model: 'ollama/a|b',
      tier: 'local',
      decision: { route: 'local', score: 0, reason: 'Easy.', candidates: [], rejected: [] },
      attempts: [
        { model: 'ollama/a|b', tier: 'local', duration_ms: 1_500, cost: { usd: 0, basis: 'free' } },
      ],
      cost: { usd: 0, basis: 'free' },
    });
    assert.match(document, /^## Why\?\n\nBecause\.\n/);
    assert.ok(document.includes('| Model | ollama/a\\|b |'));
    assert.ok(document.includes('| Cost | free |'));
    assert.ok(document.includes('| Time | 1.5 s |'));
    assert.ok(document.includes('| Checked | not verified |'));
  });
});
