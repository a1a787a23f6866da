/**
 * Tango's score interval for the difference of two paired rates (Statistics in Medicine 17, 1998). It is
 * what compares two models on the same tasks: what both can do, or neither, tells nothing apart.
 */
import type { Estimate } from './estimate.ts';
import { twoSidedQuantile } from './normalQuantile.ts';

/** Pairs of outcomes on the same thing. They need not be whole numbers. */
export interface PairCounts {
  readonly pairs: number;
  /** The first succeeded and the second did not. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

/** The first's rate less the second's; null without pairs. */
export function tangoInterval(counts: PairCounts, confidence: number): Estimate | null {
  const { pairs, onlyFirst, onlySecond } = counts;
  if (pairs <= 0) return null;
  const z = twoSidedQuantile(confidence);
  const value = (onlyFirst - onlySecond) / pairs;
  // The score falls as the difference rises: it crosses z below the estimate, and -z above it.
  const low = bisect(-1, value, delta => computeScore(delta, counts) > z);
  const high = bisect(value, 1, delta => computeScore(delta, counts) > -z);
  return { value, low, high };
}

/** How far the counts are from a difference of `delta`, in standard deviations under it. */
export function computeScore(delta: number, { pairs, onlyFirst, onlySecond }: PairCounts): number {
  const above = onlyFirst - onlySecond - pairs * delta;
  const a = 2 * pairs;
  const b = -onlyFirst - onlySecond + (2 * pairs - onlyFirst + onlySecond) * delta;
  const c = -onlySecond * delta * (1 - delta);
  // The most likely rate of "only the second" that goes with this difference.
  const rate = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
  const variance = pairs * (2 * rate + delta * (1 - delta));
  if (variance > 0) return above / Math.sqrt(variance);
  return above === 0 ? 0 : Math.sign(above) * Number.POSITIVE_INFINITY;
}

/** Enough to use a double's last bit up. */
const BISECTIONS = 80;

/** Where `isBefore` stops being true between `from` and `to`. */
function bisect(from: number, to: number, isBefore: (x: number) => boolean): number {
  let [low, high] = [from, to];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
