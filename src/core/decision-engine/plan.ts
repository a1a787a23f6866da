/**
 * The best way to start: one model alone, or a cheaper one whose answer is checked and escalated.
 *
 * Every model and every pair of a cheaper and a dearer tier is weighed, so a wider choice can only
 * raise the result. In a pair both are judged on the same unknown difficulty: where the first one
 * fails, the second is less likely to succeed than its plain quality says.
 */
import { TIERS } from '../types.ts';
import type { Judged } from './judge.ts';
import type { VerifierQuality } from './knowledge.ts';
import { expected } from './routerModel.ts';
import { undominated } from './undominated.ts';
import { utilityOf, type Worth } from './worth.ts';

export interface Plan {
  /** One or two models, in the order of asking. */
  readonly steps: readonly [Judged, ...Judged[]];
  readonly quality: number;
  readonly nanoUsd: number;
  readonly ms: number;
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
      if (TIERS.indexOf(second.model.tier) > TIERS.indexOf(first.model.tier)) {
        best = better(best, checked(first, second, worth, verifier));
      }
    }
  }
  return best;
}

/** The plan of asking one model and believing it. */
export function alone(judged: Judged, worth: Worth): Plan {
  const { quality, expectedMs: ms } = judged;
  const nanoUsd = judged.expectedNanoUsd ?? 0;
  return {
    steps: [judged],
    quality,
    nanoUsd,
    ms,
    utility: utilityOf(worth, { quality, nanoUsd, ms }),
  };
}

function checked(first: Judged, second: Judged, worth: Worth, verifier: VerifierQuality): Plan {
  const { acceptsRight, acceptsWrong } = verifier;
  const both = expected(first.nodes.map((chance, at) => chance * second.nodes[at]!));
  const onlySecond = second.quality - both;
  const accepted = first.quality * acceptsRight + (1 - first.quality) * acceptsWrong;
  const quality =
    first.quality * acceptsRight + both * (1 - acceptsRight) + onlySecond * (1 - acceptsWrong);
  const nanoUsd = (first.expectedNanoUsd ?? 0) + (1 - accepted) * (second.expectedNanoUsd ?? 0);
  const ms = first.expectedMs + (1 - accepted) * second.expectedMs;
  const utility = utilityOf(worth, { quality, nanoUsd, ms });
  return { steps: [first, second], quality, nanoUsd, ms, utility };
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
