/** A task's saving: only the answer that stands is compared, and every attempt is paid for. */
import assert from 'node:assert/strict';
import type { Attempt, Cost, Price } from '../../../src/core/types.ts';
import { computeTaskSavings } from '../../../src/server/serialize/computeTaskSavings.ts';

const PRICE: Price = {
  kind: 'priced',
  base: { inputNanoUsdPerMTok: 1e12, outputNanoUsdPerMTok: 1e13 },
  tiers: [],
  requestNanoUsd: 0,
  source: { from: 'genai-prices', asOf: '2026-09-23', stale: false },
};
const USAGE = { inputTokens: 100, outputTokens: 10 };
/** 100 tokens at a milli-dollar, 10 at ten: what the baseline would have taken. */
const BASELINE_USD = 0.2;

function attempt(nanoUsd: number, basis: Cost['basis'], usage = true): Attempt {
  return {
    ...{ model: 'm', provider: 'p', tier: 'paid', durationMs: 1, cost: { nanoUsd, basis } },
    ...(usage && { usage: USAGE }),
  };
}

function check(name: string, attempts: readonly Attempt[], expected: string, price = PRICE) {
  test(name, () => {
    const saved = computeTaskSavings({ model: 'big', price }, attempts);
    const text = saved && `${saved.low_usd}..${saved.high_usd} ${saved.price_as_of}`;
    assert.equal(text ?? 'none', expected);
  });
}

suite('saved by a task', () => {
  check('free', [attempt(0, 'free')], `${BASELINE_USD}..${BASELINE_USD} 2026-09-23`);
  check('a bill is one figure', [attempt(5e7, 'billed')], '0.15..0.15 2026-09-23');
  check('an estimate is a range', [attempt(4e7, 'estimated')], '0.15..0.16 2026-09-23');
  check(
    'failed and escalated attempts are subtracted, and their tokens are not compared',
    [attempt(1e7, 'billed'), attempt(3e7, 'unknown'), attempt(4e7, 'billed')],
    '0.12..0.15 2026-09-23',
  );
  check('more than the baseline is a loss', [attempt(3e8, 'billed')], '-0.1..-0.1 2026-09-23');
  check('nobody counted', [attempt(0, 'free', false)], 'none');
  check('no attempt', [], 'none');
  check('a baseline whose price is dynamic', [attempt(0, 'free')], 'none', {
    kind: 'dynamic',
  } as unknown as typeof PRICE);

  test('no baseline was chosen', () => {
    assert.equal(computeTaskSavings(null, [attempt(0, 'free')]), undefined);
  });
});
