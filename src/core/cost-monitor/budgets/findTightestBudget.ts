/**
 * What a decision may count on: the tightest hard limit, and what is said where it does not suffice.
 * Reserving decides again, for the exact call and against what others hold then.
 */
import type { BudgetScope, NanoUsd } from '../../types.ts';
import type { BudgetSnapshot, PeriodSpend, SpendPeriod } from '../reports/index.ts';
import { describeBudgetLeft, describeReset } from './budget.ts';
import { createTimeFormatter } from './periods.ts';

interface BudgetLeft {
  readonly nanoUsd: NanoUsd;
  /** Sentences: which budget, how much is left, when it resets. */
  readonly says: string;
}

/** Null: no limit. Nothing is left where the ledger refuses paid calls, or no token is left. */
export function findTightestBudget(spend: BudgetSnapshot): BudgetLeft | null {
  const { refusesPaid, tokens } = spend;
  if (refusesPaid !== null)
    return { nanoUsd: 0, says: `No paid call is made: ${refusesPaid.message}` };
  if (tokens.leftTokens === 0)
    return buildBudgetLeft(spend, 'tokens', tokens.limitTokens ?? 0, 0, tokens.resetsMs);
  const limited = spend.periods.filter(isLimited);
  const tightest = limited.toSorted((a, b) => a.leftNanoUsd - b.leftNanoUsd)[0];
  if (tightest === undefined) return null;
  const { period, limitNanoUsd, leftNanoUsd, resetsMs } = tightest;
  return buildBudgetLeft(spend, period, limitNanoUsd, leftNanoUsd, resetsMs);
}

type Limited = PeriodSpend & {
  readonly period: Exclude<SpendPeriod, 'all'>;
  readonly limitNanoUsd: NanoUsd;
  readonly leftNanoUsd: NanoUsd;
};

function isLimited(period: PeriodSpend): period is Limited {
  return period.period !== 'all' && period.limitNanoUsd !== null && period.leftNanoUsd !== null;
}

function buildBudgetLeft(
  { timeZone }: BudgetSnapshot,
  scope: BudgetScope,
  limit: number,
  left: number,
  resetsMs: number | null,
): BudgetLeft {
  const what = describeBudgetLeft(scope, limit, left);
  const reset = describeReset(resetsMs, createTimeFormatter(timeZone));
  return { nanoUsd: scope === 'tokens' ? 0 : left, says: `${what}. ${reset}` };
}
