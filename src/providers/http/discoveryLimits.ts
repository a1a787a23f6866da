/** How long a look at an end point's models may take. The caller's signal may end it sooner. */
import type { CallLimits } from '../provider.ts';

const MIB = 1024 * 1024;

/** On this machine or network: it answers at once, or it is not there. */
export const LOCAL_DISCOVERY_LIMITS: CallLimits = {
  connectMs: 1_000,
  firstTokenMs: 5_000,
  idleMs: 5_000,
  totalMs: 10_000,
  maxBodyBytes: 8 * MIB,
};

export const REMOTE_DISCOVERY_LIMITS: CallLimits = {
  connectMs: 5_000,
  firstTokenMs: 10_000,
  idleMs: 10_000,
  totalMs: 20_000,
  maxBodyBytes: 32 * MIB,
};
