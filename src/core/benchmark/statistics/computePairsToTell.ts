/**
 * How many pairs tell two models apart, were they as different as they look now: the sample size of McNemar's
 * test (Connor, Biometrics 43, 1987).
 */
import { normalQuantile, twoSidedQuantile } from './normalQuantile.ts';
import type { PairCounts } from './tangoInterval.ts';

/** The chance that a difference that is there is seen. */
const POWER = 0.8;

/** Of all pairs, those there are included; null where they look alike, so that no number would tell. */
export function computePairsToTell(
  { pairs, onlyFirst, onlySecond }: PairCounts,
  confidence: number,
): number | null {
  const difference = (onlyFirst - onlySecond) / pairs;
  if (pairs <= 0 || difference === 0) return null;
  const discordant = (onlyFirst + onlySecond) / pairs;
  const spread = Math.sqrt(Math.max(0, discordant - difference ** 2));
  const needed =
    twoSidedQuantile(confidence) * Math.sqrt(discordant) + normalQuantile(POWER) * spread;
  return Math.ceil((needed / difference) ** 2);
}
