/** Every limit of carrying a task out, by name: timers by tier, places by end point, queue, answer size. */
import { FALLBACK_POLICY, type FallbackPolicy } from '../../core/fallback-handler/index.ts';
import type { Model, Task, Tier } from '../../core/types.ts';
import type { TimerName } from '../../protocol/settings/index.ts';
import type { CallLimits } from '../../providers/index.ts';

export interface ExecutionLimits {
  /** For one call; `totalMs` is cut to what is left of the task's time. */
  readonly call: Readonly<Record<Tier, CallLimits>>;
  /** Until the first token of a local model that is not in memory yet. */
  readonly loadingFirstTokenMs: number;
  /** For the whole task, all attempts, waits and checks together. */
  readonly taskMs: number;
  /** Less room than this is no answer worth asking for. */
  readonly minAnswerTokens: number;
  readonly queue: QueueLimits;
  readonly fallback: FallbackPolicy;
}

export interface QueueLimits {
  /** Calls to models at once, all end points together: `MAX_PARALLEL_TASKS`. */
  readonly parallel: number;
  /** Calls at once to one end point. */
  readonly perEndPoint: Readonly<Record<Tier, number>>;
  /** Calls that may wait for one place; a longer queue refuses. */
  readonly maxWaiting: number;
}

const MIB = 1_048_576;

/** What applies where no setting says otherwise. */
export const EXECUTION_LIMITS: ExecutionLimits = {
  call: {
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
  },
  loadingFirstTokenMs: 180_000,
  taskMs: 900_000,
  minAnswerTokens: 32,
  queue: { parallel: 5, perEndPoint: { local: 2, free: 4, paid: 8 }, maxWaiting: 100 },
  fallback: FALLBACK_POLICY,
};

/** Timers by name, in milliseconds; absent: as usual. */
export type TimersMs = Readonly<Partial<Record<TimerName, number>>>;

/** `limits` with the timers that the person set, which hold for every tier. */
export function applyTimers(limits: ExecutionLimits, timersMs: TimersMs): ExecutionLimits {
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

/**
 * The limits of one call to `model` for an answer of at most `maxTokens`, with `leftMs` of the task's
 * time left. A server that sends more than such an answer can take is not heard to the end.
 */
export function computeCallLimits(
  model: Model,
  maxTokens: number,
  leftMs: number,
  limits: ExecutionLimits,
): CallLimits {
  const call = limits.call[model.tier];
  const maxBodyBytes = Math.min(call.maxBodyBytes, FRAME_BYTES + maxTokens * BYTES_PER_TOKEN);
  const cold = model.tier === 'local' && model.loaded === false;
  const firstTokenMs = cold ? limits.loadingFirstTokenMs : call.firstTokenMs;
  const totalMs = Math.max(0, Math.min(call.totalMs, leftMs));
  return { ...call, firstTokenMs, totalMs, maxBodyBytes };
}

/**
 * The fallback rules for `task`: who wants speed does not wait for repairs, and who named a price or
 * the model has agreed to pay.
 */
export function chooseFallbackPolicy(task: Task, limits: ExecutionLimits): FallbackPolicy {
  const agreed = task.maxCostNanoUsd !== undefined || task.model !== undefined;
  return {
    ...limits.fallback,
    ...(task.priority === 'speed' && { selfRepairRounds: 0 }),
    ...(agreed && { paidAfterFree: 'go' as const }),
  };
}
