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
import type { Knowledge } from '../models/index.ts';
import type { ModelEstimate } from './estimateModel.ts';

/** Pass rates on middling tasks, assumed where there is no model of that kind to compare with. */
const TYPICAL_LOCAL_SKILL = 0.5;
const TYPICAL_PAID_SKILL = 0.85;

/** Log-odds between the easier levels at which a task is imagined, to see what it would gain there. */
const LEVEL_STEP = 0.25;

/**
 * 0..1: from the gain of the best remote model over the best local one, whoever may be asked. A kind of
 * task that is beyond both of them needs the better one no less than an easier kind. Pass rates that were
 * stated are of this very kind.
 */
export function scoreEscalation(
  judged: readonly ModelEstimate[],
  difficulty: TaskDifficulty,
  { statedSkills }: Knowledge,
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
  const level = statedSkills.size > 0 ? 0 : Math.max(0, difficulty.level);
  const gains = Array.from({ length: Math.ceil(level / LEVEL_STEP) }, (_, at) => {
    const ease = (level - at * LEVEL_STEP) * computeAbilityScale(router);
    return averageNodes(easeNodes(remote, ease)) - averageNodes(easeNodes(local, ease));
  });
  return scoreGain(Math.max(gain, ...gains));
}

function easeNodes(nodes: readonly number[], ease: number): readonly number[] {
  return nodes.map(chance => sigmoid(Math.log(chance / (1 - chance)) + ease));
}
