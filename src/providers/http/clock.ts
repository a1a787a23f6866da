/** Time as calls see it. It is handed in, so that tests can turn it instead of waiting. */
import type { EpochMs } from '../../core/types.ts';

export interface Clock {
  now(): EpochMs;
  /** Milliseconds since some moment; never set back. */
  elapsedMs(): number;
  /** Calls `ring` once that time has passed; `refresh` starts it anew, `close` ends it. */
  startTimer(ms: number, ring: () => void): Timer;
}

export interface Timer {
  refresh(): unknown;
  close(): unknown;
}

export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  elapsedMs: () => performance.now(),
  startTimer: (ms, ring) => setTimeout(ring, Math.min(ms, MAX_DELAY_MS)),
};

/** Longer delays overflow a timer, which then fires at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;
