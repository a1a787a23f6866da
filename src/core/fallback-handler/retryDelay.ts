/** How long to wait before the same model is asked again. */
import type { Failure } from '../types.ts';
import { REACTIONS } from './failureReactions.ts';
import type { FallbackPolicy } from './fallbackPolicy.ts';

/**
 * Milliseconds until a retry after `failure`, the model's `tries`-th in a row (1, 2, …).
 *
 * What the provider asked for is never shortened, only lengthened: by jitter, and to our own pause,
 * since some ask for none at all. Whether it is worth the wait is for the caller to judge. `random` is
 * in 0..1.
 */
export function computeRetryDelay(
  failure: Failure,
  tries: number,
  random: number,
  policy: FallbackPolicy,
): number {
  const asked = failure.retryAfterMs ?? null;
  const loading = REACTIONS[failure.kind] === 'await-loading';
  const own = loading ? policy.loadingPauseMs : policy.backoffMs * 2 ** (tries - 1);
  const bounded = Math.min(own, policy.maxBackoffMs);
  const pause = Math.ceil(bounded * (1 - policy.jitter + 2 * policy.jitter * random));
  if (asked === null) return pause;
  return Math.max(pause, Math.ceil(asked * (1 + policy.jitter * random * LATE_SHARE)));
}

/** Jitter on top of a named time is kept small: the provider has said when it is ready. */
const LATE_SHARE = 0.25;
