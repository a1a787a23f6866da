import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { choosePrice } from '../../../../src/core/cost-monitor/money/choosePrice.ts';
import {
  convertListedPrice,
  LIST_VERSION,
  loadPriceList,
} from '../../../../src/core/cost-monitor/money/priceList.ts';
import type { Price } from '../../../../src/core/types.ts';

const SOURCE = { from: 'genai-prices', asOf: '2026-09-23', stale: false } as const;
const FREE: Price = { kind: 'free' };
const UNKNOWN: Price = { kind: 'unknown' };

type Listed = Parameters<typeof convertListedPrice>[0];

function check(name: string, listed: Listed, expected: Price, model = 'some/model') {
  test(name, () => assert.deepEqual(convertListedPrice(listed, model, SOURCE), expected));
}

suite('an entry of the offline list', () => {
  check(
    'rates',
    { input_mtok: 0.15, output_mtok: 0.6, requests_kcount: 5 },
    {
      kind: 'priced',
      base: { inputNanoUsdPerMTok: 150_000_000, outputNanoUsdPerMTok: 600_000_000 },
      tiers: [],
      requestNanoUsd: 5_000_000,
      source: SOURCE,
    },
  );
  check(
    'tiers that only some rates have',
    { input_mtok: { base: 1, tiers: [{ start: 200, price: 2 }] }, output_mtok: 3 },
    {
      kind: 'priced',
      base: { inputNanoUsdPerMTok: 1e9, outputNanoUsdPerMTok: 3e9 },
      tiers: [{ aboveInputTokens: 200, inputNanoUsdPerMTok: 2e9, outputNanoUsdPerMTok: 3e9 }],
      requestNanoUsd: 0,
      source: SOURCE,
    },
  );
  check('no rates at all are unknown, not free', {}, UNKNOWN);
  check('no rates under a free name are free', {}, FREE, 'deepseek/deepseek-r1:free');
  check('a missing rate for answers is unknown', { input_mtok: 1 }, UNKNOWN);
  check('zeros are free', { input_mtok: 0, output_mtok: 0 }, FREE);
  check(
    'zero tokens but a price for each request is not free',
    {
      input_mtok: 0,
      output_mtok: 0,
      requests_kcount: 1,
    },
    {
      kind: 'priced',
      base: { inputNanoUsdPerMTok: 0, outputNanoUsdPerMTok: 0 },
      tiers: [],
      requestNanoUsd: 1_000_000,
      source: SOURCE,
    },
  );
  check('a negative rate is no price', { input_mtok: -1, output_mtok: -1 }, UNKNOWN);
});

suite('the offline list', () => {
  const at = Date.UTC(2026, 10, 22);

  test('its date belongs to the version that is installed', () => {
    const path = new URL('../../../../package.json', import.meta.url);
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(manifest.devDependencies['@pydantic/genai-prices'], LIST_VERSION);
  });

  test('finds models by provider and by end point, and says where from', async () => {
    const list = await loadPriceList();
    const direct = list.priceOf('openai', 'gpt-5', at);
    assert.equal(direct.kind, 'priced');
    assert.equal(direct.kind === 'priced' && direct.source.from, 'genai-prices');
    assert.deepEqual(list.priceOf('mine', 'gpt-5', at, 'https://api.openai.com/v1'), direct);
  });

  for (const [host, name, listed] of [
    ['openai', 'openai/gpt-4o', 'gpt-4o'],
    ['openai', 'gpt-4o-2027-01-01', 'gpt-4o'],
    ['google', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['google', 'publishers/google/models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['mistral', 'mistral-large-2699', 'mistral-large'],
    ['anthropic', 'claude-sonnet-4-5@20270101', 'claude-sonnet-4-5'],
  ] as const) {
    test(`finds ${name} of ${host} as ${listed}`, async () => {
      const list = await loadPriceList();
      assert.equal(list.priceOf(host, listed, at).kind, 'priced');
      assert.deepEqual(list.priceOf(host, name, at), list.priceOf(host, listed, at));
    });
  }

  test('takes no other model for one that it does not list, nor an older price for a listed date', async () => {
    const list = await loadPriceList();
    for (const name of ['gpt-4o-mini-next', 'gpt-9-2027-01-01', 'gpt-4o-large']) {
      assert.deepEqual(list.priceOf('openai', name, at), UNKNOWN, name);
    }
    const old = list.priceOf('openai', 'gpt-4o-2024-05-13', at);
    assert.notDeepEqual(old, list.priceOf('openai', 'gpt-4o', at));
  });

  test('knows nothing of providers and models that it does not list', async () => {
    const list = await loadPriceList();
    assert.deepEqual(list.priceOf('mine', 'gpt-5', at), UNKNOWN);
    assert.deepEqual(list.priceOf('openrouter', 'openrouter/auto', at), UNKNOWN);
    assert.deepEqual(list.priceOf('openai', 'no-such-model', at), UNKNOWN);
  });

  test('says that it is stale once nobody has renewed it for long', async () => {
    const list = await loadPriceList();
    const later = list.priceOf('openai', 'gpt-5', at + 365 * 864e5);
    assert.equal(later.kind === 'priced' && later.source.stale, true);
  });
});

suite('which price counts', () => {
  const priced = (input: number): Price => ({
    kind: 'priced',
    base: { inputNanoUsdPerMTok: input, outputNanoUsdPerMTok: input },
    tiers: [],
    requestNanoUsd: 0,
    source: SOURCE,
  });
  const dynamic: Price = { kind: 'dynamic' };

  test("the person's own, then the live one, then the list's", () => {
    const [own, live, base] = [priced(1), priced(2), priced(3)];
    assert.equal(choosePrice({ own, live, base }), own);
    assert.equal(choosePrice({ own: null, live, base }), live);
    assert.equal(choosePrice({ own: null, live: UNKNOWN, base }), base);
    assert.equal(choosePrice({ own: null, live: dynamic, base }), dynamic);
    assert.equal(choosePrice({ own: FREE, live, base }), FREE);
    assert.deepEqual(choosePrice({ own: null, live: null, base: null }), UNKNOWN);
  });
});
