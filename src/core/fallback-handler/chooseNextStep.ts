/**
 * What to do next with a task: the whole of fallback and escalation, as one pure function.
 *
 * It never cuts the person's text, never waits without a bound, and never lets a task that a free
 * model began, or one that no budget binds, cost money unasked.
 */
import { formatDuration } from '../figures.ts';
import type { Attempt, Candidate, Failure } from '../types.ts';
import {
  askForBudget,
  askToPay,
  checkPaidConsent,
  isPayUnbounded,
  listFreeBefore,
} from './checkPaidConsent.ts';
import { describeRejection } from './describeRejection.ts';
import { REACTIONS } from './failureReactions.ts';
import { giveUp } from './giveUp.ts';
import type { Step, StepInput } from './nextStepTypes.ts';
import { listRetryOptions, type RetryOption } from './retryOptions.ts';
import { detectSuspectTests } from './suspectTests.ts';

export function chooseNextStep(input: StepInput): Step {
  const last = input.attempts.at(-1);
  if (last && isAccepted(last)) return { kind: 'done' };
  if (last?.failure && REACTIONS[last.failure.kind] === 'stop') return giveUp(input, null);
  if (input.attempts.length >= input.policy.maxAttempts) return giveUp(input, null);

  const again = last && retrySameModel(input, last);
  if (again) return again;

  // Tests that are at fault fail every model, the dear ones too.
  const isPayingVain = detectSuspectTests(input.attempts) !== null;
  const ways = listRetryOptions(input).filter(
    way => isWithinDeadline(way, input) && !(isPayingVain && way.candidate.tier === 'paid'),
  );
  const way = pickRetryOption(ways, input);
  if (!way) return offerPull(input) ?? giveUp(input, listRetryOptions(input));
  const soon = ways.find(other => isFreeSoon(other, way, input));
  if (soon) return tryStep(soon, input);
  const free = checkPaidConsent(way.candidate, input);
  if (isPayUnbounded(way.candidate, input)) return askForBudget(way.candidate, free);
  return free === null ? tryStep(way, input) : askToPay(way.candidate, free);
}

function retrySameModel(input: StepInput, last: Attempt): Step | null {
  const more = shrink(input, last) ?? shorten(input, last) ?? widen(input, last);
  return more ?? repair(input, last);
}

/** An answer that no verifier rejected. */
function isAccepted(attempt: Attempt): boolean {
  return !attempt.failure && attempt.verdict?.outcome !== 'rejected';
}

/** A short pause for the same model, else a model that can be asked at once, else the shortest wait. */
function pickRetryOption(ways: readonly RetryOption[], input: StepInput): RetryOption | undefined {
  const last = input.attempts.at(-1);
  const same = ways.find(way => way.candidate.model === last?.model);
  if (same && last?.failure && isWorthWaiting(last.failure, same, input)) return same;
  const fresh = ways.filter(way => way.tries === 0 && way.waitMs === 0);
  const shortest = ways.toSorted((a, b) => a.waitMs - b.waitMs)[0];
  return fresh.find(way => isBetter(way.candidate, input)) ?? fresh[0] ?? shortest;
}

/** What may be billed each time, or takes long each time, is tried elsewhere first. */
function isWorthWaiting(failure: Failure, same: RetryOption, { policy }: StepInput): boolean {
  const reaction = REACTIONS[failure.kind];
  if (reaction === 'await-loading') return true;
  const soon = reaction === 'retry' || reaction === 'retry-once';
  return soon && !failure.mayBeBilled && same.waitMs <= policy.patienceMs;
}

/** After a rejected answer, a model that is no better than the rejected one is the last resort. */
function isBetter(candidate: Candidate, { decision, attempts }: StepInput): boolean {
  const failed = new Set(attempts.filter(a => a.verdict?.outcome === 'rejected').map(a => a.model));
  return decision.candidates.every(c => !failed.has(c.model) || candidate.quality > c.quality);
}

/** A free model that is back in a moment is worth the wait: paying, or asking to pay, is not. */
function isFreeSoon(
  { candidate, waitMs, tries }: RetryOption,
  chosen: RetryOption,
  input: StepInput,
): boolean {
  if (chosen.candidate.tier !== 'paid' || tries > 0) return false;
  const isBefore = listFreeBefore(chosen.candidate, input).includes(candidate);
  return isBefore && waitMs <= input.policy.patienceMs && isBetter(candidate, input);
}

function isWithinDeadline(way: RetryOption, { now, deadlineMs, policy }: StepInput): boolean {
  return way.waitMs <= policy.retryAfterCapMs && now + way.waitMs + policy.minCallMs <= deadlineMs;
}

function tryStep({ candidate, waitMs, tries }: RetryOption, input: StepInput): Step {
  const last = input.attempts.at(-1);
  const wait = waitMs > 0 ? ` in ${formatDuration(waitMs)}` : '';
  const reason = last ? ` after ${last.model}: ${describeOutcome(last)}` : '';
  const why = `${tries > 0 ? 'Again' : 'Asking'} ${candidate.model}${wait}${reason}.`;
  return { kind: 'try', candidate, waitMs, why, repair: false };
}

function shrink(input: StepInput, last: Attempt): Step | null {
  const overflows = input.attempts.filter(
    a => a.model === last.model && a.failure && REACTIONS[a.failure.kind] === 'shrink',
  );
  if (last.failure?.kind !== 'context-overflow' || overflows.length > 1) return null;
  // It answered in less room than this before, and was cut.
  if (input.attempts.some(a => a.model === last.model && a.cut)) return null;
  const candidate = input.decision.candidates.find(c => c.model === last.model);
  if (!candidate || !input.shrinkable) return null;
  const why = `It is too much for ${last.model}: once more with less room for the answer.`;
  return { kind: 'shrink', candidate, why };
}

/** Once: its account has less money than our own budget, and told how far that reaches. */
function shorten(input: StepInput, last: Attempt): Step | null {
  const { attempts, affordableTokens: maxTokens } = input;
  if (last.failure?.kind !== 'payment' || last.failure.mayBeBilled || !maxTokens) return null;
  if (attempts.filter(a => a.model === last.model && hasNoCredit(a)).length > 1) return null;
  const candidate = input.decision.candidates.find(c => c.model === last.model);
  if (!candidate) return null;
  const why = `The account pays for ${maxTokens} tokens of ${last.model}: once more for as many.`;
  return { kind: 'shorten', candidate, maxTokens, why };
}

const hasNoCredit = ({ failure }: Attempt) => failure?.kind === 'payment';

/** A cut answer says nothing against its model: another would be cut at the same place. */
function widen(input: StepInput, last: Attempt): Step | null {
  const { attempts, now, deadlineMs, policy } = input;
  if (!last.cut) return null;
  const own = attempts.filter(attempt => attempt.model === last.model);
  if (own.filter(attempt => attempt.cut).length > policy.widerTries) return null;
  if (own.some(a => a.failure?.kind === 'context-overflow' || hasNoCredit(a))) return null;
  if (now + last.durationMs + policy.minCallMs > deadlineMs) return null;
  const candidate = input.decision.candidates.find(c => c.model === last.model);
  if (!candidate) return null;
  const why = `The answer of ${last.model} was cut at its token limit: once more with a higher one.`;
  return { kind: 'widen', candidate, why };
}

function repair(input: StepInput, last: Attempt): Step | null {
  const candidate = input.decision.candidates.find(c => c.model === last.model);
  if (!candidate || last.cut || !shouldSelfRepair(candidate, last, input)) return null;
  const why = `${last.model} mends its own answer: ${describeOutcome(last)}.`;
  return { kind: 'try', candidate, waitMs: 0, why, repair: true };
}

function offerPull({ attempts, answers, decision }: StepInput): Step | null {
  const missing = attempts.find(attempt => attempt.failure?.kind === 'model-not-pulled');
  const candidate = decision.candidates.find(c => c.model === missing?.model);
  if (!missing?.failure || !candidate || answers.pull !== undefined) return null;
  const { message: text, action } = missing.failure;
  const question = { about: 'pull', candidate, text, ...(action && { action }) } as const;
  return { kind: 'ask-person', question };
}

function describeOutcome(attempt: Attempt): string {
  if (attempt.failure) return attempt.failure.kind;
  return attempt.verdict ? `its answer ${describeRejection(attempt.verdict)}` : 'answered';
}

/**
 * True when a repair is likely to pay: the model runs here, it was told what is wrong, it is
 * good enough to use that, and the alternative costs money, or there is none.
 */
function shouldSelfRepair(candidate: Candidate, last: Attempt, input: StepInput): boolean {
  const { policy, now, deadlineMs } = input;
  if (candidate.tier !== 'local' || last.verdict?.outcome !== 'rejected') return false;
  if (last.verdict.evidence.trim() === '') return false;
  const rejected = input.attempts.filter(
    a => a.model === candidate.model && a.verdict?.outcome === 'rejected',
  );
  if (rejected.length > policy.selfRepairRounds) return false;
  if (candidate.quality * policy.repairYield < policy.minRepairChance) return false;
  const next = input.decision.candidates.find(
    other =>
      other.quality > candidate.quality && !input.attempts.some(a => a.model === other.model),
  );
  const costsNothing = next !== undefined && next.tier !== 'paid';
  return !costsNothing && now + last.durationMs + policy.minCallMs <= deadlineMs;
}
