/** The sentences of a decision, for a person: no figure without its unit, no name without a reason. */
import { formatUsd } from '../cost-monitor/money.ts';
import { type Rejection, type Route, TIERS } from '../types.ts';
import { complexityOf, KIND_WORDS } from './complexity.ts';
import type { Judged } from './judge.ts';
import type { Plan } from './plan.ts';
import type { TaskFeatures } from './taskFeatures.ts';

/** Why a model stands where it does. */
export function whyCandidate(one: Judged, plan: Plan | null): string {
  const chance = `${percent(one.quality)} likely to be right`;
  const outcomes = Math.round(one.outcomes);
  const basis = outcomes > 0 ? ` after ${outcomes} outcome${outcomes === 1 ? '' : 's'} here` : '';
  const cost = one.expectedNanoUsd ? `about ${formatUsd(one.expectedNanoUsd)}` : 'no charge';
  const time = `about ${seconds(one.expectedMs)}`;
  return `${roleOf(one, plan)}: ${chance}${basis}, ${cost}, ${time}.`;
}

/** Why the route, in one or two sentences. `fit`: how many models could be asked at all. */
export function reasonOf(
  plan: Plan | null,
  route: Route,
  rejected: readonly Rejection[],
  features: TaskFeatures,
  fit: number,
): string {
  if (plan === null) return nobody(rejected);
  const [first, second] = plan.steps;
  const task = `${taskInWords(features)}.`;
  const chance = percent(first.quality);
  if (fit === 1) {
    return `${task} ${first.model.id} is ${chance} likely to do it, and the only model that can be asked.`;
  }
  switch (route) {
    case 'local':
      return `${task} ${first.model.id} is ${chance} likely to do it, and no dearer model that may be asked is worth its price.`;
    case 'cascade':
      return `${task} ${first.model.id} is ${chance} likely to do it; its answer is checked, and ${second?.model.id} is asked only if it fails (${percent(plan.quality)} together).`;
    case 'paid':
      return `${task} ${first.model.id} is ${chance} likely to do it, enough more than anything cheaper.`;
  }
}

/** E.g. "A bug fix: a longer piece of code, recursion". */
function taskInWords(features: TaskFeatures): string {
  const kind = KIND_WORDS[features.kind];
  const signs = complexityOf(features).reasons.filter(reason => reason !== kind);
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${signs.join(', ') || 'short and plain'}`;
}

function nobody(rejected: readonly Rejection[]): string {
  const [first] = rejected.toSorted(
    (a, b) =>
      Number(a.kind === 'not-asked-for') - Number(b.kind === 'not-asked-for') ||
      TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
      (a.model < b.model ? -1 : 1),
  );
  if (first === undefined) {
    return 'No model is known: start a local one, or configure an end point.';
  }
  // Whatever else stood in the way, a rule that kept the task here is named.
  const rule = rejected.find(({ kind }) => kind === 'privacy-rule');
  const also = rule && first.kind !== 'privacy-rule' ? ` ${rule.model}: ${rule.why}` : '';
  return `No model can take this task. ${first.model}: ${first.why}${also}`;
}

function roleOf(one: Judged, plan: Plan | null): string {
  const step = plan?.steps.indexOf(one) ?? -1;
  if (step < 0) return 'Fallback';
  return step === 0 ? 'First choice' : 'Asked if the first answer fails its check';
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
