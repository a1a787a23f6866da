/** Answers of two models to the same run of the same task, where both were judged. */
import { readPassed, type Trial } from '../trial.ts';

export interface Pair {
  readonly taskId: string;
  readonly first: boolean;
  readonly second: boolean;
}

/** In the order of the first model's answers. */
export function listPairs(
  first: string,
  second: string,
  trials: readonly Trial[],
): readonly Pair[] {
  const judged = (model: string) =>
    trials.flatMap(trial => {
      const passed = trial.model === model ? readPassed(trial) : null;
      const { taskId, run } = trial;
      return passed === null ? [] : [{ taskId, key: `${run} ${taskId}`, passed }];
    });
  const others = new Map(judged(second).map(({ key, passed }) => [key, passed]));
  return judged(first).flatMap(({ taskId, key, passed }) => {
    const other = others.get(key);
    return other === undefined ? [] : [{ taskId, first: passed, second: other }];
  });
}
