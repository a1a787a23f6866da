/** What one task saved against the baseline: its answer at the baseline's price, less all its attempts. */
import { nanoToUsd } from '../core/cost-monitor/money.ts';
import { type Baseline, savings } from '../core/cost-monitor/savings.ts';
import type { SpentByBasis } from '../core/cost-monitor/spend.ts';
import type { Attempt } from '../core/types.ts';
import type { RouteTaskOutput } from '../protocol/tools.ts';

/**
 * Undefined where no baseline is chosen, its price is not known, or nobody counted the tokens. The last
 * attempt is the one whose answer stands.
 */
export function savedByTask(
  baseline: Baseline | null,
  attempts: readonly Attempt[],
): RouteTaskOutput['saved'] {
  const usage = attempts.at(-1)?.usage;
  const found = baseline && usage && savings(baseline, usage, spentOn(attempts));
  if (!found) return undefined;
  return {
    low_usd: nanoToUsd(found.lowNanoUsd),
    high_usd: nanoToUsd(found.highNanoUsd),
    baseline_model: found.baselineModel,
    price_as_of: found.priceSource.asOf,
  };
}

function spentOn(attempts: readonly Attempt[]): SpentByBasis {
  const sum = (basis: Attempt['cost']['basis']) =>
    attempts.reduce((total, { cost }) => total + (cost.basis === basis ? cost.nanoUsd : 0), 0);
  return {
    billedNanoUsd: sum('billed'),
    estimatedNanoUsd: sum('estimated'),
    unknownNanoUsd: sum('unknown'),
  };
}
