/** A benchmark as it is kept: its plan, where it ran, and how far it is. */
import type { EpochMs } from '../types.ts';
import type { BenchmarkPlan } from './plan/index.ts';

export interface BenchmarkRecord {
  readonly id: string;
  /** What a person calls it, e.g. `12 tasks`. */
  readonly name: string;
  readonly createdMs: EpochMs;
  readonly changedMs: EpochMs;
  readonly plan: BenchmarkPlan;
  readonly setup: BenchmarkSetup;
  readonly state: BenchmarkState;
}

/**
 * `running` without a living process is one that was killed. `paused`: some of it is left, by wish or
 * because a budget or quota was used up; `note` says which.
 */
export type BenchmarkState =
  | { readonly kind: 'running' }
  | { readonly kind: 'paused'; readonly note: string }
  | { readonly kind: 'done' };

/** What results depend on beside the models' names. */
export interface BenchmarkSetup {
  readonly version: string;
  readonly machine: {
    readonly platform: string;
    readonly processor: string;
    readonly cores: number;
    readonly memoryBytes: number;
  };
  /** By model id. */
  readonly models: Readonly<Record<string, ModelSetup>>;
  /** What keeps the answers' code in while it runs; see the sandbox. */
  readonly sandbox: string;
}

/** Which weights a name stood for. What was not told is left out. */
export interface ModelSetup {
  readonly digest?: string;
  readonly quantization?: string;
  readonly parametersB?: number;
  readonly contextTokens?: number;
}
