/**
 * Money and tiers in words for a person. A figure always says how sure it is: "≈" was priced by us,
 * "≤" holds calls that were charged in full since their cost is unknown.
 */
import { formatUsd } from '../core/figures.ts';
import type { CostBasis, Tier } from '../core/types.ts';
import { describeProof, type Proof } from './describeProof.ts';

/** From this part of its limit on a budget is shown as nearly used up. */
export const NEARLY_USED_PART = 0.8;

/** As `get_spend` tells it of each recent task. */
export type TaskResult = 'verified' | 'unverified' | 'rejected' | 'failed' | 'refused';

interface Amounts {
  readonly spent_usd: number;
  readonly estimated_usd: number;
  readonly unknown_usd: number;
}

/** A sum of spending with the sign of its certainty. */
export function formatSpent(amounts: Amounts): string {
  const sign = amounts.unknown_usd > 0 ? '≤ ' : amounts.estimated_usd > 0 ? '≈ ' : '';
  return sign + formatUsd(amounts.spent_usd);
}

/** What one task cost. */
export function formatCost(cost: { readonly usd: number; readonly basis: CostBasis }): string {
  switch (cost.basis) {
    case 'free':
      return 'free';
    case 'billed':
      return `${formatUsd(cost.usd)} billed`;
    case 'estimated':
      return `≈ ${formatUsd(cost.usd)} estimated`;
    case 'unknown':
      return `≤ ${formatUsd(cost.usd)}, bill not known yet`;
  }
}

/** What one task cost, as short as it is true. */
export function formatFigure(cost: { readonly usd: number; readonly basis: CostBasis }): string {
  switch (cost.basis) {
    case 'free':
      return 'free';
    case 'billed':
      return formatUsd(cost.usd);
    case 'estimated':
      return `≈ ${formatUsd(cost.usd)}`;
    case 'unknown':
      return `≤ ${formatUsd(cost.usd)}`;
  }
}

/** What came of a task; `proof`: how that is known. */
export function describeResult(result: TaskResult, proof?: Proof): string {
  switch (result) {
    case 'verified':
      return proof === undefined ? 'verified' : `verified: ${describeProof(proof)}`;
    case 'unverified':
      return 'not verified';
    case 'rejected':
      return 'failed its check';
    case 'failed':
      return 'failed';
    case 'refused':
      return 'refused';
  }
}

/** Whether there is no answer that one would use. */
export function isFailure(result: TaskResult | undefined): boolean {
  return result === 'rejected' || result === 'failed' || result === 'refused';
}

/** What was saved this month, as a range where it is one, with the baseline and its price's date. */
export function describeSavings(savings: {
  readonly low_usd: number;
  readonly high_usd: number;
  readonly baseline_model: string;
  readonly price_as_of: string;
}): string {
  const { low_usd: low, high_usd: high } = savings;
  const against = `against ${savings.baseline_model} at its prices of ${savings.price_as_of}`;
  if (high < 0)
    return `${formatUsdRange(-high, -low)} spent this month beyond what it would have cost ${against}`;
  return `${formatUsdRange(low, high)} saved this month ${against}`;
}

function formatUsdRange(low: number, high: number): string {
  const [from, to] = [formatUsd(low), formatUsd(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** What the provider's bill of a day says of the ledger. */
export function describeAgreement(agreement: {
  readonly provider: string;
  readonly bill_usd: number;
  readonly drift_usd: number;
  readonly agrees: boolean;
  readonly causes: readonly string[];
}): string {
  const { provider, bill_usd: bill, drift_usd: drift, agrees, causes } = agreement;
  const who = provider === 'openrouter' ? 'OpenRouter' : provider;
  const said = `${who}'s bill today (UTC): ${formatUsd(bill)}`;
  if (agrees) return `${said}. It agrees with what is booked here.`;
  const differs = `${formatUsd(Math.abs(drift))} ${drift > 0 ? 'more' : 'less'} than is booked here`;
  const [cause] = causes;
  return cause === undefined ? `${said}, ${differs}.` : `${said}, ${differs}. Likeliest: ${cause}`;
}

/** Where a model runs, and who pays. */
export function describeTier(tier: Tier): string {
  switch (tier) {
    case 'local':
      return 'local';
    case 'free':
      return 'free quota';
    case 'paid':
      return 'paid';
  }
}
