/**
 * Our arithmetic on the offline list against what its publisher computed for 782 real usage
 * objects, provider by provider. What disagrees is listed here by name, with the reason.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  loadPriceList,
  type PriceList,
} from '../../../../src/core/cost-monitor/money/priceList.ts';
import { computeCost } from '../../../../src/core/cost-monitor/money/pricing.ts';
import type { Usage } from '../../../../src/core/types.ts';

interface Case {
  readonly provider: string;
  readonly model: string;
  readonly usage: Readonly<Record<string, number>>;
  readonly usd: number;
}

/** The day that most of the fixture's prices were current on: the list keeps their history. */
const AS_OF = Date.UTC(2026, 5, 1);
const TOLERANCE_NANO_USD = 1.000001;
const LEAST_AGREEING = 0.98;

/** Why a case may differ; each reason is checked to be needed. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^google claude-sonnet-4-5/, "the list's tier for long prompts at this host was added later"],
  [/^cerebras qwen-3-coder-480b/, 'the list has no price for it (the fixture says 0 for that)'],
  [/^deepseek deepseek-r1-distill/, 'the list corrected which entry this name falls under'],
  [/^mistral ministral-8b-latest/, 'the list corrected its price without keeping the old one'],
  [/^google gemini-2\.5-flash .*cache_audio_read/, 'sound read from a cache has a rate of its own'],
];

function readCases(): readonly Case[] {
  const path = new URL('../../../fixtures/prices/usages.dev.json', import.meta.url);
  const records = JSON.parse(readFileSync(path, 'utf8')) as readonly {
    model: string;
    extracted: readonly {
      usage: Record<string, number>;
      extractors: readonly { provider_id: string; input_price?: string; output_price?: string }[];
    }[];
  }[];
  return records.flatMap(({ model, extracted }) =>
    extracted.flatMap(({ usage, extractors }) =>
      extractors
        .filter(({ input_price }) => input_price !== undefined)
        .map(({ provider_id, input_price, output_price }) => ({
          provider: provider_id,
          model,
          usage,
          usd: Number(input_price) + Number(output_price ?? 0),
        })),
    ),
  );
}

function usageOf(counts: Case['usage']): Usage {
  return {
    inputTokens: counts.input_tokens ?? 0,
    outputTokens: counts.output_tokens ?? 0,
    cacheReadTokens: counts.cache_read_tokens ?? 0,
    cacheWriteTokens: counts.cache_write_tokens ?? 0,
    audioInputTokens: (counts.input_audio_tokens ?? 0) - (counts.cache_audio_read_tokens ?? 0),
  };
}

function disagreement(list: PriceList, { provider, model, usage, usd }: Case): string | null {
  const cost = computeCost(list.priceOf(provider, model, AS_OF), usageOf(usage));
  const differs = Math.abs(cost.nanoUsd - usd * 1e9) > TOLERANCE_NANO_USD;
  if (!differs && cost.basis !== 'unknown') return null;
  const counts = Object.keys(usage).join(',');
  const got = `$${cost.nanoUsd / 1e9} (${cost.basis})`;
  return `${provider} ${model} expected $${usd}, got ${got} ${counts}`;
}

suite('prices from usage', () => {
  const cases = readCases();
  let found: readonly string[] = [];

  suiteSetup(async () => {
    const list = await loadPriceList();
    found = cases.flatMap(each => disagreement(list, each) ?? []);
  });

  test('at least 98 of 100 are what the provider charges, within a nano-dollar', () => {
    assert.ok(cases.length > 1_600);
    const agreeing = 1 - found.length / cases.length;
    assert.ok(agreeing >= LEAST_AGREEING, `${agreeing}\n${found.join('\n')}`);
  });

  test('every other one has its reason, and every reason is needed', () => {
    const reasonless = found.filter(line => !REASONS.some(([pattern]) => pattern.test(line)));
    assert.deepEqual(reasonless, []);
    const needless = REASONS.filter(([pattern]) => !found.some(line => pattern.test(line)));
    assert.deepEqual(needless, []);
  });

  test('none is silently nothing', async () => {
    const list = await loadPriceList();
    const silent = cases.filter(each => {
      const cost = computeCost(list.priceOf(each.provider, each.model, AS_OF), usageOf(each.usage));
      return each.usd > 0 && cost.nanoUsd === 0 && cost.basis !== 'unknown';
    });
    assert.deepEqual(silent, []);
  });
});
