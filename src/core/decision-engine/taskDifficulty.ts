/**
 * A task's difficulty in the two parts that the router needs: its level among all tasks (its
 * complexity), and how it stands among tasks of its kind (learned).
 *
 * A complexity that the caller gives instead of the measured one replaces both.
 */
import type { Task } from '../types.ts';
import { complexityOf } from './complexity.ts';
import { logOdds, type RouterModel, relativeDifficulty } from './routerModel.ts';
import type { TaskFeatures } from './taskFeatures.ts';

export interface TaskDifficulty {
  readonly kind: TaskFeatures['kind'];
  readonly language: string;
  /** Log-odds that the task's level takes from every model's skill. */
  readonly level: number;
  /** Standard deviations among tasks of its kind. */
  readonly relative: number;
}

/** The complexity of a middling function-level task, which priors of skill speak of. */
const MIDDLING_COMPLEXITY = 0.12;
const LEVEL_PER_LOG_ODDS = 0.5;
const COMPLEXITY_EDGE = 0.02;
const SAME = 1e-9;

export function taskDifficulty(
  task: Pick<Task, 'complexity'>,
  features: TaskFeatures,
  router: RouterModel,
): TaskDifficulty {
  const given = Math.abs(task.complexity - complexityOf(features).complexity) > SAME;
  const complexity = Math.min(1 - COMPLEXITY_EDGE, Math.max(COMPLEXITY_EDGE, task.complexity));
  return {
    kind: features.kind,
    language: features.language,
    level: LEVEL_PER_LOG_ODDS * (logOdds(complexity) - logOdds(MIDDLING_COMPLEXITY)),
    relative: given ? 0 : relativeDifficulty(router, features),
  };
}
