/**
 * Whom to ask where the answer of a local model that was chosen alone fails its check.
 *
 * A question of its own: good enough as a first guess, a model whose answer was just rejected is so no
 * longer, and a dearer one may be worth its price that was not worth it before. As no free model turns
 * into a paid one unasked, only a local one is followed up here.
 */

import { roundShare } from '../../figures.ts';
import type { VerifierQuality } from '../models/index.ts';
import {
  computeCheckChances,
  mayFollow,
  type Plan,
  planCascade,
  planSingleModel,
} from './cascade.ts';
import type { ModelEstimate } from './estimateModel.ts';
import { computeUtility, type UtilityWeights } from './utility.ts';

/** How much likelier than the rejected answer the next must be, to be named as the plan. */
const LEAST_GAIN = 0.1;

/**
 * `plan` with its second step, or as it is. Its expectations are then those of both steps. Its utility
 * stays that of the choice that is made now: what a failed check leads to is chosen by a gain of its own,
 * which is never negative, and must not be counted by a scale on which the first answer was enough.
 */
export function addFollowUp(
  plan: Plan,
  fit: readonly ModelEstimate[],
  worth: UtilityWeights,
  verifier: VerifierQuality,
): Plan {
  const [first] = plan.steps;
  if (plan.steps.length > 1 || first.model.tier !== 'local') return plan;
  const best = fit
    .filter(one => mayFollow(first, one) && isVisiblyBetter(first, one, worth, verifier))
    .map(one => ({ one, gain: computeFollowUpGain(first, one, worth, verifier) }))
    .sort((a, b) => b.gain - a.gain || (a.one.model.id < b.one.model.id ? -1 : 1))[0];
  if (best === undefined || best.gain <= 0) return plan;
  return { ...planCascade(first, best.one, worth, verifier), utility: plan.utility };
}

/** Whether the two together look likelier to be right than the first alone. */
function isVisiblyBetter(
  first: ModelEstimate,
  second: ModelEstimate,
  worth: UtilityWeights,
  verifier: VerifierQuality,
): boolean {
  return (
    roundShare(planCascade(first, second, worth, verifier).quality) > roundShare(first.quality)
  );
}

/** Nano-dollars that asking `second` adds once the answer of `first` is rejected; 0: it is not asked. */
function computeFollowUpGain(
  first: ModelEstimate,
  second: ModelEstimate,
  worth: UtilityWeights,
  verifier: VerifierQuality,
): number {
  const { rejected, secondRight } = computeCheckChances(first, second, verifier);
  if (rejected <= 0) return 0;
  const kept = (first.quality * (1 - verifier.acceptsRight)) / rejected;
  const likely = Math.min(1, secondRight / rejected);
  if (likely < kept + LEAST_GAIN) return 0;
  const stayed = { quality: kept, nanoUsd: 0, ms: 0, away: 0, paid: 0 };
  // What was enough as a first guess is not, once it was rejected.
  const plain = { ...worth, enough: 1 };
  return (
    computeUtility(plain, { ...planSingleModel(second, worth), quality: likely }) -
    computeUtility(plain, stayed)
  );
}
