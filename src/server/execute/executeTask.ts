/**
 * Carries a decision out: asks, checks, falls back and escalates until an answer stands or nothing is
 * left to try. What follows what is decided by the pure `chooseNextStep`; here is only its hands.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  buildHealthKeys,
  chooseNextStep,
  type Step,
  type UserQuestion,
} from '../../core/fallback-handler/index.ts';
import type { Candidate, EpochMs } from '../../core/types.ts';
import {
  type AttemptResult,
  checkHeardAnswer,
  makeGoneResult,
  runAttempt,
  sumCosts,
} from './attempt/index.ts';
import {
  buildOrder,
  buildRepairFeedback,
  type CallStep,
  chooseOutputBudget,
} from './buildOrder.ts';
import { chooseLeastBusy } from './chooseLeastBusy.ts';
import type { Execution, ExecutionInput, Outcome } from './execution.ts';
import { chooseFallbackPolicy } from './executionLimits.ts';
import {
  createExecutionState,
  describePoint,
  type ExecutionState,
  makeAnsweredOutcome,
  makeCancelledOutcome,
  makeFailedOutcome,
  makeGivenUpOutcome,
  recordAttempt,
} from './executionState.ts';
import { logTask } from './logTask.ts';
import type { ExecutionServices } from './services.ts';

/** Never rejects: every end is an `Outcome`. */
export async function executeTask(
  input: ExecutionInput,
  services: ExecutionServices,
): Promise<Execution> {
  const startedMs = services.now();
  const { timeLimitMs = Number.POSITIVE_INFINITY } = input.task;
  const state = createExecutionState(
    startedMs + Math.min(services.limits.taskMs, timeLimitMs),
    input.resume,
  );
  input.onPoint?.(describePoint(state, input, null));
  const outcome = await runSteps(input, state, services).catch((error: unknown): Outcome => {
    services.log.error('execution failed', { task: input.taskId, error: String(error) });
    const message = `LocalLama itself failed: ${error}`;
    return makeFailedOutcome({ kind: 'bad-request', message, mayBeBilled: false }, state);
  });
  const { attempts, answers } = state;
  const totalCost = sumCosts(attempts.map(({ cost }) => cost));
  const execution = { outcome, attempts, totalCost, answers };
  logTask(input, execution, services.now() - startedMs, services.log);
  return execution;
}

async function runSteps(
  input: ExecutionInput,
  state: ExecutionState,
  services: ExecutionServices,
): Promise<Outcome> {
  await checkHeard(input, state, services);
  // Each step is an attempt or one of three questions, so this many end every task.
  const maxSteps = services.limits.fallback.maxAttempts + 4;
  for (let steps = 0; steps < maxSteps; steps += 1) {
    if (input.signal.aborted) return makeCancelledOutcome(state);
    const cooling = collectCooldowns(input, services);
    const step = chooseStep(input, state, cooling, services);
    switch (step.kind) {
      case 'done':
        await markAnswered(state, services);
        return makeAnsweredOutcome(state);
      case 'give-up':
        return makeGivenUpOutcome(step, state);
      case 'ask-person':
        await askQuestion(step.question, input, state, services);
        break;
      case 'shrink':
      case 'shorten':
      case 'widen':
        input.onStep?.(step.why, step.candidate.model);
        await runStep(step.candidate, step, input, state, services);
        break;
      case 'try': {
        input.onStep?.(explainStep(step, input), step.candidate.model);
        if (!(await waitUnlessAborted(step.waitMs, input.signal))) {
          return makeCancelledOutcome(state);
        }
        const { candidate, repair } = step;
        const question = { ...input, candidate, attempts: state.attempts, cooling };
        const chosen = repair ? candidate : chooseLeastBusy(question, services);
        await runStep(chosen, step, input, state, services);
        break;
      }
    }
  }
  const message = `Nothing came of it in ${maxSteps} steps.`;
  return makeFailedOutcome({ kind: 'overloaded', message, mayBeBilled: false }, state);
}

/** A model that is not in memory takes its time, and the person knows why. */
function explainStep(
  { why, candidate }: Extract<Step, { kind: 'try' }>,
  { models }: ExecutionInput,
) {
  const model = models.get(candidate.model);
  const isCold = model?.tier === 'local' && model.loaded === false;
  return isCold ? `${why} It is being loaded first.` : why;
}

function chooseStep(
  { decision, task }: ExecutionInput,
  { attempts, deadlineMs, last, answers }: ExecutionState,
  coolingUntilMs: ReadonlyMap<string, EpochMs>,
  { now, random, limits, payConsent, askPerson }: ExecutionServices,
): Step {
  return chooseNextStep({
    decision,
    attempts,
    deadlineMs,
    shrinkable: last?.shrinkable ?? false,
    affordableTokens: last?.affordableTokens ?? null,
    answers,
    coolingUntilMs,
    now: now(),
    random: random(),
    policy: chooseFallbackPolicy(task, limits),
    // A program that cannot ask was given the key by somebody who knew that.
    isPayBounded: askPerson === undefined || payConsent.isGiven(),
  });
}

/** Candidates that are not to be asked now, by their breaker, end point or free quota. */
function collectCooldowns(
  { decision, models }: ExecutionInput,
  { health, providers }: ExecutionServices,
): ReadonlyMap<string, EpochMs> {
  const cooling = new Map<string, EpochMs>();
  for (const { model: id, provider: providerId, tier } of decision.candidates) {
    const provider = providers.get(providerId);
    if (!provider || !models.has(id)) continue;
    const until = health.coolingUntil(buildHealthKeys(id, provider.origin), tier);
    if (until !== null) cooling.set(id, until);
  }
  return cooling;
}

async function runStep(
  candidate: Candidate,
  step: CallStep,
  input: ExecutionInput,
  state: ExecutionState,
  services: ExecutionServices,
): Promise<void> {
  const { model, provider, tier } = candidate;
  input.onPoint?.(describePoint(state, input, { model, provider, tier }));
  const how = {
    room: chooseOutputBudget(step, state),
    rejected: buildRepairFeedback(candidate, step, state),
  };
  const order = buildOrder(candidate, how, input, state, services);
  const result = order ? await runAttempt(order, services) : makeGoneResult(candidate);
  noteResult(result, input, state);
}

function noteResult(result: AttemptResult, input: ExecutionInput, state: ExecutionState): void {
  recordAttempt(result, state);
  // Of a call that was stopped from outside, others may make more.
  if (!input.signal.aborted) input.onPoint?.(describePoint(state, input, null));
}

/** An answer that came to a process which was stopped before it was checked: no model is asked for it again. */
async function checkHeard(
  input: ExecutionInput,
  state: ExecutionState,
  services: ExecutionServices,
): Promise<void> {
  const { asking } = input.resume ?? {};
  if (!asking?.heard) return;
  const how = { room: { kind: 'usual' }, rejected: null } as const;
  const order = buildOrder(asking, how, input, state, services);
  const result = order
    ? await checkHeardAnswer(asking.heard, order, services)
    : makeGoneResult(asking, asking.heard.settlement.cost);
  noteResult(result, input, state);
}

async function askQuestion(
  question: UserQuestion,
  input: ExecutionInput,
  state: ExecutionState,
  { askPerson, payConsent }: ExecutionServices,
): Promise<void> {
  if (askPerson) input.onStep?.('Waiting for your answer.', question.candidate.model);
  const ask = async () => (input.signal.aborted ? undefined : askPerson?.(question, input.signal));
  const answer = await (question.about === 'budget' ? payConsent.askOnce(ask) : ask());
  if (answer === undefined) state.unasked = question;
  state.answers = { ...state.answers, [question.about]: answer ?? 'no' };
}

/** The mark only serves savings: an answer is not withheld because it could not be set. */
async function markAnswered(
  { last }: ExecutionState,
  { ledger, log }: ExecutionServices,
): Promise<void> {
  const entryId = last?.entryId ?? null;
  if (entryId === null) return;
  try {
    await ledger.markAnswered(entryId);
  } catch (error) {
    log.warn('ledger failed', { error: String(error) });
  }
}

/** True when the time is over, false when `signal` was aborted. Never rejects. */
async function waitUnlessAborted(waitMs: number, signal: AbortSignal): Promise<boolean> {
  if (waitMs <= 0) return !signal.aborted;
  return sleep(waitMs, true, { signal }).catch(() => false);
}
