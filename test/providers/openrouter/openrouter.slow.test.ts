/** OpenRouter's catalogue, limits and bill, on answers that were really recorded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Model, Price } from '../../../src/core/types.ts';
import { readBill, readCounts, settleCounts } from '../../../src/providers/openai/usage/index.ts';
import { readCatalogue } from '../../../src/providers/openrouter/catalogue.ts';
import { computeFreeQuota, readKeyStatus } from '../../../src/providers/openrouter/quota.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/openrouter/${name}`, import.meta.url), 'utf8'));
const read = (answer: unknown) => readCatalogue(answer, 'openrouter', NOW_MS);

function find(models: readonly Model[], name: string): Model {
  const model = models.find(each => each.name === name);
  assert(model, `${name} is not in the catalogue`);
  return model;
}

suite('catalogue of 2025', () => {
  const { models, skipped } = read(fixture('models.captured-2025-05-23.json'));

  test('is read whole', () => {
    assert.equal(models.length, 321);
    assert.equal(skipped, 0);
  });
  test('-1 is dynamic and paid', () => {
    const auto = find(models, 'openrouter/auto');
    assert.deepEqual(auto.price, { kind: 'dynamic' });
    assert.equal(auto.tier, 'paid');
  });
  test('free are those that say so, and those that cost nothing', () => {
    const free = models.filter(model => model.tier === 'free');
    assert.equal(free.length, 69);
    assert(free.every(model => model.price.kind === 'free' && model.mayTrainOnData));
    assert.equal(find(models, 'google/gemini-2.5-pro-exp-03-25').tier, 'free');
  });
  test('prices are exact', () => {
    const { price, contextTokens, maxOutputTokens } = find(models, 'anthropic/claude-sonnet-4');
    assert.deepEqual(price, {
      kind: 'priced',
      base: {
        inputNanoUsdPerMTok: 3_000_000_000,
        outputNanoUsdPerMTok: 15_000_000_000,
        cacheReadNanoUsdPerMTok: 300_000_000,
        cacheWriteNanoUsdPerMTok: 3_750_000_000,
      },
      tiers: [],
      requestNanoUsd: 0,
      source: { from: 'openrouter', asOf: '2026-11-22', stale: false },
    });
    assert.equal(contextTokens, 200_000);
    assert.equal(maxOutputTokens, 64_000);
  });
});

suite('catalogue of 2026', () => {
  const { models } = read(fixture('models.captured-2026-08-04.json'));

  test('says how well models code, where it knows', () => {
    assert.equal(find(models, 'anthropic/claude-sonnet-4').codingIndex, 37.6);
    assert.equal(find(models, 'openai/gpt-4o').codingIndex, undefined);
    const odd = { id: 'a/b', context_length: 1, benchmarks: { artificial_analysis: 'good' } };
    assert.equal(read({ data: [odd] }).models[0]?.codingIndex, undefined);
  });

  test('long prompts are dearer, and the window is the top provider’s', () => {
    const { price, contextTokens } = find(models, 'anthropic/claude-sonnet-4');
    assert.equal(contextTokens, 200_000);
    assert(price.kind === 'priced');
    assert.deepEqual(price.tiers, [
      {
        aboveInputTokens: 199_999,
        inputNanoUsdPerMTok: 6_000_000_000,
        outputNanoUsdPerMTok: 22_500_000_000,
        cacheReadNanoUsdPerMTok: 600_000_000,
        cacheWriteNanoUsdPerMTok: 7_500_000_000,
      },
    ]);
  });
});

/** One odd entry, and what becomes of it. */
function check(
  name: string,
  entry: object,
  expected: Price['kind'] | 'skipped' | 'left out',
): void {
  test(name, () => {
    const whole = {
      id: 'a/b',
      context_length: 1000,
      pricing: { prompt: '1e-6', completion: '2e-6' },
    };
    const { models, skipped } = read({ data: [{ ...whole, ...entry }, whole] });
    const odd = skipped === 1 ? 'skipped' : 'left out';
    assert.equal(models.length === 2 ? models[0]!.price.kind : odd, expected);
    assert.equal(models.at(-1)!.price.kind, 'priced', 'the rest stands');
  });
}

suite('odd entries', () => {
  check('no price', { pricing: undefined }, 'unknown');
  check('half a price', { pricing: { prompt: '0.1' } }, 'unknown');
  check('a price in words', { pricing: { prompt: 'cheap', completion: '0' } }, 'unknown');
  check('one part dynamic', { pricing: { prompt: '0', completion: '-1' } }, 'dynamic');
  check('a number for a string', { pricing: { prompt: 0.000001, completion: 0 } }, 'priced');
  check(
    'paid by the request',
    { pricing: { prompt: '0', completion: '0', request: '0.01' } },
    'priced',
  );
  check('free by name', { id: 'a/b:free', pricing: { prompt: '1', completion: '1' } }, 'free');
  const search = { prompt: '1e-6', completion: '1e-6', web_search: '0.005' };
  check('searches unasked', { id: 'perplexity/sonar-pro', pricing: search }, 'dynamic');
  check('searches by its name', { id: 'a/b-search-preview', pricing: search }, 'dynamic');
  check('searches deeply', { id: 'a/b-deep-research', pricing: search }, 'dynamic');
  check('could search, if asked', { pricing: search }, 'priced');
  check(
    'searches at no price',
    { id: 'perplexity/r1', pricing: { ...search, web_search: '0' } },
    'priced',
  );
  check(
    'paid by the search only',
    { id: 'perplexity/x', pricing: { prompt: '0', completion: '0', web_search: '0.005' } },
    'dynamic',
  );
  check(
    'paid by something else only',
    { pricing: { prompt: '0', completion: '0', web_search: '0.005' } },
    'unknown',
  );
  check(
    'free only below a length',
    {
      pricing: {
        ...{ prompt: '0', completion: '0' },
        overrides: [{ min_prompt_tokens: 9, prompt: '1e-6' }],
      },
    },
    'priced',
  );
  check(
    'an override that cannot be read',
    {
      pricing: { prompt: '1e-6', completion: '1e-6', overrides: [{ prompt: 'x' }] },
    },
    'unknown',
  );
  check('no id', { id: undefined }, 'skipped');
  check('no window', { context_length: 0 }, 'skipped');
  check('draws pictures', { architecture: { output_modalities: ['image'] } }, 'left out');
  check('was taken away', { expiration_date: '2026-11-01' }, 'left out');
  test('no list at all', () => {
    for (const answer of [null, 'x', { data: 'x' }, [], { data: [null, 1, 'x', []] }]) {
      assert.equal(read(answer).models.length, 0);
    }
  });
});

suite('the bill', () => {
  const bill = (usage: object) => readBill({ usage });
  test('is usage.cost', () => assert.equal(bill({ cost: 0.0000825, is_byok: false }), 82_500));
  test('counts the upstream cost only with an own key', () => {
    const cost_details = { upstream_inference_cost: 0.0000825 };
    assert.equal(bill({ cost: 0.0000825, is_byok: false, cost_details }), 82_500);
    assert.equal(bill({ cost: 0.000004, is_byok: true, cost_details }), 86_500);
  });
  test('is unknown where a part is missing', () => {
    assert.equal(bill({ prompt_tokens: 1 }), undefined);
    assert.equal(bill({ cost: null }), undefined);
    assert.equal(bill({ cost: 0, is_byok: true }), 'unreadable');
    for (const cost of [-1, 1e30, Number.NaN, 'NaN', 'a lot', {}]) {
      assert.equal(bill({ cost }), 'unreadable');
    }
  });
  test('counts the upstream cost where OpenRouter takes nothing, whatever the flag', () => {
    const cost_details = { upstream_inference_cost: 0.0005 };
    for (const is_byok of [undefined, false, true, 'true', 'yes']) {
      assert.equal(bill({ cost: 0, is_byok, cost_details }), 500_000, String(is_byok));
    }
    assert.equal(bill({ cost: 0.0001, is_byok: 'true', cost_details }), 600_000);
    assert.equal(bill({ cost: 0, cost_details: { upstream_inference_cost: 'x' } }), 'unreadable');
    assert.equal(bill({ cost: 0, cost_details: { upstream_inference_cost: null } }), 0);
  });
  test('tokens keep their kinds', () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 10 },
      completion_tokens_details: { reasoning_tokens: 30 },
    };
    assert.deepEqual(settleCounts(readCounts({ usage }) ?? {}), {
      inputTokens: 100,
      outputTokens: 50,
      cacheReadTokens: 60,
      cacheWriteTokens: 10,
      reasoningTokens: 30,
    });
    assert.equal(
      settleCounts(readCounts({ usage: { prompt_tokens: 'many', completion_tokens: 1 } }) ?? {}),
      undefined,
    );
  });
});

suite('limits', () => {
  test('of a key', () => {
    const data = {
      label: 'sk-or-v1-abc...xyz',
      usage: 25.5,
      usage_daily: 1.5,
      limit: 100,
      limit_remaining: -0.5,
      limit_reset: 'monthly',
      is_free_tier: false,
    };
    assert.deepEqual(readKeyStatus({ data }), {
      limitNanoUsd: 100e9,
      leftNanoUsd: 0,
      limitResets: 'monthly',
      usedNanoUsd: 25.5e9,
      usedTodayNanoUsd: 1.5e9,
      isFreeTier: false,
    });
    assert.equal(readKeyStatus({ data: {} }), undefined);
  });
  test('of free models count from 00:00 UTC and by the minute', () => {
    const yesterday = NOW_MS - 13 * 3_600_000;
    const asked = [yesterday, NOW_MS - 3_600_000, NOW_MS - 59_000, NOW_MS];
    assert.deepEqual(computeFreeQuota(asked, true, NOW_MS), {
      perMinute: 20,
      perDay: 50,
      leftThisMinute: 18,
      leftToday: 47,
      resetsAtMs: Date.UTC(2026, 10, 23),
    });
    assert.equal(computeFreeQuota([], false, NOW_MS).leftToday, 1_000);
    assert.equal(computeFreeQuota(Array(60).fill(NOW_MS), true, NOW_MS).leftToday, 0);
  });
});
