/**
 * The best way to start: one model alone, or a cheaper one whose answer is checked and escalated.
 *
 * Every model and every pair of a cheaper and a dearer tier is weighed, so a wider choice can only
 * raise the result. In a pair both are judged on the same unknown difficulty, and the stronger one is
 * taken to know all that the weaker one knows: models learned from the same texts, and a second one
 * that is no likelier to be right brings nothing.
 */
import { TIERS } from '../types.ts';
import type { Judged } from './judge.ts';
import type { VerifierQuality } from './knowledge.ts';
import { expected } from './routerModel.ts';
import { modelKey } from './sameModel.ts';
import { undominated } from './undominated.ts';
import { type Expectations, utilityOf, type Worth } from './worth.ts';

export interface Plan extends Expectations {
  /** One or two models, in the order of asking. */
  readonly steps: readonly [Judged, ...Judged[]];
  /** Nano-dollars. */
  readonly utility: number;
}

/** Null where there is no model at all. Ties go to the plan that `isBefore` puts first. */
export function bestPlan(
  models: readonly Judged[],
  worth: Worth,
  verifier: VerifierQuality,
): Plan | null {
  let best: Plan | null = null;
  const worthAsking = undominated(models);
  for (const first of worthAsking) {
    best = better(best, alone(first, worth));
    for (const second of worthAsking) {
      if (mayFollow(first, second)) best = better(best, checked(first, second, worth, verifier));
    }
  }
  return best;
}

/** Of a dearer tier, and not the very model that has just failed. */
export function mayFollow(first: Judged, second: Judged): boolean {
  const tier = (one: Judged) => TIERS.indexOf(one.model.tier);
  return tier(second) > tier(first) && modelKey(first.model) !== modelKey(second.model);
}

/** The plan of asking one model and believing it. */
export function alone(judged: Judged, worth: Worth): Plan {
  const { quality, expectedMs: ms } = judged;
  const nanoUsd = costOf(judged);
  const expectations = { quality, nanoUsd, ms, away: awayOf(judged), paid: paidOf(judged) };
  return { steps: [judged], ...expectations, utility: utilityOf(worth, expectations) };
}

/** The plan of asking `second` only where a check rejects the answer of `first`. */
export function checked(
  first: Judged,
  second: Judged,
  worth: Worth,
  verifier: VerifierQuality,
): Plan {
  const { rejected, secondRight } = afterCheck(first, second, verifier);
  const expectations = {
    quality: first.quality * verifier.acceptsRight + secondRight,
    nanoUsd: costOf(first) + rejected * costOf(second),
    ms: first.expectedMs + rejected * second.expectedMs,
    away: Math.max(awayOf(first), rejected * awayOf(second)),
    paid: Math.max(paidOf(first), rejected * paidOf(second)),
  };
  const utility = utilityOf(worth, expectations) - worth.unseenNanoUsd;
  return { steps: [first, second], ...expectations, utility };
}

/** Chances that the check rejects the first answer, and that it does and the second is right. */
export function afterCheck(
  first: Judged,
  second: Judged,
  { acceptsRight, acceptsWrong }: VerifierQuality,
): { readonly rejected: number; readonly secondRight: number } {
  const both = expected(first.nodes.map((chance, at) => Math.min(chance, second.nodes[at]!)));
  return {
    rejected: 1 - first.quality * acceptsRight - (1 - first.quality) * acceptsWrong,
    secondRight: both * (1 - acceptsRight) + (second.quality - both) * (1 - acceptsWrong),
  };
}

function costOf({ expectedNanoUsd }: Judged): number {
  return expectedNanoUsd ?? 0;
}

function awayOf({ model }: Judged): number {
  return model.tier === 'local' ? 0 : 1;
}

function paidOf(judged: Judged): number {
  return costOf(judged) > 0 ? 1 : 0;
}

function better(best: Plan | null, other: Plan): Plan {
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
