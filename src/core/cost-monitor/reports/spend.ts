/** What has been spent, as everyone shows it: the status bar, the panel, `get_spend`, the CLI. */
import type { CostBasis, EpochMs, NanoUsd, PriceSource, Tier } from '../../types.ts';

export const SPEND_PERIODS = ['day', 'week', 'month', 'project', 'all'] as const;
export type SpendPeriod = (typeof SPEND_PERIODS)[number];

/** Money by how sure it is. */
export interface SpentByBasis {
  readonly billedNanoUsd: NanoUsd;
  readonly estimatedNanoUsd: NanoUsd;
  /** Charged in full because it is unknown; falls when a provider says less. */
  readonly unknownNanoUsd: NanoUsd;
}

export interface TokenCounts {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
}

export interface PeriodSpend extends SpentByBasis {
  readonly period: SpendPeriod;
  /** `2026-11-22`, `2026-W47`, `2026-11`, the project's name, or empty for all. */
  readonly key: string;
  /** Null: since ever. */
  readonly startsMs: EpochMs | null;
  /** Null: never by itself. */
  readonly resetsMs: EpochMs | null;
  /** The three bases together. */
  readonly spentNanoUsd: NanoUsd;
  readonly reservedNanoUsd: NanoUsd;
  readonly limitNanoUsd: NanoUsd | null;
  /** Limit less spent and reserved, not below 0. */
  readonly leftNanoUsd: NanoUsd | null;
  readonly calls: number;
}

/** One model's use in this month. */
export interface ModelSpend extends SpentByBasis, TokenCounts {
  readonly model: string;
  readonly provider: string;
  readonly tier: Tier;
  readonly calls: number;
}

/** One task as the ledger saw it: the last attempt's model, all attempts' cost. */
export interface TaskSpend {
  readonly taskId: string;
  readonly atMs: EpochMs;
  readonly model: string;
  readonly provider: string;
  readonly tier: Tier;
  readonly attempts: number;
  readonly nanoUsd: NanoUsd;
  readonly basis: CostBasis;
  /** Null while it runs, or where it was not measured. */
  readonly durationMs: number | null;
  readonly running: boolean;
  /** Of the agent that called; null: a person did, or it is not known. */
  readonly client: string | null;
}

export interface TokenSpend {
  readonly startsMs: EpochMs;
  readonly resetsMs: EpochMs;
  /** In and out, all models, and what is held for calls that were not counted. */
  readonly usedTokens: number;
  readonly reservedTokens: number;
  readonly limitTokens: number | null;
  readonly leftTokens: number | null;
}

export interface SpendSnapshot {
  readonly atMs: EpochMs;
  readonly timeZone: string;
  readonly project: string;
  /** False: the ledger cannot be read, and every figure here is of this process alone. */
  readonly known: boolean;
  readonly periods: readonly PeriodSpend[];
  /** Dearest first. */
  readonly models: readonly ModelSpend[];
  /** Newest first. */
  readonly recent: readonly TaskSpend[];
  readonly tokens: TokenSpend;
  /** This month, against the baseline; null where no baseline is chosen or its price is unknown. */
  readonly savings: Savings | null;
  /** Money that providers billed beyond a reservation; anything but 0 needs looking into. */
  readonly excessNanoUsd: NanoUsd;
  /** Why paid calls are refused whatever is left; null when they are not. */
  readonly refusesPaid: { readonly kind: string; readonly message: string } | null;
}

/** What of it tells how full the budgets are. */
export type BudgetSnapshot = Pick<
  SpendSnapshot,
  'atMs' | 'timeZone' | 'project' | 'known' | 'periods' | 'tokens' | 'refusesPaid'
>;

/** The three bases together. */
export function sumSpend(amounts: SpentByBasis): NanoUsd {
  return amounts.billedNanoUsd + amounts.estimatedNanoUsd + amounts.unknownNanoUsd;
}

/** The least sure of the bases that took part. */
export function findCostBasis(amounts: SpentByBasis): CostBasis {
  if (amounts.unknownNanoUsd > 0) return 'unknown';
  if (amounts.estimatedNanoUsd > 0) return 'estimated';
  return amounts.billedNanoUsd > 0 ? 'billed' : 'free';
}

export interface Savings {
  readonly baselineModel: string;
  readonly priceSource: PriceSource;
  /** Equal where everything was billed. */
  readonly lowNanoUsd: NanoUsd;
  readonly highNanoUsd: NanoUsd;
  readonly baselineNanoUsd: NanoUsd;
  readonly actualNanoUsd: NanoUsd;
}
