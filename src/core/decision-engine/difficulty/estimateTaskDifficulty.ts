/**
 * A task's difficulty in the two parts that the router needs: its level among all tasks (its
 * complexity), and how it stands among tasks of its kind (learned).
 *
 * A complexity that the caller gives replaces both; the nearer it comes to what the text tells, the more
 * of the learned part stays, so that saying the same changes nothing.
 */
import type { Task } from '../../types.ts';
import { estimateComplexity, type TaskFeatures } from '../task/index.ts';
import { computeRelativeDifficulty, type RouterModel, toLogOdds } from './routerModel.ts';

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
/** Log-odds of complexity between caller and text from which on the text is not heard. */
const FADE = 1;

export function estimateTaskDifficulty(
  task: Pick<Task, 'complexity'>,
  features: TaskFeatures,
  router: RouterModel,
): TaskDifficulty {
  const read = estimateComplexity(features).complexity;
  const complexity = task.complexity ?? read;
  const odds = toBoundedOdds(complexity);
  const heard = Math.max(0, 1 - Math.abs(odds - toBoundedOdds(read)) / FADE);
  return {
    kind: features.kind,
    language: features.language,
    complexity,
    level: LEVEL_PER_LOG_ODDS * (odds - toLogOdds(MIDDLING_COMPLEXITY)),
    relative: heard === 0 ? 0 : heard * computeRelativeDifficulty(router, features),
  };
}

function toBoundedOdds(complexity: number): number {
  return toLogOdds(Math.min(1 - COMPLEXITY_EDGE, Math.max(COMPLEXITY_EDGE, complexity)));
}
