/** Keeps free use from turning into paid use that the user did not agree to, within a task and after its rests. */
import { formatDuration, formatNanoUsd } from '../figures.ts';
import type { Candidate } from '../types.ts';
import type { Step, StepInput } from './nextStepTypes.ts';

/**
 * Where free use would turn into paid use that the user did not agree to: what became of the free model. In a
 * cascade the paid model is the plan, told beforehand, so a free model's *wrong answer* may escalate; its
 * used-up quota may not, nor its rest after an earlier task.
 */
export function checkPaidConsent(candidate: Candidate, input: StepInput): string | null {
  if (candidate.tier !== 'paid' || input.policy.paidAfterFree === 'go') return null;
  // A user that was asked for a budget was told the price, too.
  if (input.answers.pay === 'yes' || input.answers.budget === 'yes') return null;
  const free = input.attempts.findLast(attempt => attempt.tier === 'free');
  if (free === undefined) return describeCoolingModel(candidate, input);
  const planned = input.decision.route === 'cascade' && free.verdict?.outcome === 'rejected';
  return planned ? null : 'The free model could not do it.';
}

export function askToPay(candidate: Candidate, free: string): Step {
  const text = `${free} ${candidate.model} could, for ${describePrice(candidate)}. Go on?`;
  const advice = 'Give the task a maximum cost, or name the model, to agree beforehand.';
  return { kind: 'ask-person', question: { about: 'pay', candidate, text, advice } };
}

/** Whether the next call would be the first that costs money with no bound on what all may cost. */
export function isPayUnbounded({ tier }: Candidate, input: StepInput): boolean {
  if (tier !== 'paid' || input.policy.paidWithoutBudget === 'go') return false;
  return !input.isPayBounded && input.answers.budget === undefined;
}

/** `free`: what became of the free model, where there was one. */
export function askForBudget(candidate: Candidate, free: string | null): Step {
  const worst = candidate.worstNanoUsd;
  const most = worst === null ? '' : `, at most ${formatNanoUsd(worst)}`;
  const price = `${describePrice(candidate)}${most}`;
  const who =
    free === null ? `${candidate.model} would cost` : `${free} ${candidate.model} could, for`;
  const text = `${who} ${price}. No budget limits what paid models may cost.`;
  const advice =
    'Give the task a maximum cost, or name the model, to agree beforehand; or set a budget.';
  const action = { set: 'budget' } as const;
  return { kind: 'ask-person', question: { about: 'budget', candidate, text, advice, action } };
}

function describePrice({ expectedNanoUsd: nano }: Candidate): string {
  return nano === null ? 'an unknown price' : `about ${formatNanoUsd(nano)}`;
}

/** In the decision's order. */
export function listFreeBefore(paid: Candidate, { decision }: StepInput): readonly Candidate[] {
  const at = decision.candidates.findIndex(({ model }) => model === paid.model);
  return decision.candidates.slice(0, at).filter(({ tier }) => tier === 'free');
}

/** The free models that stand before a paid one are on the way to it, also when they rest. */
function describeCoolingModel(paid: Candidate, input: StepInput): string | null {
  const { coolingUntilMs, now } = input;
  const rest = ({ model }: Candidate) => (coolingUntilMs.get(model) ?? now) - now;
  const free = listFreeBefore(paid, input).find(candidate => rest(candidate) > 0);
  if (free === undefined) return null;
  return `${free.model} is free, but not to be asked for ${formatDuration(rest(free))}.`;
}
