/** How long one call and a whole task may take, by tier, and what the user set instead. */
import type { Model, Tier } from '../../core/types.ts';
import type { TimerName } from '../../protocol/settings/index.ts';
import type { CallLimits } from '../../providers/index.ts';

const MIB = 1_048_576;

/** Of one call, where no setting says otherwise. */
export const CALL_LIMITS: Readonly<Record<Tier, CallLimits>> = {
  local: {
    connectMs: 2_000,
    firstTokenMs: 60_000,
    idleMs: 30_000,
    totalMs: 600_000,
    maxBodyBytes: 16 * MIB,
  },
  free: {
    connectMs: 10_000,
    firstTokenMs: 60_000,
    idleMs: 60_000,
    totalMs: 300_000,
    maxBodyBytes: 16 * MIB,
  },
  paid: {
    connectMs: 10_000,
    firstTokenMs: 120_000,
    idleMs: 60_000,
    totalMs: 300_000,
    maxBodyBytes: 16 * MIB,
  },
};

/** Until the first token of a local model that has to be loaded first. */
export const LOADING_FIRST_TOKEN_MS = 180_000;
/** For a task in all: every call, wait and check. */
export const TASK_MS = 900_000;

export interface Timeouts {
  /** For one call; `totalMs` is cut to what is left of the task's time. */
  readonly call: Readonly<Record<Tier, CallLimits>>;
  /** Until the first token of a local model that is not in memory yet. */
  readonly loadingFirstTokenMs: number;
  /** For the whole task, all attempts, waits and checks together. */
  readonly taskMs: number;
}

/** Timers by name, in milliseconds; absent: as usual. */
export type TimersMs = Readonly<Partial<Record<TimerName, number>>>;

/** `limits` with the timers that the person set, which hold for every tier. */
export function applyTimers<T extends Timeouts>(limits: T, timersMs: TimersMs): T {
  const { connect, firstToken, loading, idle, call, task } = timersMs;
  const of = (tier: CallLimits): CallLimits => ({
    connectMs: connect ?? tier.connectMs,
    firstTokenMs: firstToken ?? tier.firstTokenMs,
    idleMs: idle ?? tier.idleMs,
    totalMs: call ?? tier.totalMs,
    maxBodyBytes: tier.maxBodyBytes,
  });
  const { local, free, paid } = limits.call;
  return {
    ...limits,
    call: { local: of(local), free: of(free), paid: of(paid) },
    loadingFirstTokenMs: loading ?? limits.loadingFirstTokenMs,
    taskMs: task ?? limits.taskMs,
  };
}

/** What surrounds an answer on the wire: headers, the first and the last events, signs of life. */
const FRAME_BYTES = 256 * 1_024;
/** A token comes in an event of its own, with names, ids and the host's remarks around it. */
const BYTES_PER_TOKEN = 1_024;

/** A local machine without a graphics card reads some fifty tokens of a prompt a second. */
const USUAL_TOKENS_PER_SECOND = 50;

/** What one call sends and asks for, and of whom. */
interface CallSize {
  readonly promptTokens: number;
  /** The longest answer. */
  readonly maxTokens: number;
  /** How fast the model was measured to write here; `undefined`: it was not yet. */
  readonly tokensPerSecond: number | undefined;
}

/**
 * The limits of one call to `model`, with `leftMs` of the task's time left. A server that sends more
 * than such an answer can take is not heard to the end. A local model gets the time that reading a
 * prompt of this length takes, unless the user set the timer.
 */
export function computeCallLimits(
  model: Model,
  size: CallSize,
  leftMs: number,
  limits: Timeouts,
): CallLimits {
  const call = limits.call[model.tier];
  const most = FRAME_BYTES + size.maxTokens * BYTES_PER_TOKEN;
  const cold = model.tier === 'local' && model.loaded === false;
  const usualFirst = CALL_LIMITS[model.tier].firstTokenMs;
  const firstMs = cold
    ? addReading(limits.loadingFirstTokenMs, LOADING_FIRST_TOKEN_MS, model, size)
    : addReading(call.firstTokenMs, usualFirst, model, size);
  const totalMs = addReading(call.totalMs, CALL_LIMITS[model.tier].totalMs, model, size);
  return {
    ...call,
    firstTokenMs: firstMs,
    totalMs: Math.max(0, Math.min(totalMs, leftMs)),
    maxBodyBytes: Math.min(call.maxBodyBytes, most),
  };
}

/** No model reads more slowly than it writes. */
function addReading(
  limitMs: number,
  usualMs: number,
  { tier }: Model,
  { promptTokens, tokensPerSecond = USUAL_TOKENS_PER_SECOND }: CallSize,
): number {
  if (tier !== 'local' || limitMs !== usualMs) return limitMs;
  return limitMs + Math.ceil((promptTokens * 1_000) / tokensPerSecond);
}
