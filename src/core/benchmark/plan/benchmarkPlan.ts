/** What a benchmark is to do: which models answer which tasks, how often, in which order. */
import type { Tier } from '../../types.ts';
import type { BenchmarkTask } from '../benchmarkTask.ts';
import type { TrialKey } from '../trial.ts';

export interface BenchmarkPlan {
  readonly tasks: readonly BenchmarkTask[];
  readonly models: readonly PlannedModel[];
  readonly runsPerTask: number;
  /** Answers that are asked for at once. */
  readonly parallel: number;
  /** The most that all of it may cost; null: what the budgets leave. */
  readonly maxNanoUsd: number | null;
  /** Paid answers end as soon as it is decided which model is better. */
  readonly stopsEarly: boolean;
}

export interface PlannedModel {
  readonly id: string;
  readonly tier: Tier;
}

/** One answer to ask for. */
export interface BenchmarkStep extends TrialKey {
  /** Its place in the order, from 0. */
  readonly ordinal: number;
}
