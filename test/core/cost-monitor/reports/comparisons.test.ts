/** Savings, settlements and the comparison with the bill: figures that people decide by. */
import assert from 'node:assert/strict';
import { computeBooking } from '../../../../src/core/cost-monitor/budgets/settlement.ts';
import { computeSavings } from '../../../../src/core/cost-monitor/reports/computeSavings.ts';
import { reconcileBill } from '../../../../src/core/cost-monitor/reports/reconcileBill.ts';
import type { Price } from '../../../../src/core/types.ts';

const PRICE: Price = {
  kind: 'priced',
  base: { inputNanoUsdPerMTok: 1e9, outputNanoUsdPerMTok: 10e9, cacheReadNanoUsdPerMTok: 1e8 },
  tiers: [{ aboveInputTokens: 10, inputNanoUsdPerMTok: 9e9, outputNanoUsdPerMTok: 90e9 }],
  requestNanoUsd: 0,
  source: { from: 'openrouter', asOf: '2026-11-22', stale: false },
};
const spent = (billed: number, estimated = 0, unknown = 0) => ({
  billedNanoUsd: billed,
  estimatedNanoUsd: estimated,
  unknownNanoUsd: unknown,
});

suite('savings', () => {
  const answers = { inputTokens: 1_000, outputTokens: 100, cacheReadTokens: 500 };
  const baseline = 500 * 1_000 + 500 * 100 + 100 * 10_000;
  const against = (actual: ReturnType<typeof spent>, price: Price = PRICE) =>
    computeSavings({ model: 'big', price }, answers, actual);

  test('of bills are one figure', () => {
    const found = against(spent(50_000));
    assert.deepEqual(
      [found?.lowNanoUsd, found?.highNanoUsd],
      [baseline - 50_000, baseline - 50_000],
    );
  });

  test('of estimates and of unknown outcomes are a range', () => {
    const found = against(spent(0, 40_000, 30_000));
    assert.equal(found?.highNanoUsd, baseline - 40_000);
    assert.equal(found?.lowNanoUsd, baseline - 50_000 - 30_000);
  });

  test('may be negative, and are none without a price to compare with', () => {
    assert.ok((against(spent(1e9))?.highNanoUsd ?? 0) < 0);
    assert.equal(against(spent(0), { kind: 'dynamic' }), null);
  });
});

suite('agreement with the bill', () => {
  test('a thousandth of the bill is rounding, a tenth of a cent out of nothing is not', () => {
    assert.deepEqual(reconcileBill(spent(5e8), 5e8 + 4e5).causes, []);
    assert.equal(reconcileBill(spent(5e8), 5e8 + 4e5).agrees, true);
    assert.equal(reconcileBill(spent(0), 999_999).agrees, false);
  });

  test('a larger bill points at other users of the key first', () => {
    const found = reconcileBill(spent(5e8, 1), 6e8);
    assert.equal(found.driftNanoUsd, 1e8 - 1);
    assert.match(found.causes[0] ?? '', /used elsewhere/);
    assert.ok(found.causes.some(cause => /priced from their tokens/.test(cause)));
  });

  test('a smaller bill points at unknown outcomes first', () => {
    assert.match(reconcileBill(spent(0, 0, 5e8), 1e8).causes[0] ?? '', /unknown outcome/);
  });
});

suite('what a settlement books', () => {
  const reserved = { nanoUsd: 100, tokens: 50 };
  const nothing = {
    billed: 0,
    estimated: 0,
    unknown: 0,
    excess: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    unknownTokens: 0,
  };
  const check = (
    name: string,
    settlement: Parameters<typeof computeBooking>[1],
    expected: Partial<ReturnType<typeof computeBooking>>,
  ) =>
    test(name, () =>
      assert.deepEqual(computeBooking(reserved, settlement), { ...nothing, ...expected }),
    );
  const usage = { inputTokens: 3, outputTokens: 2 };

  check('a bill', { cost: { nanoUsd: 7, basis: 'billed' }, usage }, { billed: 7, ...usage });
  check('a bill of nothing without counts', { cost: { nanoUsd: 0, basis: 'billed' } }, {});
  check(
    'a bill without counts holds the tokens',
    { cost: { nanoUsd: 7, basis: 'billed' } },
    { billed: 7, unknownTokens: 50 },
  );
  check('a price', { cost: { nanoUsd: 7, basis: 'estimated' }, usage }, { estimated: 7, ...usage });
  check('free', { cost: { nanoUsd: 0, basis: 'free' }, usage }, usage);
  check('unknown', { cost: { nanoUsd: 0, basis: 'unknown' } }, { unknown: 100, unknownTokens: 50 });
  check(
    'unknown, but surely more than was reserved',
    { cost: { nanoUsd: 130, basis: 'unknown' }, usage },
    { unknown: 130, excess: 30, ...usage, unknownTokens: 45 },
  );
  check(
    'unknown, with more tokens counted than were reserved',
    { cost: { nanoUsd: 0, basis: 'unknown' }, usage: { inputTokens: 60, outputTokens: 1 } },
    { unknown: 100, inputTokens: 60, outputTokens: 1 },
  );
  for (const nanoUsd of [-5, Number.NaN, 1.5, Number.POSITIVE_INFINITY]) {
    check(
      `a bill of ${nanoUsd} is none`,
      { cost: { nanoUsd, basis: 'billed' }, usage },
      {
        unknown: 100,
        unknownTokens: 45,
        ...usage,
      },
    );
  }
});
