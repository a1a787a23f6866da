/** The units that every layer counts in, and what a call used and cost. `types.ts` hands them on. */

/** Milliseconds since the Unix epoch, from the owner of a clock. */
export type EpochMs = number;

/** Whole billionths of a US dollar, rounded up. A safe integer. */
export type NanoUsd = number;

/** Where a model runs and how it is paid: this machine or network, a free remote quota, or money. */
export const TIERS = ['local', 'free', 'paid'] as const;
export type Tier = (typeof TIERS)[number];

/** Token counts as the provider reported them. */
export interface Usage {
  /** All prompt tokens, cached ones included. */
  readonly inputTokens: number;
  /** All answer tokens, reasoning included. */
  readonly outputTokens: number;
  readonly cacheReadTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly reasoningTokens?: number;
  /** Prompt tokens that were sound, those read from a cache left out. */
  readonly audioInputTokens?: number;
  /**
   * What was said can also be read so; above is the larger reading. Absent: it can be read in one way.
   */
  readonly atLeast?: { readonly inputTokens: number; readonly outputTokens: number };
}

/** What one call cost, and how sure that is. */
export interface Cost {
  readonly nanoUsd: NanoUsd;
  readonly basis: CostBasis;
}

/** Where a figure comes from: the provider's bill, our price list, nothing to pay, or unknown yet. */
export type CostBasis = 'billed' | 'estimated' | 'free' | 'unknown';
