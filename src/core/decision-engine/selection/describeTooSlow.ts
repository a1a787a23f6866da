/**
 * What cannot be done in time: a call that is ended before its answer is there brings nothing, and may
 * cost money.
 *
 * The time that an answer takes is an estimate, so only what is clearly beyond the limit is told.
 */
import { formatDuration } from '../../figures.ts';
import type { Model, Tier } from '../../types.ts';
import type { ModelEstimate } from './estimateModel.ts';

export interface TimeLimits {
  /** Milliseconds for one call in all. */
  readonly callMs: Readonly<Record<Tier, number>>;
  /** Milliseconds for a task: every call, wait and check. */
  readonly taskMs: number;
  /** What the task itself may take, where it says so. */
  readonly ownMs?: number | undefined;
}

/** By so much an estimate may exceed the limit and yet come true in time. */
const CLEARLY = 1.25;

/** One sentence, with the setting that ends the call; null: there may be time enough. */
export function describeTooSlow(
  { model, expectedMs }: ModelEstimate,
  limits: TimeLimits,
): string | null {
  const { what, setting, ms } = findLowestLimit(model, limits);
  if (expectedMs <= CLEARLY * ms) return null;
  const taken = formatDuration(expectedMs);
  return `It would take about ${taken}; ${what} may take ${formatDuration(ms)} (${setting}).`;
}

function findLowestLimit({ tier }: Model, { callMs, taskMs, ownMs }: TimeLimits) {
  if (ownMs !== undefined && ownMs <= Math.min(callMs[tier], taskMs)) {
    return { what: 'this task', setting: 'its own limit', ms: ownMs };
  }
  return callMs[tier] <= taskMs
    ? { what: 'a call', setting: 'locallama.timeouts.call', ms: callMs[tier] }
    : { what: 'a task', setting: 'locallama.timeouts.task', ms: taskMs };
}
