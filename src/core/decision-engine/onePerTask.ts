/**
 * Repetitions of one task by one pair of models as one outcome: a task that somebody reported two
 * hundred times is still one task, and must not drown the others.
 */
import type { PairOutcome } from './pairOutcome.ts';
import { textKey } from './textKey.ts';

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
export function pairKey({ local, paid }: Partial<Pick<PairOutcome, 'local' | 'paid'>>): string {
  return JSON.stringify([local ?? '', paid ?? '']);
}

/** `outcomes` oldest first; so is the result, by each task's newest. */
export function onePerTask(outcomes: readonly PairOutcome[]): readonly TaskOutcome[] {
  const groups = new Map<string, PairOutcome[]>();
  for (const outcome of outcomes) {
    const key = `${textKey(outcome.task)} ${pairKey(outcome)}`;
    const group = groups.get(key) ?? [];
    // The newest moves to the end.
    groups.delete(key);
    groups.set(key, group);
    group.push(outcome);
  }
  return [...groups.values()].map(group => merged(group));
}

function merged(group: readonly PairOutcome[]): TaskOutcome {
  const newest = group.at(-1)!;
  const paid = group.flatMap(({ paidOk }) => (paidOk === undefined ? [] : [paidOk]));
  const { paidOk: _, ...rest } = newest;
  return {
    outcome: {
      ...rest,
      localOk: mean(group.map(({ localOk }) => localOk)),
      ...(paid.length > 0 && { paidOk: mean(paid) }),
    },
    key: textKey(newest.task),
    pair: pairKey(newest),
    times: group.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
