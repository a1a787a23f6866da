/**
 * What a call costs, from a price and token counts. Sums are exact and rounded up once.
 *
 * Two rules that surprise: the dearer rates of a long prompt hold for the whole call, not for the
 * part beyond the threshold; and `dynamic` or `unknown` prices give null or basis `unknown`, never
 * 0.
 */
import type { Cost, NanoUsd, Price, Rates, Usage } from '../../types.ts';

const TOKENS_PER_RATE = 1_000_000;

/** The cost of a finished call where the provider sent token counts but no bill. */
export function computeCost(price: Price, usage: Usage): Cost {
  switch (price.kind) {
    case 'free':
      return { nanoUsd: 0, basis: 'free' };
    case 'priced':
      return { nanoUsd: computePricedCost(price, usage), basis: 'estimated' };
    case 'dynamic':
    case 'unknown':
      return { nanoUsd: 0, basis: 'unknown' };
  }
}

/**
 * The most a call may cost: every prompt token at the dearest of the rates for text (plain, cache
 * read or write) of the dearest tier that the prompt may reach, every answer token up to the cap.
 * Null where the price is not known.
 */
export function computeWorstCost(
  price: Price,
  promptTokensUpper: number,
  maxOutputTokens: number,
): NanoUsd | null {
  if (price.kind === 'free') return 0;
  if (price.kind !== 'priced') return null;
  const reachable = [
    price.base,
    ...price.tiers.filter(tier => promptTokensUpper > tier.aboveInputTokens),
  ];
  const worst = Math.max(
    ...reachable.map(rates =>
      computeTokenCost(pickDearestRates(rates), promptTokensUpper, maxOutputTokens),
    ),
  );
  return worst + price.requestNanoUsd;
}

/** What a call will cost if the counts are right and nothing is cached; null as above. */
export function computeExpectedCost(
  price: Price,
  promptTokens: number,
  outputTokens: number,
): NanoUsd | null {
  if (price.kind === 'free') return 0;
  if (price.kind !== 'priced') return null;
  return computePricedCost(price, { inputTokens: promptTokens, outputTokens });
}

function computePricedCost(price: Extract<Price, { kind: 'priced' }>, usage: Usage): NanoUsd {
  const rates = price.tiers.findLast(tier => usage.inputTokens > tier.aboveInputTokens);
  return computeUsageCost(rates ?? price.base, usage) + price.requestNanoUsd;
}

function computeUsageCost(rates: Rates, usage: Usage): NanoUsd {
  const read = Math.min(usage.cacheReadTokens ?? 0, usage.inputTokens);
  const write = Math.min(usage.cacheWriteTokens ?? 0, usage.inputTokens - read);
  const audio = Math.min(usage.audioInputTokens ?? 0, usage.inputTokens - read - write);
  const plain = rates.inputNanoUsdPerMTok;
  return sumPerMillion(
    [usage.inputTokens - read - write - audio, audio, read, write, usage.outputTokens],
    [
      plain,
      rates.audioInputNanoUsdPerMTok ?? plain,
      rates.cacheReadNanoUsdPerMTok ?? plain,
      rates.cacheWriteNanoUsdPerMTok ?? plain,
      rates.outputNanoUsdPerMTok,
    ],
  );
}

function computeTokenCost(rates: Rates, inputTokens: number, outputTokens: number): NanoUsd {
  return computeUsageCost(rates, { inputTokens, outputTokens });
}

function pickDearestRates(rates: Rates): Rates {
  const { inputNanoUsdPerMTok, cacheReadNanoUsdPerMTok, cacheWriteNanoUsdPerMTok } = rates;
  const dearestInput = Math.max(
    inputNanoUsdPerMTok,
    cacheReadNanoUsdPerMTok ?? 0,
    cacheWriteNanoUsdPerMTok ?? 0,
  );
  return {
    inputNanoUsdPerMTok: dearestInput,
    outputNanoUsdPerMTok: rates.outputNanoUsdPerMTok,
  };
}

/** Fractions of tokens (averages) are rounded up too. Whole numbers are exact up to a limit. */
function sumPerMillion(tokens: readonly number[], rates: readonly NanoUsd[]): NanoUsd {
  let total = 0;
  for (let at = 0; at < tokens.length; at++) total += Math.ceil(tokens[at]!) * rates[at]!;
  if (total > Number.MAX_SAFE_INTEGER) return sumLargePerMillion(tokens, rates);
  const rest = total % TOKENS_PER_RATE;
  return (total - rest) / TOKENS_PER_RATE + Number(rest > 0);
}

function sumLargePerMillion(tokens: readonly number[], rates: readonly NanoUsd[]): NanoUsd {
  const unit = BigInt(TOKENS_PER_RATE);
  const total = tokens.reduce(
    (sum, count, at) => sum + BigInt(Math.ceil(count)) * BigInt(rates[at]!),
    0n,
  );
  return Number((total + unit - 1n) / unit);
}
