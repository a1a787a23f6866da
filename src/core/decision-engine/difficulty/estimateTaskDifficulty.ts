/** A task's difficulty as far as its text tells, or its caller. */
import type { Task } from '../../types.ts';
import type { TaskFeatures } from '../task/index.ts';
import { computeRelativeDifficulty } from './computeRelativeDifficulty.ts';
import { estimateComplexity, toOdds } from './estimateComplexity.ts';
import type { RouterModel } from './routerModel.ts';

export interface TaskDifficulty {
  readonly kind: TaskFeatures['kind'];
  readonly language: string;
  /** 0..1, as given or as read from the text. */
  readonly complexity: number;
  /** Log-odds that the reference model is right. */
  readonly odds: number;
  /** 0..1: how much it is a puzzle as in programming contests. */
  readonly contest: number;
  /** Log-odds by which it is harder than others of its kind, as far as amounts tell; 0: not asked. */
  readonly relative: number;
  readonly reasons: readonly string[];
}

const GIVEN = 'as hard as was said';

/** A complexity that the caller gives replaces the one that is read. */
export function estimateTaskDifficulty(
  task: Pick<Task, 'complexity'>,
  features: TaskFeatures,
  router: RouterModel,
): TaskDifficulty {
  const read = estimateComplexity(features, router);
  const { kind, language } = features;
  const { complexity } = task;
  if (complexity !== undefined) {
    const said = { complexity, odds: toOdds(complexity), reasons: [GIVEN] };
    return { ...{ kind, language, relative: 0 }, ...read, ...said };
  }
  return {
    kind,
    language,
    relative: computeRelativeDifficulty(router.relative, features),
    ...read,
  };
}
