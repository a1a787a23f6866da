import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  computeCost,
  computeExpectedCost,
  computeWorstCost,
} from '../../../../src/core/cost-monitor/money/pricing.ts';
import type { Price, Rates, Usage } from '../../../../src/core/types.ts';

const SOURCE = { from: 'settings', asOf: '2026-11-22', stale: false } as const;
/** $3 and $15 per million, twice as much beyond 200,000 tokens of prompt. */
const SONNET: Price = {
  kind: 'priced',
  base: {
    inputNanoUsdPerMTok: 3e9,
    outputNanoUsdPerMTok: 15e9,
    cacheReadNanoUsdPerMTok: 0.3e9,
    cacheWriteNanoUsdPerMTok: 3.75e9,
    audioInputNanoUsdPerMTok: 10e9,
  },
  tiers: [{ aboveInputTokens: 200_000, inputNanoUsdPerMTok: 6e9, outputNanoUsdPerMTok: 22.5e9 }],
  requestNanoUsd: 0,
  source: SOURCE,
};

function check(name: string, usage: Usage, nanoUsd: number, price: Price = SONNET) {
  test(name, () => assert.deepEqual(computeCost(price, usage), { nanoUsd, basis: 'estimated' }));
}

suite('cost of a call', () => {
  check('tokens in and out', { inputTokens: 14, outputTokens: 4 }, 102_000);
  check('nothing', { inputTokens: 0, outputTokens: 0 }, 0);
  check(
    'what a cache gave and took has its own rates',
    { inputTokens: 1_000, outputTokens: 0, cacheReadTokens: 600, cacheWriteTokens: 300 },
    600 * 300 + 300 * 3_750 + 100 * 3_000,
  );
  check(
    'cached counts beyond the prompt are not charged twice',
    { inputTokens: 100, outputTokens: 0, cacheReadTokens: 500, cacheWriteTokens: 500 },
    100 * 300,
  );
  check(
    'sound has its own rate',
    { inputTokens: 100, outputTokens: 0, audioInputTokens: 40 },
    60 * 3_000 + 40 * 10_000,
  );
  check('at the threshold: the base rates', { inputTokens: 200_000, outputTokens: 0 }, 6e8);
  check(
    'beyond it: the dearer rates for the whole call',
    { inputTokens: 200_001, outputTokens: 10 },
    200_001 * 6_000 + 10 * 22_500,
  );
  check('the highest threshold passed counts', { inputTokens: 30, outputTokens: 0 }, 30 * 9_000, {
    ...SONNET,
    tiers: [
      { aboveInputTokens: 10, inputNanoUsdPerMTok: 5e9, outputNanoUsdPerMTok: 1 },
      { aboveInputTokens: 20, inputNanoUsdPerMTok: 9e9, outputNanoUsdPerMTok: 1 },
    ],
  });
  check('fractions of a nano-dollar are rounded up once', { inputTokens: 3, outputTokens: 1 }, 1, {
    ...SONNET,
    base: { inputNanoUsdPerMTok: 1, outputNanoUsdPerMTok: 1 },
    tiers: [],
  });
  check(
    'sums beyond what doubles hold are exact',
    { inputTokens: 1_000_001, outputTokens: 0 },
    200_000_200_002,
    {
      ...SONNET,
      base: { inputNanoUsdPerMTok: 200_000_000_001, outputNanoUsdPerMTok: 1 },
      tiers: [],
    },
  );
  check('a price for each request', { inputTokens: 0, outputTokens: 0 }, 7, {
    ...SONNET,
    requestNanoUsd: 7,
  });

  test('the worst is a prompt that is all written to, or all read from, a dear cache', () => {
    const base = { inputNanoUsdPerMTok: 3e9, outputNanoUsdPerMTok: 15e9 };
    const written = { ...base, cacheWriteNanoUsdPerMTok: 3.75e9 };
    const read = { ...base, cacheReadNanoUsdPerMTok: 4e9 };
    const worst = (base: Rates) => computeWorstCost({ ...SONNET, base, tiers: [] }, 100, 10);
    assert.equal(worst(base), 100 * 3_000 + 10 * 15_000);
    assert.equal(worst(written), 100 * 3_750 + 10 * 15_000);
    assert.equal(worst(read), 100 * 4_000 + 10 * 15_000);
  });

  test('free is free, and what is not known is not zero', () => {
    const usage = { inputTokens: 5, outputTokens: 5 };
    assert.deepEqual(computeCost({ kind: 'free' }, usage), { nanoUsd: 0, basis: 'free' });
    for (const kind of ['dynamic', 'unknown'] as const) {
      assert.equal(computeCost({ kind }, usage).basis, 'unknown');
      assert.equal(computeWorstCost({ kind }, 5, 5), null);
      assert.equal(computeExpectedCost({ kind }, 5, 5), null);
    }
    assert.equal(computeWorstCost({ kind: 'free' }, 5, 5), 0);
    assert.equal(computeExpectedCost({ kind: 'free' }, 5, 5), 0);
  });
});

const rate = fc.integer({ min: 0, max: 200e9 });
const rates: fc.Arbitrary<Rates> = fc.record(
  {
    inputNanoUsdPerMTok: rate,
    outputNanoUsdPerMTok: rate,
    cacheReadNanoUsdPerMTok: rate,
    cacheWriteNanoUsdPerMTok: rate,
  },
  { requiredKeys: ['inputNanoUsdPerMTok', 'outputNanoUsdPerMTok'] },
);
const tokens = fc.integer({ min: 0, max: 2_000_000 });
const price: fc.Arbitrary<Price> = fc.record({
  kind: fc.constant('priced' as const),
  base: rates,
  tiers: fc
    .array(fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), rates), { maxLength: 3 })
    .map(tiers =>
      tiers
        .map(([aboveInputTokens, each]) => ({ aboveInputTokens, ...each }))
        .sort((a, b) => a.aboveInputTokens - b.aboveInputTokens),
    ),
  requestNanoUsd: fc.integer({ min: 0, max: 1e9 }),
  source: fc.constant(SOURCE),
});

suite('prices in general', () => {
  test('no usage within the bounds costs more than the worst', () => {
    const part = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
    const shares = fc.tuple(part, part, part);
    fc.assert(
      fc.property(price, tokens, tokens, shares, (price, upper, cap, [share, read, write]) => {
        const inputTokens = Math.floor(upper * share);
        const usage = {
          inputTokens,
          outputTokens: Math.floor(cap * share),
          cacheReadTokens: Math.floor(inputTokens * read),
          cacheWriteTokens: Math.floor(inputTokens * write),
        };
        assert.ok(computeCost(price, usage).nanoUsd <= (computeWorstCost(price, upper, cap) ?? -1));
      }),
    );
  });

  test('a sum is exact, and rounded up to the next whole nano-dollar', () => {
    fc.assert(
      fc.property(rate, rate, tokens, tokens, (input, output, inputTokens, outputTokens) => {
        const base = { inputNanoUsdPerMTok: input, outputNanoUsdPerMTok: output };
        const price: Price = { ...SONNET, base, tiers: [] };
        const cost = BigInt(computeCost(price, { inputTokens, outputTokens }).nanoUsd) * 1_000_000n;
        const exact = BigInt(inputTokens) * BigInt(input) + BigInt(outputTokens) * BigInt(output);
        assert.ok(cost >= exact && cost - exact < 1_000_000n);
      }),
    );
  });
});
