/**
 * A task's difficulty in the two parts that the router needs: its level among all tasks (its
 * complexity), and how it stands among tasks of its kind (learned).
 *
 * A complexity that the caller gives replaces both.
 */
import type { Task } from '../types.ts';
import { complexityOf } from './complexity.ts';
import { logOdds, type RouterModel, relativeDifficulty } from './routerModel.ts';
import type { TaskFeatures } from './taskFeatures.ts';

export interface TaskDifficulty {
  readonly kind: TaskFeatures['kind'];
  readonly language: string;
  /** 0..1, as given or as read from the text. */
  readonly complexity: number;
  /** Log-odds that the task's level takes from every model's skill. */
  readonly level: number;
  /** Standard deviations among tasks of its kind. */
  readonly relative: number;
}

/** The complexity of a middling function-level task, which priors of skill speak of. */
const MIDDLING_COMPLEXITY = 0.12;
const LEVEL_PER_LOG_ODDS = 0.5;
const COMPLEXITY_EDGE = 0.02;

export function taskDifficulty(
  task: Pick<Task, 'complexity'>,
  features: TaskFeatures,
  router: RouterModel,
): TaskDifficulty {
  const complexity = task.complexity ?? complexityOf(features).complexity;
  const bounded = Math.min(1 - COMPLEXITY_EDGE, Math.max(COMPLEXITY_EDGE, complexity));
  return {
    kind: features.kind,
    language: features.language,
    complexity,
    level: LEVEL_PER_LOG_ODDS * (logOdds(bounded) - logOdds(MIDDLING_COMPLEXITY)),
    relative: task.complexity === undefined ? relativeDifficulty(router, features) : 0,
  };
}
