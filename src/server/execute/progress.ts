/** What is known of a task while it is carried out, and how it turns into an outcome. */
import type { Step, UserAnswers, UserQuestion } from '../../core/fallback-handler/index.ts';
import type { Attempt, EpochMs, Failure } from '../../core/types.ts';
import type { Outcome, RejectedAnswer } from './execution.ts';
import type { AttemptResult } from './runAttempt.ts';

export interface Progress {
  readonly attempts: Attempt[];
  readonly deadlineMs: EpochMs;
  /** Whether the last call carried anything that could be left out. */
  shrinkable: boolean;
  /** The longest answer that the last call asked for. */
  maxTokens: number | null;
  /** The longest that the account said then that it pays for, where that is worth a call. */
  affordableTokens: number | null;
  /** What the person said. */
  answers: UserAnswers;
  /** Nobody was there to answer it. */
  unasked: UserQuestion | null;
  answered: StandingAnswer | null;
  rejected: RejectedAnswer | null;
}

interface StandingAnswer {
  readonly text: string;
  readonly fullText: string;
  readonly entryId: string | null;
}

export function createProgress(deadlineMs: EpochMs): Progress {
  const nothing = { unasked: null, answered: null, rejected: null };
  const unknown = { shrinkable: false, maxTokens: null, affordableTokens: null };
  return { attempts: [], deadlineMs, ...unknown, answers: {}, ...nothing };
}

export function recordAttempt(result: AttemptResult, progress: Progress): void {
  const { attempt, answer, shrinkable, maxTokens, affordableTokens, entryId } = result;
  progress.attempts.push(attempt);
  progress.shrinkable = shrinkable;
  progress.maxTokens = maxTokens;
  progress.affordableTokens = affordableTokens;
  if (!answer || !attempt.verdict) return;
  const text = answer.code ?? answer.text;
  if (attempt.verdict.outcome === 'rejected') {
    progress.rejected = { text, model: attempt.model, verdict: attempt.verdict };
  } else {
    progress.answered = { text, fullText: answer.text, entryId };
  }
}

/** Throws where no attempt gave an answer that stands: `nextStep` would not have said that it did. */
export function makeAnsweredOutcome({ attempts, answered: answer }: Progress): Outcome {
  const last = attempts.at(-1);
  if (!last?.verdict || !answer) throw new Error('an answer was lost on the way');
  const { text, fullText } = answer;
  const { model, tier, verdict } = last;
  return { ok: true, text, fullText, model, tier, verdict };
}

export function makeGivenUpOutcome(
  step: Extract<Step, { kind: 'give-up' }>,
  progress: Progress,
): Outcome {
  const last = progress.attempts.at(-1)?.failure;
  const { text, advice } = progress.unasked ?? {};
  const message = [step.why, text, advice].filter(part => part !== undefined).join(' ');
  const details = last?.kind === step.failureKind ? last : { mayBeBilled: false };
  return makeFailedOutcome({ ...details, kind: step.failureKind, message }, progress);
}

export function makeCancelledOutcome(progress: Progress): Outcome {
  const message = 'The task was cancelled.';
  return makeFailedOutcome({ kind: 'cancelled', message, mayBeBilled: false }, progress);
}

export function makeFailedOutcome(failure: Failure, { rejected }: Progress): Outcome {
  return { ok: false, failure, rejected };
}
