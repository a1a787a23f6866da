/** What a benchmark says of one model: each measure is a mean over its answers, with an interval. */
import type { NanoUsd, Tier } from '../../types.ts';
import type { Estimate } from '../statistics/index.ts';

export interface ModelSummary extends RateSummary {
  readonly model: string;
  readonly tier: Tier;
  /** Answers that came. */
  readonly answered: number;
  readonly failed: number;
  readonly refused: number;
  readonly lost: number;
  /** Share of the required parts that are there; null where no task names any. */
  readonly completeness: number | null;
  /** Of right answers: 1 where they run as fast as the reference, or as the fastest right answer. */
  readonly efficiency: number | null;
  readonly callMs: Estimate | null;
  readonly firstTokenMs: Estimate | null;
  readonly tokensPerSecond: number | null;
  readonly verifiedMs: Estimate | null;
  /** Prompt and answer together. */
  readonly tokens: number | null;
  readonly costNanoUsd: Estimate | null;
  /** Of all answers together, those that did not come included. */
  readonly totalNanoUsd: NanoUsd;
  readonly modelBytes: number | null;
  readonly answerBytes: number | null;
  readonly byKind: Readonly<Record<string, RateSummary>>;
  readonly byLanguage: Readonly<Record<string, RateSummary>>;
}

/** How many answers were right, of those that could be judged: one that never came is not. */
export interface RateSummary {
  readonly judged: number;
  readonly passed: number;
  /** Null where none could be judged. */
  readonly accuracy: Estimate | null;
}
