/** What one task saved against the baseline: its answer at the baseline's price, less all its attempts. */
import {
  type Baseline,
  computeSavings,
  convertNanoToUsd,
  type SpentByBasis,
} from '../../core/cost-monitor/index.ts';
import type { Attempt } from '../../core/types.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';

/**
 * Undefined where no baseline is chosen, its price is not known, or the tokens were not counted. The last
 * attempt is the one that the answer is from.
 */
export function computeTaskSavings(
  baseline: Baseline | null,
  attempts: readonly Attempt[],
): RouteTaskOutput['saved'] {
  const usage = attempts.at(-1)?.usage;
  const found = baseline && usage && computeSavings(baseline, usage, sumSpending(attempts));
  if (!found) return undefined;
  return {
    low_usd: convertNanoToUsd(found.lowNanoUsd),
    high_usd: convertNanoToUsd(found.highNanoUsd),
    baseline_model: found.baselineModel,
    price_as_of: found.priceSource.asOf,
  };
}

function sumSpending(attempts: readonly Attempt[]): SpentByBasis {
  const sum = (basis: Attempt['cost']['basis']) =>
    attempts.reduce((total, { cost }) => total + (cost.basis === basis ? cost.nanoUsd : 0), 0);
  return {
    billedNanoUsd: sum('billed'),
    estimatedNanoUsd: sum('estimated'),
    unknownNanoUsd: sum('unknown'),
  };
}
