/** Wilson's score interval for a rate (Journal of the American Statistical Association 22, 1927). */
import type { Estimate } from './estimate.ts';
import { twoSidedQuantile } from './normalQuantile.ts';

/**
 * The rate of `successes` in `trials`, which need not be whole: trials that hang together count less than
 * one each. Null where nothing was tried.
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  confidence: number,
): Estimate | null {
  if (trials <= 0) return null;
  const z2 = twoSidedQuantile(confidence) ** 2;
  const failures = trials - successes;
  const middle = (successes + z2 / 2) / (trials + z2);
  const half = Math.sqrt(z2 * ((successes * failures) / trials + z2 / 4)) / (trials + z2);
  return {
    value: successes / trials,
    low: successes === 0 ? 0 : middle - half,
    high: failures === 0 ? 1 : middle + half,
  };
}
