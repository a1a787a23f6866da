/** A task that is known to be a fair measure: one answer that is right, one that is wrong. */
import type { TaskKind } from '../../types.ts';
import type { BenchmarkTask } from '../benchmarkTask.ts';

export interface SuiteTask extends BenchmarkTask {
  readonly kind: TaskKind;
  readonly language: string;
  readonly level: number;
  readonly reference: string;
  /** Looks like an answer and is none. */
  readonly wrong: string;
  /** How many small changes of the right code its tests notice; null where it has no tests. */
  readonly mutants: MutantShare | null;
}

export interface MutantShare {
  readonly killed: number;
  readonly all: number;
}
