/** Keeps free use from turning into paid use that nobody agreed to, within a task and after its rests. */
import { formatDuration, formatNanoUsd } from '../figures.ts';
import type { Candidate } from '../types.ts';
import type { Step, StepInput } from './nextStepTypes.ts';

/**
 * Where free use would turn into paid use that nobody agreed to: what became of the free model. In a
 * cascade the paid model is the plan, told beforehand, so a free model's *wrong answer* may escalate; its
 * used-up quota may not, nor its rest after an earlier task.
 */
export function checkPaidConsent(candidate: Candidate, input: StepInput): string | null {
  if (candidate.tier !== 'paid' || input.policy.paidAfterFree === 'go') return null;
  if (input.answers.pay === 'yes') return null;
  const free = input.attempts.findLast(attempt => attempt.tier === 'free');
  if (free === undefined) return describeCoolingModel(candidate, input);
  const planned = input.decision.route === 'cascade' && free.verdict?.outcome === 'rejected';
  return planned ? null : 'The free model could not do it.';
}

export function askToPay(candidate: Candidate, free: string): Step {
  const nano = candidate.expectedNanoUsd;
  const price = nano === null ? 'an unknown price' : `about ${formatNanoUsd(nano)}`;
  const text = `${free} ${candidate.model} could, for ${price}. Go on?`;
  const advice = 'Give the task a maximum cost, or name the model, to agree beforehand.';
  return { kind: 'ask-person', question: { about: 'pay', candidate, text, advice } };
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
