/**
 * What to do next with a task: the whole of fallback and escalation, as one pure function.
 *
 * It never cuts the person's text, never waits without a bound, and never lets a task that a free
 * model began cost money unasked.
 */
import type { Attempt, Candidate, EpochMs, Failure, RouteDecision } from '../types.ts';
import { doubtfulTests } from './doubtfulTests.ts';
import { giveUp } from './giveUp.ts';
import { openWays, type Way } from './openWays.ts';
import { askToPay, freeBefore, payAfterFree } from './payAfterFree.ts';
import type { FallbackPolicy } from './policy.ts';
import { REACTIONS } from './reactions.ts';
import { rejectionWords } from './rejectionWords.ts';
import { repairs } from './selfRepair.ts';
import type { Answers, Step } from './step.ts';

export interface StepInput {
  readonly decision: RouteDecision;
  /** Everything that was tried for this task, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly now: EpochMs;
  readonly deadlineMs: EpochMs;
  readonly policy: FallbackPolicy;
  /** In 0..1, fresh for each call. */
  readonly random: number;
  /** Models whose breaker is open, until when. */
  readonly coolingUntilMs: ReadonlyMap<string, EpochMs>;
  /** Whether the last call carried anything that could be left out. */
  readonly shrinkable: boolean;
  /** The longest answer that an account paid for when it refused, where that is worth a call. */
  readonly affordableTokens: number | null;
  readonly answers: Answers;
}

export function nextStep(input: StepInput): Step {
  const last = input.attempts.at(-1);
  if (last && stands(last)) return { kind: 'done' };
  if (last?.failure && REACTIONS[last.failure.kind] === 'stop') return giveUp(input, null);
  if (input.attempts.length >= input.policy.maxAttempts) return giveUp(input, null);

  const again = last && sameModel(input, last);
  if (again) return again;

  // Tests that are at fault fail every model, the dear ones too.
  const isPayingVain = doubtfulTests(input.attempts) !== null;
  const ways = openWays(input).filter(
    way => fits(way, input) && !(isPayingVain && way.candidate.tier === 'paid'),
  );
  const way = pick(ways, input);
  if (!way) return offerPull(input) ?? giveUp(input, openWays(input));
  const soon = ways.find(other => isFreeSoon(other, way, input));
  if (soon) return tryStep(soon, input);
  const free = payAfterFree(way.candidate, input);
  return free === null ? tryStep(way, input) : askToPay(way.candidate, free);
}

function sameModel(input: StepInput, last: Attempt): Step | null {
  const more = shrink(input, last) ?? shorten(input, last) ?? widen(input, last);
  return more ?? repair(input, last);
}

/** An answer that no verifier rejected. */
function stands(attempt: Attempt): boolean {
  return !attempt.failure && attempt.verdict?.outcome !== 'rejected';
}

/** A short pause for the same model, else whoever can be asked at once, else the shortest wait. */
function pick(ways: readonly Way[], input: StepInput): Way | undefined {
  const last = input.attempts.at(-1);
  const same = ways.find(way => way.candidate.model === last?.model);
  if (same && last?.failure && isWorthWaiting(last.failure, same, input)) return same;
  const fresh = ways.filter(way => way.tries === 0 && way.waitMs === 0);
  const shortest = ways.toSorted((a, b) => a.waitMs - b.waitMs)[0];
  return fresh.find(way => isBetter(way.candidate, input)) ?? fresh[0] ?? shortest;
}

/** What may be billed each time, or takes long each time, is tried elsewhere first. */
function isWorthWaiting(failure: Failure, same: Way, { policy }: StepInput): boolean {
  const reaction = REACTIONS[failure.kind];
  if (reaction === 'await-loading') return true;
  return reaction === 'retry' && !failure.mayBeBilled && same.waitMs <= policy.patienceMs;
}

/** After a rejected answer, a model that is no better than the rejected one is the last resort. */
function isBetter(candidate: Candidate, { decision, attempts }: StepInput): boolean {
  const failed = new Set(attempts.filter(a => a.verdict?.outcome === 'rejected').map(a => a.model));
  return decision.candidates.every(c => !failed.has(c.model) || candidate.quality > c.quality);
}

/** A free model that is back in a moment is worth the wait: paying, or asking to pay, is not. */
function isFreeSoon({ candidate, waitMs, tries }: Way, chosen: Way, input: StepInput): boolean {
  if (chosen.candidate.tier !== 'paid' || tries > 0) return false;
  const isBefore = freeBefore(chosen.candidate, input).includes(candidate);
  return isBefore && waitMs <= input.policy.patienceMs && isBetter(candidate, input);
}

function fits(way: Way, { now, deadlineMs, policy }: StepInput): boolean {
  return way.waitMs <= policy.retryAfterCapMs && now + way.waitMs + policy.minCallMs <= deadlineMs;
}

function tryStep({ candidate, waitMs, tries }: Way, input: StepInput): Step {
  const last = input.attempts.at(-1);
  const wait = waitMs > 0 ? ` in ${(waitMs / 1_000).toFixed(1)} s` : '';
  const reason = last ? ` after ${last.model}: ${whatHappened(last)}` : '';
  const why = `${tries > 0 ? 'Again' : 'Asking'} ${candidate.model}${wait}${reason}.`;
  return { kind: 'try', candidate, waitMs, why, repair: false, ...evidence(input) };
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
  return { kind: 'shrink', candidate, why, ...evidence(input) };
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
  if (!candidate || last.cut || !repairs(candidate, last, input)) return null;
  const why = `${last.model} mends its own answer: ${whatHappened(last)}.`;
  return { kind: 'try', candidate, waitMs: 0, why, repair: true, ...evidence(input) };
}

/** What the latest rejected answer got wrong, for the next model. */
function evidence({ attempts }: StepInput): { readonly evidence?: string } {
  const verdict = attempts.findLast(a => a.verdict?.outcome === 'rejected')?.verdict;
  return verdict ? { evidence: verdict.evidence } : {};
}

function offerPull({ attempts, answers, decision }: StepInput): Step | null {
  const missing = attempts.find(attempt => attempt.failure?.kind === 'model-not-pulled');
  const candidate = decision.candidates.find(c => c.model === missing?.model);
  if (!missing?.failure || !candidate || answers.pull !== undefined) return null;
  return {
    kind: 'ask-person',
    question: { about: 'pull', candidate, text: missing.failure.message },
  };
}

function whatHappened(attempt: Attempt): string {
  if (attempt.failure) return attempt.failure.kind;
  return attempt.verdict ? `its answer ${rejectionWords(attempt.verdict)}` : 'answered';
}
