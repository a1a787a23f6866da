/** What a call will probably cost, and between which bounds: for deciding before asking. */
import type { CostBasis, NanoUsd, Price, PriceSource } from '../../types.ts';
import { computeExpectedCost, computeWorstCost } from './pricing.ts';

export interface CallSize {
  readonly promptTokens: number;
  /** Never below what will be counted. */
  readonly promptTokensUpper: number;
  /** How far `promptTokens` may be off, as a part of it. */
  readonly promptMargin: number;
  readonly outputTokens: number;
  readonly maxOutputTokens: number;
}

interface CostEstimate {
  readonly lowNanoUsd: NanoUsd;
  readonly expectedNanoUsd: NanoUsd;
  /** What would be reserved. */
  readonly worstNanoUsd: NanoUsd;
  readonly basis: Extract<CostBasis, 'estimated' | 'free'>;
  /** Null for what is free. */
  readonly source: PriceSource | null;
}

/** An answer is rarely shorter than this part of what was expected. */
const SHORT_ANSWER = 0.5;

/** Null where the price is dynamic or unknown: then there is no figure, and 0 would be a lie. */
export function estimateCost(price: Price, size: CallSize): CostEstimate | null {
  const expected = computeExpectedCost(price, size.promptTokens, size.outputTokens);
  const worst = computeWorstCost(price, size.promptTokensUpper, size.maxOutputTokens);
  const low = computeExpectedCost(
    price,
    Math.floor(size.promptTokens * (1 - size.promptMargin)),
    Math.floor(size.outputTokens * SHORT_ANSWER),
  );
  if (expected === null || worst === null || low === null) return null;
  return {
    lowNanoUsd: low,
    expectedNanoUsd: expected,
    worstNanoUsd: Math.max(worst, expected),
    basis: price.kind === 'free' ? 'free' : 'estimated',
    source: price.kind === 'priced' ? price.source : null,
  };
}
