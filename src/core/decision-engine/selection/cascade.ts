/**
 * The best way to start: one model alone, or a cheaper one whose answer is checked and escalated.
 *
 * Every model that can matter and every pair of a cheaper and a dearer tier is weighed, so a wider
 * choice can only raise the result. In a pair both are judged on the same unknown difficulty, and the stronger one is
 * taken to know all that the weaker one knows: models learned from the same texts, and a second one
 * that is no likelier to be right brings nothing.
 */
import { TIERS } from '../../types.ts';
import { averageNodes } from '../difficulty/index.ts';
import { makeModelKey, type VerifierQuality } from '../models/index.ts';
import type { ModelEstimate } from './estimateModel.ts';
import { computeUtility, type Expectations, type UtilityWeights } from './utility.ts';

export interface Plan extends Expectations {
  /** One or two models, in the order of asking. */
  readonly steps: readonly [ModelEstimate, ...ModelEstimate[]];
  /** Nano-dollars. */
  readonly utility: number;
}

/**
 * Null where there is no model at all. `models`: all, or the front of them. Ties go to the plan that
 * `isBefore` puts first.
 */
export function findBestPlan(
  models: readonly ModelEstimate[],
  worth: UtilityWeights,
  verifier: VerifierQuality,
): Plan | null {
  let best: Plan | null = null;
  for (const first of models) {
    best = chooseBetterPlan(best, planSingleModel(first, worth));
    for (const second of models) {
      if (mayFollow(first, second))
        best = chooseBetterPlan(best, planCascade(first, second, worth, verifier));
    }
  }
  return best;
}

/** Of a dearer tier, and not the very model that has just failed. */
export function mayFollow(first: ModelEstimate, second: ModelEstimate): boolean {
  const tier = (one: ModelEstimate) => TIERS.indexOf(one.model.tier);
  return tier(second) > tier(first) && makeModelKey(first.model) !== makeModelKey(second.model);
}

/** The plan of asking one model and believing it. */
export function planSingleModel(judged: ModelEstimate, worth: UtilityWeights): Plan {
  const expected = expectOf(judged);
  return { steps: [judged], ...expected, utility: computeUtility(worth, expected) };
}

/** What asking one model and believing it is expected to bring. */
export function expectOf(judged: ModelEstimate): Expectations {
  return {
    quality: judged.quality,
    nanoUsd: readExpectedCost(judged),
    ms: judged.expectedMs,
    away: computeAwayChance(judged),
    paid: computePaidChance(judged),
  };
}

/** The plan of asking `second` only where a check rejects the answer of `first`. */
export function planCascade(
  first: ModelEstimate,
  second: ModelEstimate,
  worth: UtilityWeights,
  verifier: VerifierQuality,
): Plan {
  const { rejected, secondRight } = computeCheckChances(first, second, verifier);
  const expectations = {
    quality: first.quality * verifier.acceptsRight + secondRight,
    nanoUsd: readExpectedCost(first) + rejected * readExpectedCost(second),
    ms: first.expectedMs + rejected * second.expectedMs,
    away: Math.max(computeAwayChance(first), rejected * computeAwayChance(second)),
    paid: Math.max(computePaidChance(first), rejected * computePaidChance(second)),
  };
  const utility = computeUtility(worth, expectations) - worth.unseenNanoUsd;
  return { steps: [first, second], ...expectations, utility };
}

/** Chances that the check rejects the first answer, and that it does and the second is right. */
export function computeCheckChances(
  first: ModelEstimate,
  second: ModelEstimate,
  { acceptsRight, acceptsWrong }: VerifierQuality,
): { readonly rejected: number; readonly secondRight: number } {
  const both = averageNodes(first.nodes.map((chance, at) => Math.min(chance, second.nodes[at]!)));
  return {
    rejected: 1 - first.quality * acceptsRight - (1 - first.quality) * acceptsWrong,
    secondRight: both * (1 - acceptsRight) + (second.quality - both) * (1 - acceptsWrong),
  };
}

function readExpectedCost({ expectedNanoUsd }: ModelEstimate): number {
  return expectedNanoUsd ?? 0;
}

function computeAwayChance({ model }: ModelEstimate): number {
  return model.tier === 'local' ? 0 : 1;
}

function computePaidChance(judged: ModelEstimate): number {
  return readExpectedCost(judged) > 0 ? 1 : 0;
}

function chooseBetterPlan(best: Plan | null, other: Plan): Plan {
  if (best === null || other.utility > best.utility) return other;
  return other.utility === best.utility && isBefore(other, best) ? other : best;
}

/** Fewer steps, then the cheaper tier, then the smaller ids: never the order of the input. */
function isBefore(a: Plan, b: Plan): boolean {
  if (a.steps.length !== b.steps.length) return a.steps.length < b.steps.length;
  const tier = (plan: Plan) => TIERS.indexOf(plan.steps[0].model.tier);
  if (tier(a) !== tier(b)) return tier(a) < tier(b);
  const ids = (plan: Plan) => plan.steps.map(step => step.model.id).join('\n');
  return ids(a) < ids(b);
}
