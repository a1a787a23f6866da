/**
 * Chooses whom to ask, in which order, and says why of every model, chosen or not.
 *
 * The best plan heads the list; the other models that may be asked follow as fallbacks, the cheaper
 * tiers first. Nothing here depends on the order of `models`.
 */
import {
  type Candidate,
  type Rejection,
  type Route,
  type RouteDecision,
  TIERS,
} from '../../types.ts';
import { expectOf, type Plan } from './cascade.ts';
import { scoreEscalation } from './escalationScore.ts';
import type { ModelEstimate } from './estimateModel.ts';
import { explainCandidate, explainNoCandidate, explainPlan } from './reasons.ts';
import type { SelectionInput } from './selectionInput.ts';
import { computeUtility, type UtilityWeights } from './utility.ts';
import { type WeighedModels, weighModels } from './weighModels.ts';

/** The whole decision. Without any candidate, `reason` says what stood in the way. */
export function selectModels(input: SelectionInput): RouteDecision {
  const weighed = weighModels(input);
  const { difficulty, worth, judged, fit, rejected, asked: plan } = weighed;
  return {
    route: plan === null ? 'local' : chooseRoute(plan),
    score: scoreEscalation(judged, difficulty, input.knowledge, input.router),
    complexity: difficulty.complexity,
    reason: plan === null ? explainNoCandidate(rejected) : composeReason(weighed, plan),
    candidates: orderCandidates(fit, plan, worth),
    rejected: rejected.toSorted((a, b) => compareTiers(a, b) || compareIds(a.model, b.model)),
  };
}

function composeReason({ fit, worth, difficulty, lastResort }: WeighedModels, plan: Plan): string {
  const reason = explainPlan(plan, fit, worth, difficulty);
  return lastResort === null ? reason : `${reason} ${lastResort}`;
}

function chooseRoute({ steps }: Plan): Route {
  return steps.length > 1 ? 'cascade' : steps[0].model.tier;
}

/**
 * The plan's models, then fallbacks: in a cascade tier by tier, so that what costs nothing is tried
 * first; after a model alone, its own tier first. Within a tier by utility.
 */
function orderCandidates(
  fit: readonly ModelEstimate[],
  plan: Plan | null,
  worth: UtilityWeights,
): readonly Candidate[] {
  if (plan === null) return [];
  const head = plan.steps[0];
  const rank = (one: ModelEstimate) => {
    const step = plan.steps.indexOf(one);
    if (step >= 0) return step - plan.steps.length;
    const own = plan.steps.length === 1 && one.model.tier === head.model.tier;
    return own ? 0 : 1 + TIERS.indexOf(one.model.tier);
  };
  return fit
    .map(one => ({ rank: rank(one), candidate: buildCandidate(one, plan, worth) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.candidate.utility - a.candidate.utility ||
        compareIds(a.candidate.model, b.candidate.model),
    )
    .map(({ candidate }) => candidate);
}

function buildCandidate(one: ModelEstimate, plan: Plan, worth: UtilityWeights): Candidate {
  const { model, quality, expectedMs } = one;
  return {
    model: model.id,
    provider: model.provider,
    tier: model.tier,
    quality,
    expectedNanoUsd: one.expectedNanoUsd,
    worstNanoUsd: one.worstNanoUsd,
    expectedMs,
    outcomes: one.outcomes,
    utility: computeUtility(worth, expectOf(one)) / worth.rightNanoUsd,
    why: explainCandidate(one, plan),
  };
}

function compareTiers(a: Rejection, b: Rejection): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
