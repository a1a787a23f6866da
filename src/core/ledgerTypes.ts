/** The nouns of the ledger: limits, reservations and how they end. `types.ts` hands them on. */
import type { Cost, EpochMs, NanoUsd, Tier, Usage } from './units.ts';

/** The periods that a hard limit can hold for. */
export const BUDGET_SCOPES = ['day', 'week', 'month', 'project', 'tokens'] as const;
export type BudgetScope = (typeof BUDGET_SCOPES)[number];

/** Hard limits; absent means none. Monthly tokens count every model's, in and out. */
export interface BudgetLimits {
  readonly dailyNanoUsd?: NanoUsd;
  readonly weeklyNanoUsd?: NanoUsd;
  readonly monthlyNanoUsd?: NanoUsd;
  readonly projectNanoUsd?: NanoUsd;
  readonly monthlyTokens?: number;
}

/** Why a reservation was refused. */
export interface BudgetRefusal {
  /** `agents`: what they may spend an hour. */
  readonly scope: BudgetScope | 'agents' | 'ledger';
  /** One sentence: which budget, how much is left, when it resets. */
  readonly message: string;
  /** Nano-dollars, or tokens where `scope` is `tokens`; null where the ledger itself is not safe to use. */
  readonly limit: number | null;
  readonly left: number | null;
  readonly wanted: number;
  /** Null: never by itself. */
  readonly resetsAtMs: EpochMs | null;
}

/** The id of what is held, or why nothing is. */
export type Reservation =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly refusal: BudgetRefusal };

/** The worst that one attempt may cost, to be held before the first byte leaves. */
export interface ReservationRequest {
  readonly taskId: string;
  /** 0, 1, …: one reservation per attempt. */
  readonly attempt: number;
  readonly model: string;
  readonly provider: string;
  readonly tier: Tier;
  /** 0 for local and free calls: recorded, never blocked by money. */
  readonly worstNanoUsd: NanoUsd;
  readonly worstTokens: number;
}

/** How an attempt ended, for the books. */
export interface Settlement {
  /** `unknown`: the whole reservation stays charged until the provider says less. */
  readonly cost: Cost;
  readonly usage?: Usage;
}
