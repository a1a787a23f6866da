/** How much a task needs a paid model, as one figure that does not depend on prices or priorities. */
import type { Judged } from './judge.ts';
import {
  expected,
  logOdds,
  type RouterModel,
  scoreOfGain,
  sigmoid,
  successNodes,
} from './routerModel.ts';
import type { TaskDifficulty } from './taskDifficulty.ts';

/** Pass rates on middling tasks, assumed where there is no model of that kind to compare with. */
export const TYPICAL_LOCAL_SKILL = 0.5;
export const TYPICAL_PAID_SKILL = 0.85;

/** 0..1: from the gain of the best remote model over the best local one, whoever may be asked. */
export function needOf(
  judged: readonly Judged[],
  difficulty: TaskDifficulty,
  router: RouterModel,
): number {
  const best = (local: boolean, typical: number) => {
    const own = judged.filter(({ model }) => (model.tier === 'local') === local);
    if (own.length > 0) return Math.max(...own.map(({ quality }) => quality));
    const skill = sigmoid(logOdds(typical) - difficulty.level);
    return expected(successNodes(router, skill, difficulty.relative));
  };
  return scoreOfGain(best(false, TYPICAL_PAID_SKILL) - best(true, TYPICAL_LOCAL_SKILL));
}
