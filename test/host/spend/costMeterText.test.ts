/** What the status bar says, and what colour it has. */
import assert from 'node:assert/strict';
import { describeMeter } from '../../../src/host/spend/costMeterText.ts';
import type { PanelSnapshot } from '../../../src/protocol/panel.ts';
import type { SpendResource } from '../../../src/protocol/resources.ts';
import { readEntities } from '../chat/readEntities.ts';

type Period = SpendResource['periods'][number];
type Route = SpendResource['recent'][number];

const DAY: Period = {
  period: 'day',
  starts: null,
  spent_usd: 0.0123,
  billed_usd: 0.0123,
  estimated_usd: 0,
  unknown_usd: 0,
  reserved_usd: 0,
};
const month = (spent: number, limit: number): Period => ({
  ...DAY,
  period: 'month',
  spent_usd: spent,
  limit_usd: limit,
  left_usd: limit - spent,
});

function spend(change: Partial<SpendResource>): PanelSnapshot {
  return {
    server: { state: 'running' },
    spend: {
      currency: 'USD',
      periods: [DAY],
      models: [],
      tokens: { month: 0, reserved: 0 },
      recent: [],
      alerts: [],
      ledger: { healthy: true },
      ...change,
    },
  };
}

function check(name: string, snapshot: PanelSnapshot, wanted: string, tone: string) {
  test(name, () => {
    const meter = describeMeter(snapshot);
    assert.equal(`$(${meter.icon}) ${meter.text}`, wanted);
    assert.equal(meter.tone, tone);
    assert.ok(meter.label.startsWith('LocalLama: '), meter.label);
    assert.doesNotMatch(meter.label, /\$\(/, 'a screen reader reads no icon');
  });
}

const ROUTE: Route = {
  ...{ task_id: 't', at: '2026-11-22T10:00:00Z', model: 'ollama/qwen', tier: 'local' },
  ...{ attempts: 1, state: 'done', result: 'verified', cost: { usd: 0, basis: 'free' } },
};

suite('cost meter', () => {
  test('its hover says how the last answer was proven', () => {
    const proof = { by: 'same-behaviour', inputs: 212 };
    const { tooltip } = describeMeter(spend({ recent: [{ ...ROUTE, proof }] }));
    assert.match(readEntities(tooltip.source), /verified: same behaviour on 212 inputs/);
  });

  check(
    'what the last task cost: one that ran here was free',
    spend({ recent: [{ ...ROUTE, state: 'running' }, ROUTE] }),
    '$(credit-card) $0.0123 today · last free',
    'plain',
  );
  check(
    'a priced one says how sure that is',
    spend({ recent: [{ ...ROUTE, cost: { usd: 0.004, basis: 'estimated' } }] }),
    '$(credit-card) $0.0123 today · last ≈ $0.004',
    'plain',
  );
  check(
    'one that brought no answer is not called free',
    spend({ recent: [{ ...ROUTE, result: 'rejected' }] }),
    '$(credit-card) $0.0123 today · last failed its check',
    'plain',
  );
  test('the hover says who answered last', () => {
    const { tooltip } = describeMeter(spend({ recent: [ROUTE] }));
    assert.match(tooltip.source, /Last: ollama\/qwen · local · free · verified/);
  });

  check('while starting', { server: { state: 'starting' } }, '$(loading~spin) LocalLama', 'plain');
  check(
    'keeps the last figures while the server starts anew',
    { ...spend({}), server: { state: 'starting' } },
    '$(credit-card) $0.0123 today',
    'plain',
  );
  check(
    'when the server failed, whatever it said before',
    { ...spend({}), server: { state: 'failed', why: 'no' } },
    '$(error) LocalLama',
    'error',
  );
  check('without a budget', spend({}), '$(credit-card) $0.0123 today', 'plain');
  check(
    'with the budget that will run out first',
    spend({ periods: [DAY, month(1, 50), { ...month(0, 5), period: 'week' }] }),
    '$(credit-card) $0.0123 today · $5.00 left',
    'plain',
  );
  check(
    'a budget that is nearly used up',
    spend({ periods: [DAY, month(4.1, 5)] }),
    '$(warning) $0.0123 today · $0.90 left',
    'warning',
  );
  check(
    'a ledger that cannot be read is not nothing spent',
    spend({ periods: [], ledger: { healthy: false, problem: 'It is locked.' } }),
    '$(error) spending not known',
    'error',
  );
  check(
    'an estimate says so',
    spend({ periods: [{ ...DAY, estimated_usd: 0.001 }] }),
    '$(credit-card) ≈ $0.0123 today',
    'plain',
  );
  check(
    'an unknown bill makes the sum an upper bound',
    spend({ periods: [{ ...DAY, estimated_usd: 0.001, unknown_usd: 0.002 }] }),
    '$(credit-card) ≤ $0.0123 today',
    'plain',
  );
  check(
    'an alert',
    spend({ alerts: [{ key: 'k', level: 'warning', message: 'x' }] }),
    '$(warning) $0.0123 today',
    'warning',
  );
  check(
    'a ledger that cannot be trusted',
    spend({ ledger: { healthy: false, problem: 'It was emptied.' } }),
    '$(error) $0.0123 today',
    'error',
  );
});
