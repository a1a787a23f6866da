/** What is known of a task while it is carried out, and how it turns into an outcome. */
import type { Step, UserAnswers, UserQuestion } from '../../core/fallback-handler/index.ts';
import type { Attempt, EpochMs, Failure } from '../../core/types.ts';
import type { AttemptResult } from './attempt/index.ts';
import type { ExecutionInput, ExecutionPoint, Outcome, RejectedAnswer } from './execution.ts';

export interface ExecutionState {
  readonly attempts: Attempt[];
  readonly deadlineMs: EpochMs;
  last: AttemptResult | null;
  answers: UserAnswers;
  /** No client could answer it. */
  unasked: UserQuestion | null;
  rejected: RejectedAnswer | null;
}

/** From the beginning, or from where another process was stopped. */
export function createExecutionState(deadlineMs: EpochMs, resume?: ExecutionPoint): ExecutionState {
  const { attempts = [], last = null, answers = {}, rejected = null } = resume ?? {};
  return { attempts: [...attempts], deadlineMs, last, answers, unasked: null, rejected };
}

export function describePoint(
  { attempts, last, answers, rejected }: ExecutionState,
  { decision }: Pick<ExecutionInput, 'decision'>,
  asking: ExecutionPoint['asking'],
): ExecutionPoint {
  const mayAsk = decision.candidates.map(({ model }) => model);
  return { attempts: [...attempts], last, answers, rejected, mayAsk, asking };
}

export function recordAttempt(result: AttemptResult, state: ExecutionState): void {
  const { attempt, answer } = result;
  const { model, verdict } = attempt;
  state.attempts.push(attempt);
  state.last = result;
  if (answer && verdict?.outcome === 'rejected') {
    state.rejected = { answer, model, verdict };
  }
}

/** Throws where no attempt gave an answer that stands: `chooseNextStep` would not have said that it did. */
export function makeAnsweredOutcome({ last }: ExecutionState): Outcome {
  if (!last?.answer || !last.attempt.verdict) throw new Error('an answer was lost on the way');
  const { model, tier, verdict } = last.attempt;
  return { ok: true, answer: last.answer, model, tier, verdict };
}

export function makeGivenUpOutcome(
  step: Extract<Step, { kind: 'give-up' }>,
  state: ExecutionState,
): Outcome {
  const last = state.attempts.at(-1)?.failure;
  const { text, advice } = state.unasked ?? {};
  const message = [step.why, text, advice].filter(part => part !== undefined).join(' ');
  const details = last?.kind === step.failureKind ? last : { mayBeBilled: false };
  return makeFailedOutcome({ ...details, kind: step.failureKind, message }, state);
}

export function makeCancelledOutcome(state: ExecutionState): Outcome {
  const message = 'The task was cancelled.';
  return makeFailedOutcome({ kind: 'cancelled', message, mayBeBilled: false }, state);
}

export function makeFailedOutcome(failure: Failure, { rejected }: ExecutionState): Outcome {
  return { ok: false, failure, rejected };
}
