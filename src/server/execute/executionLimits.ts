/** All limits of carrying a task out in one record: each comes from the file that enforces it. */
import { FALLBACK_POLICY, type FallbackPolicy } from '../../core/fallback-handler/index.ts';
import type { Task } from '../../core/types.ts';
import { QUEUE_LIMITS, type QueueLimits } from './endpoints/index.ts';
import { CALL_LIMITS, LOADING_FIRST_TOKEN_MS, TASK_MS, type Timeouts } from './timeouts.ts';

export interface ExecutionLimits extends Timeouts {
  /** Less room than this is no answer worth asking for. */
  readonly minAnswerTokens: number;
  readonly queue: QueueLimits;
  readonly fallback: FallbackPolicy;
}

/** What applies where no setting says otherwise. */
export const EXECUTION_LIMITS: ExecutionLimits = {
  call: CALL_LIMITS,
  loadingFirstTokenMs: LOADING_FIRST_TOKEN_MS,
  taskMs: TASK_MS,
  minAnswerTokens: 32,
  queue: QUEUE_LIMITS,
  fallback: FALLBACK_POLICY,
};

/**
 * The fallback rules for `task`: a task for speed does not wait for repairs, and one that names a price or
 * the model has agreed to pay.
 */
export function chooseFallbackPolicy(task: Task, limits: ExecutionLimits): FallbackPolicy {
  const agreed = task.maxCostNanoUsd !== undefined || task.model !== undefined;
  return {
    ...limits.fallback,
    ...(task.priority === 'speed' && { selfRepairRounds: 0 }),
    ...(agreed && { paidAfterFree: 'go' as const, paidWithoutBudget: 'go' as const }),
  };
}
