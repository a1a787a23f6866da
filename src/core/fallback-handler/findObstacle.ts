/** From how a task went to the one thing that stood in its way: what a person can change comes first. */
import type { Attempt, FailureKind, Obstacle, RouteDecision, Task } from '../types.ts';
import type { UserAnswers } from './nextStepTypes.ts';

export interface FailedTask {
  readonly task: Pick<Task, 'maxCostNanoUsd'>;
  readonly decision: Pick<RouteDecision, 'candidates' | 'rejected'>;
  readonly attempts: readonly Pick<Attempt, 'failure' | 'verdict'>[];
  readonly answers: UserAnswers;
}

/** Pure. Only for a task that has no answer, and was not cancelled. */
export function findObstacle({ task, decision, attempts, answers }: FailedTask): Obstacle {
  const rejected = new Set(decision.rejected.map(({ kind }) => kind));
  const failures = new Set(attempts.map(({ failure }) => failure?.kind));
  if (rejected.has('privacy-rule') || failures.has('privacy-refused')) return 'local-only';
  if (answers.budget === 'no') return 'no-budget';
  if (answers.pay === 'no') return 'not-agreed';
  if (failures.has('budget-refused') || rejected.has('over-budget'))
    return task.maxCostNanoUsd === undefined ? 'budget' : 'too-dear';
  for (const [kind, obstacle] of OF_FAILURES) if (failures.has(kind)) return obstacle;
  if (attempts.some(({ verdict }) => verdict?.outcome === 'rejected')) return 'failed-check';
  if (decision.candidates.length + rejected.size === 0) return 'no-model';
  return rejected.has('context-too-small') && rejected.size === 1 ? 'too-long' : 'unavailable';
}

/** In this order, where several models failed for several reasons. */
const OF_FAILURES: readonly (readonly [FailureKind, Obstacle])[] = [
  ['auth', 'key'],
  ['payment', 'credit'],
  ['model-not-pulled', 'model-missing'],
  ['context-overflow', 'too-long'],
];
