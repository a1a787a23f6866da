/**
 * The circuit breaker of one model, one end point or one free quota, as plain data.
 *
 * It is our own and not a library's: its state has to live in the database, where several processes read
 * and change it in a transaction, and must outlive each of them; `cockatiel` keeps a breaker in the
 * memory of one process (it can be saved and loaded, but not shared while both run).
 */
import type { EpochMs, Failure, FailureKind } from '../types.ts';

export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  | {
      readonly state: 'open';
      /** An earlier present means that the clock was set back: then `untilMs` says nothing. */
      readonly openedMs: EpochMs;
      readonly untilMs: EpochMs;
      readonly trips: number;
      readonly why: FailureKind;
    }
  /** One call is on its way to find out; a probe that never reports frees the place at `probeUntilMs`. */
  | {
      readonly state: 'half-open';
      readonly probeUntilMs: EpochMs;
      readonly trips: number;
      readonly why: FailureKind;
    };

export interface CooldownPolicy {
  /** Failures in a row that open the breaker where no time was named. */
  readonly threshold: number;
  readonly baseMs: number;
  /** Longest cool-down of our own choosing. */
  readonly maxMs: number;
  /** Longest that a provider may ask for; a longer one is cut to this (quotas reset daily). */
  readonly maxAskedMs: number;
  /** A probe that has not reported by then is taken for dead. */
  readonly probeMs: number;
  /** Share of a cool-down that is random, 0..1. */
  readonly jitter: number;
}

export const COOLDOWN_POLICY: CooldownPolicy = {
  threshold: 3,
  baseMs: 5_000,
  maxMs: 300_000,
  maxAskedMs: 26 * 3_600_000,
  probeMs: 60_000,
  jitter: 0.2,
};

export const HEALTHY: Breaker = { state: 'closed', failures: 0 };

type Admission =
  | { readonly allowed: true; readonly next: Breaker }
  | { readonly allowed: false; readonly untilMs: EpochMs; readonly why: FailureKind };

/** Whether a call may go through now; taking the one probe of a half-open breaker is part of asking. */
export function admit(breaker: Breaker, now: EpochMs, policy: CooldownPolicy): Admission {
  if (breaker.state === 'closed') return { allowed: true, next: breaker };
  const untilMs = computeCoolingEnd(breaker, now, policy);
  if (untilMs !== null) return { allowed: false, untilMs, why: breaker.why };
  const { trips, why } = breaker;
  const next = { state: 'half-open', probeUntilMs: now + policy.probeMs, trips, why } as const;
  return { allowed: true, next };
}

/** When calls may go through again; null: now, also where the clock was set back. */
export function computeCoolingEnd(
  breaker: Breaker,
  now: EpochMs,
  policy: CooldownPolicy,
): EpochMs | null {
  if (breaker.state === 'closed') return null;
  const open = breaker.state === 'open';
  const untilMs = open ? breaker.untilMs : breaker.probeUntilMs;
  const openedMs = open ? breaker.openedMs : untilMs - policy.probeMs;
  const clockWentBack = openedMs - now > CLOCK_SLACK_MS;
  return untilMs > now && !clockWentBack ? untilMs : null;
}

/** A success closes the breaker, unless it is that of a call sent before the breaker opened. */
export function applySuccess(breaker: Breaker, now: EpochMs): Breaker {
  return breaker.state === 'open' && breaker.untilMs > now ? breaker : HEALTHY;
}

/** A probe that ended without a word on the matter: the next call may be the probe. */
export function releaseProbe(breaker: Breaker, now: EpochMs): Breaker {
  if (breaker.state !== 'half-open') return breaker;
  return { state: 'open', openedMs: now, untilMs: now, trips: breaker.trips, why: breaker.why };
}

/** `random` is in 0..1. */
export function applyFailure(
  breaker: Breaker,
  failure: Failure,
  now: EpochMs,
  random: number,
  policy: CooldownPolicy,
): Breaker {
  const failures = breaker.state === 'closed' ? breaker.failures + 1 : policy.threshold;
  const asked = failure.retryAfterMs;
  if (asked === undefined && failures < policy.threshold) return { state: 'closed', failures };
  const trips = breaker.state === 'closed' ? 0 : breaker.trips + Number(breaker.state !== 'open');
  const own = Math.min(policy.baseMs * 2 ** Math.min(trips, MAX_DOUBLINGS), policy.maxMs);
  const lasting = asked === undefined ? own : Math.min(asked, policy.maxAskedMs);
  const untilMs = Math.ceil(now + lasting * (1 + policy.jitter * random));
  const later = breaker.state === 'open' ? Math.max(untilMs, breaker.untilMs) : untilMs;
  return { state: 'open', openedMs: now, untilMs: later, trips, why: failure.kind };
}

/** Clocks of a machine's processes are one, but time servers nudge it. */
const CLOCK_SLACK_MS = 1_000;
/** Keeps the power of two finite. */
const MAX_DOUBLINGS = 20;
