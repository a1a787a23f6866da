/** An answer in words, with who gave it and what it cost. */
import assert from 'node:assert/strict';
import { renderAnswerDocument } from '../../../src/host/chat/renderAnswerDocument.ts';
import type { RouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { readEntities } from './readEntities.ts';

const OUTPUT: RouteTaskOutput & { readonly text: string } = {
  task_id: 't',
  status: 'completed',
  text: 'Because.',
  model: 'ollama/a|b',
  tier: 'local',
  reason: 'Easy.',
  decision: { route: 'local', score: 0, reason: 'Easy.', candidates: [], rejected: [] },
  attempts: [
    { model: 'ollama/a|b', tier: 'local', duration_ms: 1_500, cost: { usd: 0, basis: 'free' } },
  ],
  cost: { usd: 0, basis: 'free' },
};
const ACCEPTED = { outcome: 'accepted', by: 'loads', evidence: '' } as const;

suite('answer document', () => {
  test('code that came without a fence is shown as code', () => {
    const bare = { ...OUTPUT, text: 'a();', code: 'a();' };
    assert.ok(renderAnswerDocument('Why?', bare).includes('\n```\na();\n```\n'));
    const labelled = { ...bare, language: 'markdown', text: '```\na\n```', code: '```\na\n```' };
    const shown = renderAnswerDocument('Why?', labelled);
    assert.ok(shown.includes('\n````markdown\n```\na\n```\n````\n'), shown);
    const fenced = { ...bare, text: '```js\na();\n```' };
    assert.ok(renderAnswerDocument('Why?', fenced).includes('\n```javascript\na();\n```\n'));
  });

  test('lists each step that gave no answer, with why and its cost', () => {
    const [done] = OUTPUT.attempts;
    const verdict = { outcome: 'rejected', by: 'tests', evidence: 'add(1, 2) gave 0.' } as const;
    const failure = { kind: 'stalled', message: 'It fell silent.' };
    const cost = { usd: 0.002, basis: 'billed' } as const;
    const attempts = [
      { ...done!, model: 'ollama/tiny', verdict },
      { ...done!, model: 'far/big', tier: 'paid' as const, failure, cost },
      { ...done!, verdict: ACCEPTED },
    ];
    const document = renderAnswerDocument('Why?', { ...OUTPUT, attempts });
    assert.ok(document.includes('| Rejected: ollama/tiny | add(1, 2) gave 0. (free) |'), document);
    assert.match(
      readEntities(document),
      /\| Failed: far\/big \| It fell silent\. \(\$0\.002.*\) \|/,
    );
    assert.equal(document.match(/(Rejected|Failed):/g)?.length, 2);
  });

  test('says who answered and what it cost, with a pipe kept in its cell', () => {
    const document = renderAnswerDocument('Why?', OUTPUT);
    assert.match(document, /^## Why\?\n\nBecause\.\n/);
    assert.ok(document.includes('| Model | ollama/a&#124;b |'));
    assert.ok(document.includes('| Cost | free |'));
    assert.ok(document.includes('| Time | 1.5 s |'));
    assert.ok(document.includes('| Checked | not verified |'));
  });
});
