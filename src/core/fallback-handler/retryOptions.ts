/** Which candidates may still be asked after what happened, and how long each has to be waited for. */
import type { Attempt, Candidate, Failure, RouteDecision } from '../types.ts';
import { REACTIONS } from './failureReactions.ts';
import type { StepInput } from './nextStepTypes.ts';
import { computeRetryDelay } from './retryDelay.ts';

/** A candidate that may be asked, not before `waitMs` have passed. */
export interface RetryOption {
  readonly candidate: Candidate;
  readonly waitMs: number;
  /** How often this very model was asked in this task. */
  readonly tries: number;
}

/** In the decision's order. */
export function listRetryOptions(input: StepInput): readonly RetryOption[] {
  return input.decision.candidates.flatMap(candidate => {
    if (isExcluded(candidate, input)) return [];
    const own = input.attempts.filter(attempt => attempt.model === candidate.model);
    const pause = own.length === 0 ? 0 : computeRetryWait(own, input);
    if (pause === null) return [];
    const rest = computeCoolingTime(candidate, input);
    if (rest > input.policy.patienceMs && hasUntimedFailure(own.at(-1))) return [];
    const waitMs = Math.max(pause, rest);
    return [{ candidate, waitMs, tries: own.length }];
  });
}

/** Models of one name in one tier: a team's servers. An answer that one got wrong, all would. */
export function buildPoolKey(model: Pick<Candidate, 'model' | 'provider' | 'tier'>): string {
  return `${model.tier} ${model.model.slice(model.provider.length + 1)}`;
}

/** Milliseconds that its breaker still asks for. */
function computeCoolingTime(candidate: Candidate, { coolingUntilMs, now }: StepInput): number {
  return Math.max(0, (coolingUntilMs.get(candidate.model) ?? now) - now);
}

/**
 * It failed in this very task, and no time was named at which it would do better: its rest, which
 * grows with each failure, is then for the next task to wait out.
 */
function hasUntimedFailure(last: Attempt | undefined): boolean {
  return last?.failure !== undefined && last.failure.retryAfterMs === undefined;
}

/** What other candidates' attempts say about this one. */
function isExcluded(candidate: Candidate, input: StepInput): boolean {
  const { attempts, answers, decision } = input;
  if (candidate.tier === 'paid' && (answers.pay === 'no' || answers.budget === 'no')) return true;
  return attempts.some(attempt => {
    if (attempt.verdict?.outcome === 'rejected')
      return buildPoolKey(attempt) === buildPoolKey(candidate);
    if (!attempt.failure) return false;
    switch (REACTIONS[attempt.failure.kind]) {
      case 'next-provider':
        return attempt.provider === candidate.provider;
      case 'stay-local':
        return candidate.tier !== 'local';
      case 'cheaper':
        return !isCheaper(candidate, attempt.model, decision);
      default:
        return false;
    }
  });
}

/**
 * Local and free calls are never blocked by money; a paid one must cost less than what was refused.
 * What each holds tells nothing of that: all hold as much as the money allows.
 */
function isCheaper(candidate: Candidate, refused: string, decision: RouteDecision): boolean {
  if (candidate.tier !== 'paid') return true;
  const limit = decision.candidates.find(c => c.model === refused)?.expectedNanoUsd ?? 0;
  return candidate.expectedNanoUsd !== null && candidate.expectedNanoUsd < limit;
}

/** Milliseconds until the model may be asked again; null: not in this task. */
function computeRetryWait(own: readonly Attempt[], input: StepInput): number | null {
  const last = own.at(-1);
  if (!last?.failure) return null;
  const { policy, answers, random } = input;
  const same = own.filter(
    a => a.failure && findReaction(a.failure) === findReaction(last.failure!),
  ).length;
  const pause = () =>
    Math.max(
      0,
      computeRetryDelay(last.failure!, same, random, policy) -
        sumLaterDurations(last, input.attempts),
    );
  const reaction = findReaction(last.failure);
  switch (reaction) {
    case 'retry':
    case 'retry-once':
    case 'retry-late':
      if (reaction === 'retry-once' && same > 1) return null;
      if (own.length >= policy.maxTriesPerModel) return null;
      if (own.filter(a => a.failure?.mayBeBilled).length >= policy.maxBilledTries) return null;
      return pause();
    case 'await-loading':
      return same > policy.maxLoadingLooks ? null : pause();
    case 'offer-pull':
      return answers.pull === 'yes' && same === 1 ? 0 : null;
    default:
      return null;
  }
}

/** Time that later attempts took: a lower bound of what has passed since. */
function sumLaterDurations(attempt: Attempt, attempts: readonly Attempt[]): number {
  const later = attempts.slice(attempts.indexOf(attempt) + 1);
  return later.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

const findReaction = (failure: Failure) => REACTIONS[failure.kind];
