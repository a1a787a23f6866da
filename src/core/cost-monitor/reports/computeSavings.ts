/**
 * What the person saved against one model that they would otherwise have used for everything.
 *
 * Counted on the same tokens: what the baseline would have taken for the answers that were given,
 * less all that was really spent, failed and escalated attempts included. It may be negative. It
 * is a statement about money not spent, and is never added to anything.
 */
import type { Price, Usage } from '../../types.ts';
import { computeCost } from '../money/index.ts';
import { type Savings, type SpentByBasis, sumSpend } from './spend.ts';

/** The model that the person compares with, and what it costs. */
export interface Baseline {
  readonly model: string;
  readonly price: Price;
}

/**
 * Real bills were seen at up to this many times tokens × list price in ordinary calls (cache
 * writes, and server tools beside the tokens), never below.
 */
const ESTIMATE_MAY_BE_LOW_BY = 1.25;

/** Null where the baseline has no known price to compare with. */
export function computeSavings(
  baseline: Baseline,
  answers: Usage,
  actual: SpentByBasis,
): Savings | null {
  if (baseline.price.kind !== 'priced') return null;
  // Long prompts may cost the baseline more than its base rates: the saving is not overstated.
  const flat: Price = { ...baseline.price, tiers: [], requestNanoUsd: 0 };
  const baselineNanoUsd = computeCost(flat, answers).nanoUsd;
  const likely = actual.billedNanoUsd + actual.estimatedNanoUsd;
  const dearest =
    actual.billedNanoUsd +
    Math.ceil(actual.estimatedNanoUsd * ESTIMATE_MAY_BE_LOW_BY) +
    actual.unknownNanoUsd;
  return {
    baselineModel: baseline.model,
    priceSource: baseline.price.source,
    lowNanoUsd: baselineNanoUsd - dearest,
    highNanoUsd: baselineNanoUsd - likely,
    baselineNanoUsd,
    actualNanoUsd: sumSpend(actual),
  };
}
