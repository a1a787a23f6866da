/**
 * Chooses whom to ask, in which order, and says why of every model, chosen or not.
 *
 * The best plan heads the list; the other models that may be asked follow as fallbacks, the cheaper
 * tiers first. Nothing here depends on the order of `models`.
 */
import type { Candidate, Model, NanoUsd, Rejection, Route, RouteDecision, Task } from '../types.ts';
import { TIERS } from '../types.ts';
import type { Judged } from './judge.ts';
import type { Knowledge } from './knowledge.ts';
import { needOf } from './need.ts';
import type { Unavailable } from './objection.ts';
import type { PersonRules } from './personRules.ts';
import { alone, type Plan } from './plan.ts';
import { nobodyWhy, reasonOf, whyCandidate } from './reasons.ts';
import type { RouterModel } from './routerModel.ts';
import type { TimeLimits } from './tooSlow.ts';
import { type Weighed, weighModels } from './weighModels.ts';
import type { Worth } from './worth.ts';

export interface SelectionInput {
  readonly task: Task;
  readonly models: readonly Model[];
  /** What the tightest hard limit leaves; null: no limit. */
  readonly budgetLeftNanoUsd: NanoUsd | null;
  /** Sentences for what does not fit: which limit that is, and when it resets. */
  readonly budgetSays?: string;
  readonly knowledge: Knowledge;
  readonly rules: PersonRules;
  /** By model id: those that cannot be asked just now. */
  readonly unavailable: ReadonlyMap<string, Unavailable>;
  readonly router: RouterModel;
  /** Whether the project's own check will run on the answer, which then needs no tests of its own. */
  readonly checkedByProject?: boolean;
  /** The task as one model's own tokenizer counts it; left out: estimates do for all. */
  readonly sized?: (task: Task, model: Model) => Task;
  /** After which calls are ended; left out: never. */
  readonly timeLimits?: TimeLimits;
}

/** The whole decision. Without any candidate, `reason` says what stood in the way. */
export function selectModels(input: SelectionInput): RouteDecision {
  const weighed = weighModels(input);
  const { difficulty, worth, judged, fit, rejected, asked: plan } = weighed;
  return {
    route: plan === null ? 'local' : routeOf(plan),
    score: needOf(judged, difficulty, input.router),
    complexity: difficulty.complexity,
    reason: plan === null ? nobodyWhy(rejected) : reasonIn(weighed, plan),
    candidates: ordered(fit, plan, worth).map(one => candidate(one, plan, worth)),
    rejected: rejected.toSorted((a, b) => byTier(a, b) || compare(a.model, b.model)),
  };
}

function reasonIn({ fit, worth, features, lastResort }: Weighed, plan: Plan): string {
  const reason = reasonOf(plan, fit, worth, features);
  return lastResort === null ? reason : `${reason} ${lastResort}`;
}

/** A remote model alone is `paid` even when it is free: what counts is who is asked first. */
function routeOf(plan: Plan): Route {
  if (plan.steps.length > 1) return 'cascade';
  return plan.steps[0].model.tier === 'local' ? 'local' : 'paid';
}

/**
 * The plan's models, then fallbacks: in a cascade tier by tier, so that what costs nothing is tried
 * first; after a model alone, its own tier first. Within a tier by utility.
 */
function ordered(fit: readonly Judged[], plan: Plan | null, worth: Worth): readonly Judged[] {
  if (plan === null) return [];
  const head = plan.steps[0];
  const utility = new Map(fit.map(one => [one, alone(one, worth).utility]));
  const rank = (one: Judged) => {
    const step = plan.steps.indexOf(one);
    if (step >= 0) return step - plan.steps.length;
    const own = plan.steps.length === 1 && one.model.tier === head.model.tier;
    return own ? 0 : 1 + TIERS.indexOf(one.model.tier);
  };
  return fit.toSorted(
    (a, b) =>
      rank(a) - rank(b) || utility.get(b)! - utility.get(a)! || compare(a.model.id, b.model.id),
  );
}

function candidate(one: Judged, plan: Plan | null, worth: Worth): Candidate {
  const { model, quality, expectedMs } = one;
  return {
    model: model.id,
    provider: model.provider,
    tier: model.tier,
    quality,
    expectedNanoUsd: one.expectedNanoUsd,
    worstNanoUsd: one.worstNanoUsd,
    expectedMs,
    utility: alone(one, worth).utility / worth.rightNanoUsd,
    why: whyCandidate(one, plan),
  };
}

function byTier(a: Rejection, b: Rejection): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
