/** The resources on the wire: addresses, and the shape of what each answers (JSON). */
import type { Tier } from '../core/types.ts';
import type { SpendOutput } from './tools.ts';

export const STATUS_URI = 'locallama://status';
export const MODELS_URI = 'locallama://models';
export const SPEND_URI = 'locallama://spend';

/** How one end point answered when it was last asked. */
export interface ProviderStatus {
  readonly id: string;
  readonly origin: string;
  readonly state: 'unknown' | 'up' | 'down';
  readonly models: number;
  /** Why it is down, for a person. */
  readonly problem?: string;
  readonly checked_at?: string;
}

/** `locallama://status` */
export interface StatusResource {
  readonly version: string;
  readonly pid: number;
  readonly home: string;
  readonly running_tasks: number;
  readonly providers: readonly ProviderStatus[];
  readonly ledger: SpendOutput['ledger'];
}

/** `locallama://models` */
export interface ModelsResource {
  readonly models: readonly {
    readonly id: string;
    readonly provider: string;
    readonly tier: Tier;
    readonly context_tokens: number;
    readonly input_usd_per_mtok: number | null;
    readonly output_usd_per_mtok: number | null;
    readonly price: 'free' | 'priced' | 'dynamic' | 'unknown';
    readonly loaded?: boolean;
  }[];
}

/** `locallama://spend`: the same object as `get_spend`. */
export type SpendResource = SpendOutput;
