/** The last step of a task that no model could do: says what was tried and what would help. */

import { cutText } from '../cutText.ts';
import { formatDuration } from '../figures.ts';
import type { Attempt, FailureKind, RouteDecision, Verdict } from '../types.ts';
import { describeRejection } from './describeRejection.ts';
import type { Step, StepInput, UserAnswers } from './nextStepTypes.ts';
import type { RetryOption } from './retryOptions.ts';
import { detectSuspectTests } from './suspectTests.ts';

/** `waiting`: the candidates that would be open if the task could wait for them. */
export function giveUp(input: StepInput, waiting: readonly RetryOption[] | null): Step {
  const { attempts, decision } = input;
  const last = attempts.at(-1);
  const kept = describeTooDear(decision);
  if (!last) {
    const why =
      decision.candidates.length === 0 ? decision.reason : kept + explainNoneAsked(input, waiting);
    return { kind: 'give-up', failureKind: 'overloaded', why: why + describeLeftOut(decision) };
  }
  const kind = resolveFailureKind(last);
  const why =
    kind === 'cancelled'
      ? 'The task was cancelled.'
      : kept + summarizeAttempts(attempts, input) + describeLeftOut(decision);
  return { kind: 'give-up', failureKind: kind, why };
}

function explainNoneAsked({ answers }: StepInput, waiting: readonly RetryOption[] | null): string {
  const soonest = waiting?.length ? Math.min(...waiting.map(way => way.waitMs)) : null;
  const when = soonest === null ? '' : ` The first is back in ${formatDuration(soonest)}.`;
  const declined = describeDeclined(answers);
  return declined === ''
    ? `Every model that could take this task is cooling down or out of time.${when}`
    : `No model was asked.${declined}${when}`;
}

/** Comes first: the person set that budget, and may change it. */
function describeTooDear({ rejected }: RouteDecision): string {
  const first = rejected.find(({ kind }) => kind === 'over-budget');
  return first ? `${first.model} was not asked. ${first.why} ` : '';
}

/** Not every client asks about it, and nobody else may say yes. */
function describeLeftOut({ rejected }: RouteDecision): string {
  const free = rejected.find(({ kind }) => kind === 'may-train');
  if (free === undefined) return '';
  return (
    ` Free models such as ${free.model} were not asked, since most of their hosts keep what is sent and may train on ` +
    'it. Whoever wants that sets freeModels (LOCALLAMA_FREE_MODELS) to allow.'
  );
}

function resolveFailureKind(attempt: Attempt): FailureKind {
  return attempt.failure?.kind ?? 'rejected-by-verifier';
}

/** One clause per model, its latest failure, in the order in which they were first asked. */
function summarizeAttempts(attempts: readonly Attempt[], { policy, answers }: StepInput): string {
  const latest = new Map<string, string>();
  for (const attempt of attempts) latest.set(attempt.model, describeFailedAttempt(attempt));
  const told = [...latest].map(([model, what]) => `${model}: ${what}`).join(' ');
  const bound = attempts.length >= policy.maxAttempts ? ` Stopped after ${attempts.length}.` : '';
  const doubt = detectSuspectTests(attempts);
  const doubted = doubt ? ` ${doubt.why} No paid model was asked after that.` : '';
  const declined = describeDeclined(answers);
  return `No model could do this task. ${told}${bound}${doubted}${declined}`;
}

function describeDeclined({ pay, budget }: UserAnswers): string {
  if (budget === 'no')
    return ' Paid models were not asked: no budget is set, and nobody agreed to go without.';
  return pay === 'no' ? ' Paid models were not asked: nobody agreed to pay.' : '';
}

function describeFailedAttempt({ failure, verdict }: Attempt): string {
  const text = failure?.message ?? describeVerdict(verdict);
  const short = cutText(text, MAX_CLAUSE_CHARS).trim();
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function describeVerdict(verdict: Verdict | undefined): string {
  return verdict ? `its answer ${describeRejection(verdict)}: ${verdict.evidence}` : 'no answer';
}

/** A failing test can print pages. */
const MAX_CLAUSE_CHARS = 300;
