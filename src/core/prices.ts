/** What a model costs, and where that was read. */
import type { NanoUsd } from './units.ts';

/** Where a price was read, and as of which day (ISO date). */
export interface PriceSource {
  readonly from: 'openrouter' | 'genai-prices' | 'settings' | 'file';
  readonly asOf: string;
  /** True when a fresher list could not be had and this one is past its refresh time. */
  readonly stale: boolean;
}

/** One set of rates, in nano-dollars per million tokens. */
export interface Rates {
  readonly inputNanoUsdPerMTok: NanoUsd;
  readonly outputNanoUsdPerMTok: NanoUsd;
  /** Absent: billed as plain input. */
  readonly cacheReadNanoUsdPerMTok?: NanoUsd;
  /** Absent: billed as plain input. */
  readonly cacheWriteNanoUsdPerMTok?: NanoUsd;
  /** Absent: billed as plain input. */
  readonly audioInputNanoUsdPerMTok?: NanoUsd;
}

/** What a model costs. `dynamic` (OpenRouter's -1) and `unknown` are never treated as 0. */
export type Price =
  | { readonly kind: 'free' }
  | {
      readonly kind: 'priced';
      readonly base: Rates;
      /** Dearer rates for the whole call once the prompt is longer than `aboveInputTokens`, ascending. */
      readonly tiers: readonly (Rates & { readonly aboveInputTokens: number })[];
      /** Charged once a call. */
      readonly requestNanoUsd: NanoUsd;
      readonly source: PriceSource;
    }
  | { readonly kind: 'dynamic' }
  | { readonly kind: 'unknown' };
