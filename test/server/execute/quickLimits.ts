/** Limits for tests: the same rules as in use, with pauses and timers that a test can wait for. */
import {
  EXECUTION_LIMITS,
  type ExecutionLimits,
} from '../../../src/server/execute/executionLimits.ts';

const call = {
  connectMs: 500,
  firstTokenMs: 500,
  idleMs: 400,
  totalMs: 5_000,
  maxBodyBytes: 4 * 1_048_576,
};

export const QUICK: ExecutionLimits = {
  ...EXECUTION_LIMITS,
  call: { local: call, free: call, paid: call },
  loadingFirstTokenMs: 1_000,
  taskMs: 20_000,
  fallback: { ...EXECUTION_LIMITS.fallback, backoffMs: 20, maxBackoffMs: 100, minCallMs: 100 },
};
