/** What may become a task, before its tests were run. */
import type { LeftOut, ProjectTests, RepositoryTask } from '../../../core/benchmark/index.ts';

export interface Candidate {
  readonly task: Omit<RepositoryTask, 'check'>;
  readonly check: Omit<ProjectTests, 'shows' | 'withheld'>;
  /** The lines by which the right answer is known wherever it lies. */
  readonly fix: readonly string[];
}

/** Counts what is left out, by why. */
export type LeaveOut = (why: LeftOut) => null;
