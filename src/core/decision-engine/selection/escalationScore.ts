/** How much a task needs a paid model, as one figure that does not depend on prices or priorities. */

import {
  averageNodes,
  computeAbilityScale,
  computeSuccessNodes,
  type RouterModel,
  scoreGain,
  sigmoid,
  type TaskDifficulty,
} from '../difficulty/index.ts';
import type { Knowledge } from '../models/index.ts';
import type { ModelEstimate } from './estimateModel.ts';

/** How many log-odds those are ahead of the reference that are compared with where there is no such model. */
const TYPICAL_LOCAL_LEAD = 0;
const TYPICAL_PAID_LEAD = 2;

/** Of tasks that look as hard, those with more to keep in mind first; stated rates have it in their gain. */
const RELATIVE_WEIGHT = 4;
/** Of a middling function, for the reference. */
const MIDDLING_ODDS = 1.5;
/** Log-odds between the easier levels at which a task is imagined, to see what it would gain there. */
const LEVEL_STEP = 0.25;

/**
 * 0..1: from the gain of the best remote model over the best local one, whichever may be asked. A kind of
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
    return computeSuccessNodes(router, sigmoid(difficulty.odds + typical), 0);
  };
  const [remote, local] = [best(false, TYPICAL_PAID_LEAD), best(true, TYPICAL_LOCAL_LEAD)];
  const gain = averageNodes(remote) - averageNodes(local);
  const isStated = statedSkills.size > 0;
  const harder = isStated ? 0 : RELATIVE_WEIGHT * difficulty.relative;
  if (gain <= 0) return scoreGain(gain, harder);
  const level = isStated ? 0 : Math.max(0, MIDDLING_ODDS - difficulty.odds);
  const gains = Array.from({ length: Math.ceil(level / LEVEL_STEP) }, (_, at) => {
    const ease = (level - at * LEVEL_STEP) * computeAbilityScale(router);
    return averageNodes(easeNodes(remote, ease)) - averageNodes(easeNodes(local, ease));
  });
  return scoreGain(Math.max(gain, ...gains), harder);
}

function easeNodes(nodes: readonly number[], ease: number): readonly number[] {
  return nodes.map(chance => sigmoid(Math.log(chance / (1 - chance)) + ease));
}
