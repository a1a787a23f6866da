/**
 * Repetitions of one task by one pair of models as one outcome: a task that somebody reported two
 * hundred times is still one task, and must not drown the others.
 */

import { computeTextKey } from './computeTextKey.ts';
import type { PairOutcome } from './pairOutcome.ts';

export interface TaskOutcome {
  /** The newest of them, with the means of what came of all. */
  readonly outcome: PairOutcome;
  /** Equal for equal words. */
  readonly key: string;
  /** Both models' names. */
  readonly pair: string;
  readonly times: number;
}

/** Both models' names as one, for comparison only. */
export function makePairKey({ local, paid }: Partial<Pick<PairOutcome, 'local' | 'paid'>>): string {
  return JSON.stringify([local ?? '', paid ?? '']);
}

/** `outcomes` oldest first; so is the result, by each task's newest. */
export function mergeByTask(outcomes: readonly PairOutcome[]): readonly TaskOutcome[] {
  const groups = new Map<string, PairOutcome[]>();
  for (const outcome of outcomes) {
    const key = `${computeTextKey(outcome.task)} ${makePairKey(outcome)}`;
    const group = groups.get(key) ?? [];
    // The newest moves to the end.
    groups.delete(key);
    groups.set(key, group);
    group.push(outcome);
  }
  return [...groups.values()].map(group => mergeOutcomes(group));
}

function mergeOutcomes(group: readonly PairOutcome[]): TaskOutcome {
  const newest = group.at(-1)!;
  const paid = group.flatMap(({ paidOk }) => (paidOk === undefined ? [] : [paidOk]));
  const { paidOk: _, ...rest } = newest;
  return {
    outcome: {
      ...rest,
      localOk: computeMean(group.map(({ localOk }) => localOk)),
      ...(paid.length > 0 && { paidOk: computeMean(paid) }),
    },
    key: computeTextKey(newest.task),
    pair: makePairKey(newest),
    times: group.length,
  };
}

function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
