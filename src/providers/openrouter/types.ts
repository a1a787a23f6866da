/**
 * What OpenRouter tells beyond answers: its catalogue, a key's limits, the quota of free models.
 */
import type { EpochMs, Failure, Model, NanoUsd } from '../../core/types.ts';
import type { Provider } from '../provider.ts';

export interface Catalogue {
  /** Every model that answers with text, the unpriced and dynamic ones included. */
  readonly models: readonly Model[];
  /** Entries that could not be understood and were left out. */
  readonly skipped: number;
  /** When it was last confirmed to be current. */
  readonly confirmedAtMs: EpochMs;
  readonly etag?: string;
}

/** `GET /key`. The key's own label is left out: it shows a part of the key. */
export interface KeyStatus {
  /** Null: no limit. */
  readonly limitNanoUsd: NanoUsd | null;
  readonly leftNanoUsd: NanoUsd | null;
  /** When the limit starts anew. */
  readonly limitResets: 'daily' | 'weekly' | 'monthly' | null;
  /** Spent with this key, ever; and in the current UTC day, week (from Monday), month. */
  readonly usedNanoUsd: NanoUsd;
  readonly usedTodayNanoUsd?: NanoUsd;
  readonly usedThisWeekNanoUsd?: NanoUsd;
  readonly usedThisMonthNanoUsd?: NanoUsd;
  /** Spent at hosts directly, with own keys, in the current UTC day. */
  readonly byokTodayNanoUsd?: NanoUsd;
  /** The account never bought credit. */
  readonly isFreeTier: boolean;
}

/** What is left of the free models' quota, which all of an account's keys share. */
export interface FreeQuota {
  readonly perMinute: number;
  readonly perDay: number;
  readonly leftThisMinute: number;
  readonly leftToday: number;
  /** The next 00:00 UTC. */
  readonly resetsAtMs: EpochMs;
}

export type Lookup<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** OpenRouter answers prompts, and questions about itself. Nothing here rejects. */
export interface OpenRouterProvider extends Provider {
  /** Works without a key. Sends what is known, so that an unchanged catalogue costs nothing. */
  catalogue(signal: AbortSignal): Promise<Lookup<Catalogue>>;
  keyStatus(signal: AbortSignal): Promise<Lookup<KeyStatus>>;
}
