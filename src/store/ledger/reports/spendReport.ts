/**
 * Reads the whole `SpendSnapshot` out of the totals: its cost does not grow with the journal.
 * Only the list of recent tasks reads calls, and only the newest few.
 */
import type { DatabaseSync } from 'node:sqlite';
import {
  type Baseline,
  type BudgetSnapshot,
  computePeriodKeys,
  computeSavings,
  type ModelSpend,
  type PeriodSpend,
  SPEND_PERIODS,
  type SpendPeriod,
  type SpendSnapshot,
  sumSpend,
  type TokenSpend,
} from '../../../core/cost-monitor/index.ts';
import type { BudgetLimits, EpochMs, NanoUsd, Tier } from '../../../core/types.ts';
import type { StoreProblem } from '../../database/index.ts';
import { readAmounts } from '../ledgerJournal.ts';
import {
  computeSpent,
  computeUsedTokens,
  type LedgerPeriods,
  type PeriodRow,
} from '../ledgerPeriods.ts';
import { AMOUNTS, type Amounts } from '../ledgerSchema.ts';
import { readRecentTasks } from './readRecentTasks.ts';
import { splitByBasis } from './spendQueries.ts';

export interface BudgetView {
  readonly limits: BudgetLimits;
  readonly refusesPaid: StoreProblem | null;
  readonly known: boolean;
}

export interface SpendView extends BudgetView {
  readonly baseline: Baseline | null;
  readonly recentTasks: number;
}

/** Most models that a month's list names, dearest first. */
const MAX_MODELS = 200;

/** Call it inside a read transaction, so that all its figures are of one moment. */
export function readSpend(
  sqlite: DatabaseSync,
  periods: LedgerPeriods,
  view: SpendView,
): SpendSnapshot {
  const atMs = periods.now();
  const day = periods.dayAt(atMs);
  const month = periods.row('month', computePeriodKeys(day).month).amounts;
  const answers = {
    inputTokens: month.answer_input_tokens,
    outputTokens: month.answer_output_tokens,
    cacheReadTokens: month.answer_cache_read_tokens,
  };
  return {
    ...readBudgetsOn(day, atMs, periods, view),
    models: readModelSpend(sqlite, computePeriodKeys(day).month),
    recent: readRecentTasks(sqlite, view.recentTasks),
    savings: view.baseline && computeSavings(view.baseline, answers, splitByBasis(month)),
    excessNanoUsd: periods.row('all', '').amounts.excess,
  };
}

/** Only how full the budgets are: a few rows, for what stands before a call. */
export function readBudgets(periods: LedgerPeriods, view: BudgetView): BudgetSnapshot {
  const atMs = periods.now();
  return readBudgetsOn(periods.dayAt(atMs), atMs, periods, view);
}

function readBudgetsOn(
  day: string,
  atMs: EpochMs,
  periods: LedgerPeriods,
  { limits, known, refusesPaid }: BudgetView,
): BudgetSnapshot {
  const month = periods.row('month', computePeriodKeys(day).month).amounts;
  return {
    ...{ atMs, timeZone: periods.timeZone, project: periods.project, known, refusesPaid },
    periods: SPEND_PERIODS.map(period => computePeriodSpend(periods, period, day, limits)),
    tokens: computeTokenSpend(periods, month, day, limits),
  };
}

function computePeriodSpend(
  periods: LedgerPeriods,
  period: SpendPeriod,
  day: string,
  limits: BudgetLimits,
): PeriodSpend {
  const keys = { ...computePeriodKeys(day), project: periods.project, all: '' };
  const { calls, amounts }: PeriodRow = periods.row(period, keys[period]);
  const spentNanoUsd = computeSpent(amounts);
  const limitNanoUsd = findLimit(limits, period);
  const never = period === 'project' || period === 'all';
  return {
    period,
    key: keys[period],
    startsMs: never ? null : periods.starts(period, day),
    resetsMs: never ? null : periods.ends(period, day),
    ...splitByBasis(amounts),
    spentNanoUsd,
    reservedNanoUsd: amounts.reserved,
    limitNanoUsd,
    leftNanoUsd: computeRemaining(limitNanoUsd, spentNanoUsd + amounts.reserved),
    calls,
  };
}

function computeTokenSpend(
  periods: LedgerPeriods,
  month: Amounts,
  day: string,
  limits: BudgetLimits,
): TokenSpend {
  const usedTokens = computeUsedTokens(month);
  const limitTokens = limits.monthlyTokens ?? null;
  return {
    startsMs: periods.starts('month', day),
    resetsMs: periods.ends('month', day),
    usedTokens,
    reservedTokens: month.reserved_tokens,
    limitTokens,
    leftTokens: computeRemaining(limitTokens, usedTokens + month.reserved_tokens),
  };
}

function readModelSpend(sqlite: DatabaseSync, month: string): readonly ModelSpend[] {
  const sums = ['calls', ...AMOUNTS].map(name => `sum(${name}) AS ${name}`).join(', ');
  const rows = sqlite
    .prepare(
      `SELECT model, provider, tier, ${sums} FROM day_total
       WHERE day >= ? AND day <= ? GROUP BY model, provider, tier`,
    )
    .all(`${month}-01`, `${month}-31`);
  const models = rows.map((row): ModelSpend => {
    const amounts = readAmounts(row);
    return {
      model: String(row.model),
      provider: String(row.provider),
      tier: String(row.tier) as Tier,
      calls: Number(row.calls),
      ...splitByBasis(amounts),
      inputTokens: amounts.input_tokens,
      outputTokens: amounts.output_tokens,
      cacheReadTokens: amounts.cache_read_tokens,
    };
  });
  return models.sort((a, b) => sumSpend(b) - sumSpend(a) || b.calls - a.calls).slice(0, MAX_MODELS);
}

function findLimit(limits: BudgetLimits, period: SpendPeriod): NanoUsd | null {
  switch (period) {
    case 'day':
      return limits.dailyNanoUsd ?? null;
    case 'week':
      return limits.weeklyNanoUsd ?? null;
    case 'month':
      return limits.monthlyNanoUsd ?? null;
    case 'project':
      return limits.projectNanoUsd ?? null;
    case 'all':
      return null;
  }
}

function computeRemaining(limit: number | null, used: number): number | null {
  return limit === null ? null : Math.max(0, limit - used);
}
