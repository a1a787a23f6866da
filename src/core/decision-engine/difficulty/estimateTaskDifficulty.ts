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

/** So many words of contests make a puzzle. */
const CONTEST_WORDS = 3;

const GIVEN = 'as hard as was said';

/** A complexity that the caller gives replaces the one that is read. */
export function estimateTaskDifficulty(
  task: Pick<Task, 'complexity'>,
  features: TaskFeatures,
  router: RouterModel,
): TaskDifficulty {
  const read = estimateComplexity(features, router);
  const { kind, language, values } = features;
  const contest = Math.min(1, Math.expm1(values.contest) / CONTEST_WORDS);
  const { complexity } = task;
  if (complexity !== undefined) {
    const odds = toOdds(complexity);
    return { ...{ kind, language, contest, complexity, odds }, relative: 0, reasons: [GIVEN] };
  }
  const relative = computeRelativeDifficulty(router.relative, features);
  return { ...{ kind, language, contest, relative }, ...read };
}
