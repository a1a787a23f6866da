/** Why a task went where it went: every model, with chance, price and time, and why others were left out. */
import assert from 'node:assert/strict';
import { renderWhyDocument } from '../../../src/host/chat/renderWhyDocument.ts';
import type { RouteTaskOutput } from '../../../src/protocol/tools/index.ts';
import { readEntities } from './readEntities.ts';

const DECISION: RouteTaskOutput['decision'] = {
  route: 'cascade',
  score: 0.4,
  reason: 'New code: nothing hard in it. box/small is 62 % likely to do it.',
  candidates: [
    {
      ...{ model: 'box/small', provider: 'box', tier: 'local', quality: 0.62, utility: 1 },
      ...{ expected_cost_usd: 0, worst_cost_usd: 0, expected_ms: 3_849, why: 'First choice.' },
    },
    {
      ...{ model: 'far/big', provider: 'far', tier: 'paid', quality: 0.9, utility: 1 },
      ...{
        expected_cost_usd: 0.00123,
        worst_cost_usd: 0.01,
        expected_ms: 12_000,
        why: 'If it | fails.',
      },
    },
  ],
  rejected: [
    { model: 'far/secret', tier: 'paid', kind: 'forbidden', why: 'Your settings forbid it.' },
  ],
  not_listed: 3,
};

suite('why this model', () => {
  const document = renderWhyDocument({ decision: DECISION, model: 'box/small' });

  test('names who answered, and the reason', () => {
    assert.match(document, /^## Why box\/small answered\n\nNew code: nothing hard in it\./);
  });

  test('has chance, price and time of each model that could take it', () => {
    assert.match(
      document,
      /\| box\/small \| local \| 62 % \| no charge \| about 3\.8 s \| First choice\. \|/,
    );
    assert.match(
      readEntities(document),
      /\| far\/big \| paid \| 90 % \| about \$0\.00123 \| about 12 s \| If it \| fails\. \|/,
    );
  });

  test('says of each other one why it was not asked, and how many more there were', () => {
    assert.match(document, /\| far\/secret \| Your settings forbid it\. \|/);
    assert.match(document, /3 further models were considered\./);
  });

  test('of a task without an answer it says what happened', () => {
    const attempts: RouteTaskOutput['attempts'] = [
      {
        ...{ model: 'box/small', tier: 'local', duration_ms: 20, cost: { usd: 0, basis: 'free' } },
        failure: { kind: 'network', message: 'It is not there. ![x](http://evil)' },
      },
    ];
    const failed = renderWhyDocument({ decision: DECISION, attempts, error: 'Nobody answered.' });
    assert.match(failed, /^## Why box\/small was asked first\n/);
    assert.match(failed, /\*\*No answer:\*\* Nobody answered\./);
    assert.match(
      failed,
      /\| box\/small \| It is not there\. &#33;&#91;x&#93;.* \| &#60; 0\.1 s \| free \|/,
    );
  });

  test('without any candidate it says that nobody was asked', () => {
    const none = renderWhyDocument({ decision: { ...DECISION, candidates: [] } });
    assert.match(none, /^## Why no model was asked\n/);
    assert.doesNotMatch(none, /could take it/);
  });
});
