/**
 * One attempt: *plan → place → reserve → call → settle → check*, each step a function of its own.
 * Whatever breaks in between leaves the reservation standing, never nothing.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CleanAnswer } from '../../../core/answer/index.ts';
import type { Headroom } from '../../../core/cost-monitor/index.ts';
import { buildHealthKeys, hasEndlessLoop } from '../../../core/fallback-handler/index.ts';
import { formatDuration } from '../../../core/figures.ts';
import type {
  Attempt,
  Candidate,
  Completion,
  EpochMs,
  Failure,
  Model,
  NanoUsd,
  Task,
} from '../../../core/types.ts';
import type { Provider } from '../../../providers/index.ts';
import type { AskOthers, ExecutionServices } from '../services.ts';
import { computeCallLimits } from '../timeouts.ts';
import { callProvider, makeFailedCompletion } from './callProvider.ts';
import { type CheckedAnswer, checkAnswer, readUnchecked } from './checkAnswer.ts';
import { type AnswerTerms, describeHeard, type HeardAnswer, listTerms } from './heardAnswer.ts';
import type { OutputBudget } from './outputBudget.ts';
import { type CallPlan, type CallPlanRequest, type FeasiblePlan, planCall } from './planCall.ts';
import { redactRepairFeedback } from './repairFeedback.ts';
import { type ReservedCall, readHeadroom, reserveCall } from './reserveCall.ts';
import { settleCall, settleHeld, ZERO_COST } from './settleCall.ts';

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
  /** Further answers, for a check that compares them. */
  readonly askOthers?: AskOthers;
  /** One of those further answers: it is not checked itself. */
  readonly isOpinion?: true;
  /** Absent: the model's own. */
  readonly temperature?: number;
  readonly deadlineMs: EpochMs;
  readonly signal: AbortSignal;
  readonly onText: (delta: string, model: string) => void;
  readonly onThought?: (delta: string, model: string) => void;
  /** The answer is complete; what follows is the books and the checks, here or where this process is stopped. */
  readonly onAnswered: (heard: HeardAnswer) => void;
  /** A check of the complete answer takes long enough for a person to wonder. */
  readonly onChecking: (check: string | null) => void;
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
  if (!provider) return makeUncalledResult(model, makeUnsetFailure(model));
  const planFor = preparePlan(order, provider, services);
  const plan = planFor(readHeadroom(model, order.room, services));
  if (!plan.ok) return { ...makeUncalledResult(model, plan.failure), shrinkable: plan.shrinkable };

  const inTime = boundSignal(order, services);
  const place = await services.queues.enter(provider.origin, model.tier, inTime);
  if (!place.ok) return makeUncalledResult(model, makeQueueFailure(place.why, model, signal));
  try {
    return await makeCall({ order, provider, plan, planFor, leave: place.leave }, services);
  } finally {
    place.leave();
  }
}

/** The call's plan for whatever part of the budgets it may hold. */
function preparePlan(
  order: AttemptOrder,
  { origin }: Provider,
  services: ExecutionServices,
): (mayHold: Headroom) => CallPlan {
  const { task, model } = order;
  const wish = {
    task: services.sized(task, model),
    model: services.asLoaded(model),
    built: services.buildPrompt(task, model),
    rejected: redactRepairFeedback(order.rejected, { task, model, origin }, services),
    room: order.room,
    leftNanoUsd: order.leftNanoUsd,
    ...(order.temperature !== undefined && { temperature: order.temperature }),
  };
  return mayHold => planCall({ ...wish, mayHold }, services.limits.minAnswerTokens);
}

interface PlacedCall {
  readonly order: AttemptOrder;
  readonly provider: Provider;
  readonly plan: FeasiblePlan;
  readonly planFor: (mayHold: Headroom) => CallPlan;
  /** Gives the place in the queue back. */
  readonly leave: () => void;
}

async function makeCall(placed: PlacedCall, services: ExecutionServices): Promise<AttemptResult> {
  const { order, provider, leave } = placed;
  const { model } = order;
  const keys = buildHealthKeys(model.id, provider.origin);
  const admission = services.health.admit(keys, model.tier);
  if (!admission.allowed)
    return makeUncalledResult(model, makeCooldownFailure(model, admission, services.now()));

  const startedMs = services.now();
  const reserved = await reserveCall({ ...placed, ...order }, services);
  const completion = await sendCall(reserved, order, provider, services);
  if (completion.ok) {
    const durationMs = Math.max(0, services.now() - startedMs);
    order.onAnswered(describeHeard(completion, reserved, model, durationMs));
  }
  const settle = async () => {
    // The parser of the check and the disk of the ledger can work at once.
    if (completion.ok) await nextTurn();
    const booked = await settleCall(reserved, completion, { model, startedMs }, services);
    leave();
    services.health.ended(keys, model.tier, completion.ok ? null : completion.failure);
    return { ...booked, durationMs: Math.max(0, services.now() - startedMs) };
  };
  if (!completion.ok) return describeFailure(completion, reserved.plan, model, await settle());
  const check = { ...order, signal: boundSignal(order, services) };
  const checking = order.isOpinion
    ? readUnchecked(completion, order.task, services)
    : checkAnswer(completion, check, services);
  const [checked, booked] = await Promise.all([checking, settle()]);
  return describeAnswer(completion, checked, listTerms(reserved.plan), model, booked);
}

/** Goes on with what another process heard: it is paid, and asked for no more. Never rejects. */
export async function checkHeardAnswer(
  { completion, terms, settlement, entryId, durationMs }: HeardAnswer,
  order: AttemptOrder,
  services: ExecutionServices,
): Promise<AttemptResult> {
  if (entryId !== null) await settleHeld(entryId, settlement, services);
  const check = { ...order, signal: boundSignal(order, services) };
  const checked = await checkAnswer(completion, check, services);
  const booked = { cost: settlement.cost, durationMs, entryId };
  return describeAnswer(completion, checked, terms, order.model, booked);
}

/** Never rejects. Nothing is sent where nothing could be held. */
function sendCall(
  { hold, plan: { request } }: ReservedCall,
  order: AttemptOrder,
  provider: Provider,
  services: ExecutionServices,
): Promise<Completion> | Completion {
  const { task, taskId, model, signal } = order;
  if (hold.kind === 'refused') {
    const { message } = hold.refusal;
    return makeFailedCompletion(makeUnbilledFailure('budget-refused', message));
  }
  const leftMs = computeLeftMs(order, services);
  const tokensPerSecond = services.measuredSpeed(model.id);
  const size = { promptTokens: task.promptTokens, maxTokens: request.maxTokens, tokensPerSecond };
  const limits = computeCallLimits(model, size, leftMs, services.limits);
  const onText = (delta: string) => order.onText(delta, model.id);
  const { onThought: think } = order;
  const onThought = think && ((delta: string) => think(delta, model.id));
  const call = { signal, limits, onText, ...(onThought && { onThought }) };
  return callProvider({ task, taskId, model, provider, request, call }, services);
}

type Booked = Pick<Attempt, 'cost' | 'durationMs'> & Pick<AttemptResult, 'entryId'>;

function describeFailure(
  { failure, usage }: Extract<Completion, { ok: false }>,
  { request: { maxTokens }, leastTokens, shrinkable }: FeasiblePlan,
  model: Model,
  { cost, durationMs, entryId }: Booked,
): AttemptResult {
  const { affordableTokens: most = 0 } = failure;
  const affordableTokens = most >= leastTokens && most < maxTokens ? most : null;
  const attempt = { ...identify(model), durationMs, cost, ...(usage && { usage }), failure };
  return { attempt, answer: null, shrinkable, maxTokens, affordableTokens, entryId };
}

function describeAnswer(
  { finish, text, usage, firstTokenMs, confidence }: Extract<Completion, { ok: true }>,
  { answer, verdict }: CheckedAnswer,
  { maxTokens, widenable, shrinkable, shown }: AnswerTerms,
  model: Model,
  { cost, durationMs, entryId }: Booked,
): AttemptResult {
  const isCut = widenable && finish === 'length' && !hasEndlessLoop(text);
  const attempt = {
    ...{ ...identify(model), durationMs, cost, ...(usage && { usage }) },
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...(confidence && { confidence }),
    ...(shown && { context: shown }),
    ...{ verdict, ...(isCut && { cut: true as const }) },
  };
  return { attempt, answer, shrinkable, maxTokens, affordableTokens: null, entryId };
}

/** A timer takes no less than 0. */
function computeLeftMs({ deadlineMs }: AttemptOrder, { now }: ExecutionServices): number {
  return Math.max(0, deadlineMs - now());
}

/** The task's signal, bounded by its time. */
function boundSignal(order: AttemptOrder, services: ExecutionServices): AbortSignal {
  return AbortSignal.any([order.signal, AbortSignal.timeout(computeLeftMs(order, services))]);
}

function identify({ id, provider, tier }: Model): Pick<Attempt, 'model' | 'provider' | 'tier'> {
  return { model: id, provider, tier };
}

/** The decision named a model that the registry no longer knows. */
export function makeGoneResult(
  { model, provider, tier }: Pick<Candidate, 'model' | 'provider' | 'tier'>,
  cost = ZERO_COST,
): AttemptResult {
  const failure = makeUnbilledFailure('model-gone', `${model} is no longer there.`);
  const result = makeUncalledResult({ id: model, provider, tier }, failure);
  return { ...result, attempt: { ...result.attempt, cost } };
}

/** Of an attempt that led to no call. */
function makeUncalledResult(
  { id, provider, tier }: Pick<Model, 'id' | 'provider' | 'tier'>,
  failure: Failure,
): AttemptResult {
  const attempt = { model: id, provider, tier, durationMs: 0, cost: ZERO_COST, failure };
  const nothing = { maxTokens: null, affordableTokens: null, entryId: null };
  return { attempt, answer: null, shrinkable: false, ...nothing };
}

function makeUnbilledFailure(kind: Failure['kind'], message: string): Failure {
  return { kind, message, mayBeBilled: false };
}

function makeUnsetFailure({ provider }: Model): Failure {
  return makeUnbilledFailure('model-gone', `${provider} is not set up.`);
}

function makeQueueFailure(why: 'full' | 'cancelled', { id }: Model, signal: AbortSignal): Failure {
  if (why === 'full') {
    return makeUnbilledFailure('overloaded', `Too many calls wait for ${id} already.`);
  }
  return signal.aborted
    ? makeUnbilledFailure('cancelled', 'The task was cancelled while it waited for its turn.')
    : makeUnbilledFailure('total-timeout', `The task's time was over while it waited for ${id}.`);
}

function makeCooldownFailure(
  { id }: Model,
  { untilMs, why }: { readonly untilMs: EpochMs; readonly why: Failure['kind'] },
  now: EpochMs,
): Failure {
  const retryAfterMs = Math.max(0, untilMs - now);
  const message = `${id} is left alone for ${formatDuration(retryAfterMs)} after: ${why}.`;
  return { ...makeUnbilledFailure('overloaded', message), retryAfterMs };
}
