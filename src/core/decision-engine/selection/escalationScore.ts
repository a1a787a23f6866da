/** How much a task needs a paid model, as one figure that does not depend on prices or priorities. */

import {
  averageNodes,
  computeAbilityScale,
  computeSuccessNodes,
  type RouterModel,
  scoreGain,
  sigmoid,
  type TaskDifficulty,
  toLogOdds,
} from '../difficulty/index.ts';
import type { ModelEstimate } from './estimateModel.ts';

/** Pass rates on middling tasks, assumed where there is no model of that kind to compare with. */
export const TYPICAL_LOCAL_SKILL = 0.5;
export const TYPICAL_PAID_SKILL = 0.85;

/** How much easier a task is imagined, in log-odds, to see what it would gain then. */
const EASIER = Array.from({ length: 14 }, (_, at) => (at + 1) / 4);

/**
 * 0..1: from the gain of the best remote model over the best local one, whoever may be asked. What is
 * beyond both of them needs the better one no less than the easier task that would gain most.
 */
export function scoreEscalation(
  judged: readonly ModelEstimate[],
  difficulty: TaskDifficulty,
  router: RouterModel,
): number {
  const best = (local: boolean, typical: number): readonly number[] => {
    const own = judged.filter(({ model }) => (model.tier === 'local') === local);
    if (own.length > 0) return own.reduce((a, b) => (b.quality > a.quality ? b : a)).nodes;
    const skill = sigmoid(toLogOdds(typical) - difficulty.level);
    return computeSuccessNodes(router, skill, difficulty.relative);
  };
  const [remote, local] = [best(false, TYPICAL_PAID_SKILL), best(true, TYPICAL_LOCAL_SKILL)];
  const gain = averageNodes(remote) - averageNodes(local);
  if (gain <= 0) return scoreGain(gain);
  const gains = EASIER.map(log => log * computeAbilityScale(router)).map(
    ease => averageNodes(easeNodes(remote, ease)) - averageNodes(easeNodes(local, ease)),
  );
  return scoreGain(Math.max(gain, ...gains));
}

function easeNodes(nodes: readonly number[], ease: number): readonly number[] {
  return nodes.map(chance => sigmoid(Math.log(chance / (1 - chance)) + ease));
}
