/** One attempt from its place in the queue to the verdict on its answer. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CleanAnswer } from '../../core/answer/index.ts';
import type { Headroom } from '../../core/cost-monitor/index.ts';
import { buildHealthKeys, hasEndlessLoop } from '../../core/fallback-handler/index.ts';
import type {
  Attempt,
  Completion,
  EpochMs,
  Failure,
  Model,
  NanoUsd,
  Task,
  Verdict,
} from '../../core/types.ts';
import type { Provider } from '../../providers/index.ts';
import { bookAffordableCall, type FeasiblePlan, readHeadroom } from './bookAffordableCall.ts';
import { computeCallLimits } from './limits.ts';
import type { OutputBudget } from './outputBudget.ts';
import { type CallPlan, type CallPlanRequest, planCall } from './planCall.ts';
import { redactRepairFeedback } from './repairFeedback.ts';
import { type BookingResult, runBookedCall } from './runBookedCall.ts';
import { runGuardedCall } from './runGuardedCall.ts';
import type { ExecutionServices } from './services.ts';
import { ZERO_COST } from './settlement.ts';

export interface AttemptOrder {
  readonly task: Task;
  readonly taskId: string;
  /** 0, 1, …: one reservation each. */
  readonly index: number;
  readonly model: Model;
  readonly rejected: CallPlanRequest['rejected'];
  readonly room: OutputBudget;
  readonly mayEscalate: boolean;
  readonly leftNanoUsd: NanoUsd | null;
  readonly deadlineMs: EpochMs;
  readonly signal: AbortSignal;
  readonly onText: (delta: string, model: string) => void;
  /** The answer is complete; what follows is the books and the checks. */
  readonly onAnswered: () => void;
  /** The checks of the complete answer take long enough for a person to wonder. */
  readonly onChecking: () => void;
}

export interface AttemptResult {
  readonly attempt: Attempt;
  /** What was answered, accepted or not; null where there was no answer. */
  readonly answer: CleanAnswer | null;
  readonly shrinkable: boolean;
  /** The longest answer that the call asked for; null where there was none. */
  readonly maxTokens: number | null;
  /** The longest that the account said it pays for; null where it said none that is worth a call. */
  readonly affordableTokens: number | null;
  /** The ledger's id of the call; null where nothing was booked. */
  readonly entryId: string | null;
}

/** Never rejects. */
export async function runAttempt(
  order: AttemptOrder,
  services: ExecutionServices,
): Promise<AttemptResult> {
  const { model, signal } = order;
  const provider = services.providers.get(model.provider);
  if (!provider)
    return makeUncalledResult(
      order,
      makeUnbilledFailure('model-gone', `${model.provider} is not set up.`),
    );
  const built = services.buildPrompt(order.task, model);
  const task = services.sized(order.task, model);
  const rejected = redactRepairFeedback(order.rejected, model, provider.origin, services);
  const asked = services.asLoaded(model);
  const planFor = (mayHold: Headroom) => {
    const wish = { ...order, task, built, rejected, mayHold, model: asked };
    return planCall(wish, services.limits.minAnswerTokens);
  };
  const plan = planFor(readHeadroom(model, order.room, services));
  if (!plan.ok) return { ...makeUncalledResult(order, plan.failure), shrinkable: plan.shrinkable };

  const inTime = AbortSignal.any([signal, AbortSignal.timeout(computeLeftMs(order, services))]);
  const entry = await services.queues.enter(provider.origin, model.tier, inTime);
  if (!entry.ok) return makeUncalledResult(order, makeQueueFailure(entry.why, order));
  try {
    return await callAndVerify({ order, provider, plan, planFor }, entry.leave, services);
  } finally {
    entry.leave();
  }
}

interface PlannedAttempt {
  readonly order: AttemptOrder;
  readonly provider: Provider;
  readonly plan: FeasiblePlan;
  /** The same call with another part of the budgets. */
  readonly planFor: (mayHold: Headroom) => CallPlan;
}

async function callAndVerify(
  { order, provider, plan: planned, planFor }: PlannedAttempt,
  leave: () => void,
  services: ExecutionServices,
): Promise<AttemptResult> {
  const { model } = order;
  const keys = buildHealthKeys(model.id, provider.origin);
  const admission = services.health.admit(keys, model.tier);
  if (!admission.allowed)
    return makeUncalledResult(order, makeCooldownFailure(model, admission, services.now()));

  const startedMs = services.now();
  const under: UnderWay = { check: null };
  const book = (plan: FeasiblePlan) => bookModelCall(plan, order, provider, under, services);
  const made = await bookAffordableCall(planned, order.room, planFor, book);
  const { completion, cost, entryId, plan } = made;
  const durationMs = Math.max(0, services.now() - startedMs);
  leave();
  services.health.ended(keys, model.tier, completion.ok ? null : completion.failure);
  const base = { ...identifyAttempt(order), durationMs, cost, ...pickUsage(completion) };
  const { shrinkable, leastTokens } = plan;
  const ended = { shrinkable, maxTokens: plan.request.maxTokens, entryId, affordableTokens: null };
  if (!completion.ok) {
    const { failure } = completion;
    const { affordableTokens: most = 0 } = failure;
    const isLess = most >= leastTokens && most < plan.request.maxTokens;
    const affordableTokens = isLess ? most : null;
    return { ...ended, attempt: { ...base, failure }, answer: null, affordableTokens };
  }
  const { firstTokenMs, finish, text } = completion;
  const { answer, verdict } = await under.check!;
  const timed = { ...base, ...(firstTokenMs !== undefined && { firstTokenMs }) };
  const isCut = plan.widenable && finish === 'length' && !hasEndlessLoop(text);
  const attempt = { ...timed, verdict, ...(isCut && { cut: true as const }) };
  return { ...ended, attempt, answer };
}

/** Null where there is no answer to check. */
interface UnderWay {
  check: Promise<Checked> | null;
}

/** Never rejects. */
function bookModelCall(
  { request, worstNanoUsd, worstTokens }: FeasiblePlan,
  order: AttemptOrder,
  provider: Provider,
  under: UnderWay,
  services: ExecutionServices,
): Promise<BookingResult> {
  const { model, signal, taskId, index } = order;
  const { id, tier } = model;
  const limits = computeCallLimits(
    model,
    request.maxTokens,
    computeLeftMs(order, services),
    services.limits,
  );
  const onText = (delta: string) => order.onText(delta, id);
  const worst = { worstNanoUsd, worstTokens };
  const reservation = { taskId, attempt: index, model: id, provider: provider.id, tier, ...worst };
  const call = async () => {
    const guarded = { taskId, model, provider, request, call: { signal, limits, onText } };
    const completion = await runGuardedCall(guarded, services);
    if (!completion.ok) return completion;
    order.onAnswered();
    // Beside the booking: the parser and the disk can work at once.
    under.check = checkAnswer(completion, order, services);
    await nextTurn();
    return completion;
  };
  return runBookedCall({ model, reservation, call }, services);
}

interface Checked {
  readonly answer: CleanAnswer;
  readonly verdict: Verdict;
}

/** Never rejects: a check that breaks proves nothing about the answer. */
async function checkAnswer(
  { text, finish }: Extract<Completion, { ok: true }>,
  order: AttemptOrder,
  services: ExecutionServices,
): Promise<Checked> {
  const { task, model, mayEscalate, signal } = order;
  const { verify, log } = services;
  const slow = setTimeout(order.onChecking, SLOW_CHECK_MS);
  const answer = services.cleanAnswer(text, task);
  try {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(computeLeftMs(order, services))]);
    const verdict = await verify({ task, answer, finish, model, mayEscalate, signal: bounded });
    return { answer, verdict };
  } catch (error) {
    log.error('verifier failed', { model: model.id, error: String(error) });
    const evidence = 'The answer could not be checked.';
    return { answer, verdict: { outcome: 'unchecked', by: 'none', evidence } };
  } finally {
    clearTimeout(slow);
  }
}

/** Checks that end sooner are not worth a word. */
const SLOW_CHECK_MS = 100;

/** A timer takes no less than 0. */
function computeLeftMs({ deadlineMs }: AttemptOrder, { now }: ExecutionServices): number {
  return Math.max(0, deadlineMs - now());
}

function makeQueueFailure(why: 'full' | 'cancelled', { model, signal }: AttemptOrder): Failure {
  if (why === 'full')
    return makeUnbilledFailure('overloaded', `Too many calls wait for ${model.id} already.`);
  return signal.aborted
    ? makeUnbilledFailure('cancelled', 'The task was cancelled while it waited for its turn.')
    : makeUnbilledFailure(
        'total-timeout',
        `The task's time was over while it waited for ${model.id}.`,
      );
}

function identifyAttempt({ model }: AttemptOrder): Pick<Attempt, 'model' | 'provider' | 'tier'> {
  return { model: model.id, provider: model.provider, tier: model.tier };
}

function makeUncalledResult(order: AttemptOrder, reason: Failure): AttemptResult {
  const attempt = { ...identifyAttempt(order), durationMs: 0, cost: ZERO_COST, failure: reason };
  return { ...NO_CALL, attempt };
}

/** Of an attempt that led to no call. */
export const NO_CALL = {
  ...{ answer: null, shrinkable: false, maxTokens: null, affordableTokens: null, entryId: null },
} as const;

function pickUsage({ usage }: Completion): Pick<Attempt, 'usage'> {
  return usage ? { usage } : {};
}

function makeUnbilledFailure(kind: Failure['kind'], message: string): Failure {
  return { kind, message, mayBeBilled: false };
}

function makeCooldownFailure(
  model: Model,
  { untilMs, why }: { readonly untilMs: number; readonly why: Failure['kind'] },
  now: number,
): Failure {
  const retryAfterMs = Math.max(0, untilMs - now);
  const message = `${model.id} is left alone for ${Math.ceil(retryAfterMs / 1_000)} s after: ${why}.`;
  return { kind: 'overloaded', message, retryAfterMs, mayBeBilled: false };
}
