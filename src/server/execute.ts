/**
 * Carries a decision out: asks, checks, falls back and escalates until an answer stands or nothing is
 * left to try. What follows what is decided by the pure `nextStep`; here is only its hands.
 */
import { healthKeys } from '../core/fallback-handler/blame.ts';
import { nextStep } from '../core/fallback-handler/nextStep.ts';
import type { Answers, Question, Step } from '../core/fallback-handler/step.ts';
import type {
  Attempt,
  Candidate,
  Cost,
  EpochMs,
  Failure,
  Model,
  RouteDecision,
  Task,
  Tier,
  Verdict,
} from '../core/types.ts';
import { type AttemptResult, attempt } from './execute/attempt.ts';
import { policyFor } from './execute/limits.ts';
import { pause } from './execute/pause.ts';
import { leastBusy } from './execute/pool.ts';
import type { ExecutionServices } from './execute/services.ts';
import { totalCost } from './execute/settlement.ts';

export interface ExecutionInput {
  readonly task: Task;
  readonly taskId: string;
  readonly decision: RouteDecision;
  /** By `Model.id`; at least the decision's candidates. */
  readonly models: ReadonlyMap<string, Model>;
  /** Aborting it ends waits, queues, checks and the socket. */
  readonly signal: AbortSignal;
  /** Pieces of an answer as they come; a new `model` means that the one before was given up. */
  readonly onText: (delta: string, model: string) => void;
  /** What happens next, for a person. */
  readonly onStep?: (why: string, model: string | null) => void;
  readonly onAttempt?: (attempt: Attempt) => void;
}

export interface Execution {
  readonly outcome: Outcome;
  readonly attempts: readonly Attempt[];
  readonly totalCost: Cost;
}

export type Outcome =
  | {
      readonly ok: true;
      /** The code alone where code was asked for, else the whole answer. */
      readonly text: string;
      /** The whole answer, prose included. */
      readonly fullText: string;
      /** `Model.id` */
      readonly model: string;
      readonly tier: Tier;
      readonly verdict: Verdict;
    }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** The last answer that a check rejected: better than nothing for a person who reads it. */
      readonly rejected: RejectedAnswer | null;
    };

export interface RejectedAnswer {
  readonly text: string;
  readonly model: string;
  readonly verdict: Verdict;
}

/** What is known of the task so far. */
interface Progress {
  readonly attempts: Attempt[];
  readonly deadlineMs: EpochMs;
  shrinkable: boolean;
  answers: Answers;
  /** Nobody was there to answer it. */
  unasked: Question | null;
  answered: StandingAnswer | null;
  rejected: RejectedAnswer | null;
}

interface StandingAnswer {
  readonly text: string;
  readonly fullText: string;
  readonly entryId: string | null;
}

/** Never rejects: every end is an `Outcome`. */
export async function execute(
  input: ExecutionInput,
  services: ExecutionServices,
): Promise<Execution> {
  const progress: Progress = {
    attempts: [],
    deadlineMs: services.now() + services.limits.taskMs,
    shrinkable: false,
    answers: {},
    unasked: null,
    answered: null,
    rejected: null,
  };
  const outcome = await run(input, progress, services).catch((error: unknown): Outcome => {
    services.log.error('execution failed', { task: input.taskId, error: String(error) });
    const message = `LocalLama itself failed: ${error}`;
    return failed({ kind: 'bad-request', message, mayBeBilled: false }, progress);
  });
  const { attempts } = progress;
  return { outcome, attempts, totalCost: totalCost(attempts.map(({ cost }) => cost)) };
}

async function run(
  input: ExecutionInput,
  progress: Progress,
  services: ExecutionServices,
): Promise<Outcome> {
  // Each step is an attempt or one of two questions, so this many end every task.
  const maxSteps = services.limits.fallback.maxAttempts + 3;
  for (let steps = 0; steps < maxSteps; steps += 1) {
    if (input.signal.aborted) return cancelled(progress);
    const cooling = coolingModels(input, services);
    const step = next(input, progress, cooling, services);
    switch (step.kind) {
      case 'done':
        return answered(progress, services);
      case 'give-up':
        return givenUp(step, progress);
      case 'ask-person':
        await ask(step.question, input, progress, services);
        break;
      case 'shrink':
        input.onStep?.(step.why, step.candidate.model);
        await carryOut(step.candidate, step, input, progress, services);
        break;
      case 'try': {
        input.onStep?.(step.why, step.candidate.model);
        if (!(await pause(step.waitMs, input.signal))) return cancelled(progress);
        const { candidate, repair } = step;
        const question = { ...input, candidate, attempts: progress.attempts, cooling };
        const chosen = repair ? candidate : leastBusy(question, services);
        await carryOut(chosen, step, input, progress, services);
        break;
      }
    }
  }
  const message = `Nothing came of it in ${maxSteps} steps.`;
  return failed({ kind: 'overloaded', message, mayBeBilled: false }, progress);
}

function next(
  { decision, task }: ExecutionInput,
  { attempts, deadlineMs, shrinkable, answers }: Progress,
  coolingUntilMs: ReadonlyMap<string, EpochMs>,
  { now, random, limits }: ExecutionServices,
): Step {
  return nextStep({
    decision,
    attempts,
    deadlineMs,
    shrinkable,
    answers,
    coolingUntilMs,
    now: now(),
    random: random(),
    policy: policyFor(task, limits),
  });
}

/** Candidates whose breaker, end point or free quota is not to be asked now. */
function coolingModels(
  { decision, models }: ExecutionInput,
  { health, providers }: ExecutionServices,
): ReadonlyMap<string, EpochMs> {
  const cooling = new Map<string, EpochMs>();
  for (const { model: id, provider: providerId, tier } of decision.candidates) {
    const provider = providers.get(providerId);
    if (!provider || !models.has(id)) continue;
    const until = health.coolingUntil(healthKeys(id, provider.origin), tier);
    if (until !== null) cooling.set(id, until);
  }
  return cooling;
}

async function carryOut(
  candidate: Candidate,
  step: Extract<Step, { kind: 'try' | 'shrink' }>,
  input: ExecutionInput,
  progress: Progress,
  services: ExecutionServices,
): Promise<void> {
  const { attempts, rejected } = progress;
  const model = input.models.get(candidate.model);
  const spent = totalCost(attempts.map(({ cost }) => cost)).nanoUsd;
  const cap = input.task.maxCostNanoUsd;
  const ownAnswer = step.kind === 'try' && step.repair;
  const result = model
    ? await attempt(
        {
          task: input.task,
          taskId: input.taskId,
          signal: input.signal,
          index: attempts.length,
          model,
          lean: step.kind === 'shrink',
          rejected: rejected && { ...rejected, answer: ownAnswer ? rejected.text : '' },
          leftNanoUsd: cap === undefined ? null : Math.max(0, cap - spent),
          deadlineMs: progress.deadlineMs,
          onText: input.onText,
        },
        services,
      )
    : gone(candidate);
  note(result, progress);
  input.onAttempt?.(result.attempt);
}

function note(result: AttemptResult, progress: Progress): void {
  const { attempt: made, answer, shrinkable, entryId } = result;
  progress.attempts.push(made);
  progress.shrinkable = shrinkable;
  if (!answer || !made.verdict) return;
  const text = answer.code ?? answer.text;
  if (made.verdict.outcome === 'rejected') {
    progress.rejected = { text, model: made.model, verdict: made.verdict };
  } else {
    progress.answered = { text, fullText: answer.text, entryId };
  }
}

/** The decision named a model that the registry no longer knows. */
function gone({ model, provider, tier }: Candidate): AttemptResult {
  const message = `${model} is no longer there.`;
  const failure = { kind: 'model-gone', message, mayBeBilled: false } as const;
  const cost = { nanoUsd: 0, basis: 'free' } as const;
  const made = { model, provider, tier, durationMs: 0, cost, failure };
  return { attempt: made, answer: null, shrinkable: false, entryId: null };
}

async function ask(
  question: Question,
  input: ExecutionInput,
  progress: Progress,
  { askPerson }: ExecutionServices,
): Promise<void> {
  input.onStep?.(question.text, question.candidate.model);
  const answer = await askPerson?.(question, input.signal);
  if (answer === undefined) progress.unasked = question;
  progress.answers = { ...progress.answers, [question.about]: answer ?? 'no' };
}

/** The mark only serves savings: an answer is not withheld because it could not be set. */
async function answered(progress: Progress, { ledger, log }: ExecutionServices): Promise<Outcome> {
  const last = progress.attempts.at(-1);
  if (!last?.verdict || !progress.answered) throw new Error('an answer was lost on the way');
  const { text, fullText, entryId } = progress.answered;
  try {
    if (entryId !== null) await ledger.markAnswered(entryId);
  } catch (error) {
    log.warn('ledger failed', { error: String(error) });
  }
  const { model, tier, verdict } = last;
  return { ok: true, text, fullText, model, tier, verdict };
}

function givenUp(step: Extract<Step, { kind: 'give-up' }>, progress: Progress): Outcome {
  const last = progress.attempts.at(-1)?.failure;
  const message = progress.unasked ? `${step.why} ${progress.unasked.text}` : step.why;
  const details = last?.kind === step.failureKind ? last : { mayBeBilled: false };
  return failed({ ...details, kind: step.failureKind, message }, progress);
}

function cancelled(progress: Progress): Outcome {
  const message = 'The task was cancelled.';
  return failed({ kind: 'cancelled', message, mayBeBilled: false }, progress);
}

function failed(failure: Failure, { rejected }: Progress): Outcome {
  return { ok: false, failure, rejected };
}
