/**
 * What each kind of failure calls for: the one table that `chooseNextStep` decides by.
 *
 * A kind decides alone, for all providers; mapping real answers to kinds is the providers' job.
 */
import type { FailureKind } from '../types.ts';

type Reaction =
  /** Passes by itself: the same model again after a pause, if that is shorter than going elsewhere. */
  | 'retry'
  /** May have been an accident, and will else come again: once more, and not twice. */
  | 'retry-once'
  /** May pass, but another try costs much time: others first, the same model if none is left. */
  | 'retry-late'
  /** A local model that is on its way: worth more patience than any other failure. */
  | 'await-loading'
  /** The same model again with less of what we added ourselves; never less of the person's text. */
  | 'shrink'
  /** This model will not do it; another may. */
  | 'next-model'
  /** What would have been sent must stay on this machine, so no other model may have it, either. */
  | 'stay-local'
  /** Nothing at this provider will do it. */
  | 'next-provider'
  /** Only a cheaper call may still fit the budget. */
  | 'cheaper'
  /** Another model, or the person fetches this one. */
  | 'offer-pull'
  /** Nothing may follow. */
  | 'stop';

export const REACTIONS: Readonly<Record<FailureKind, Reaction>> = {
  'connect-timeout': 'next-provider',
  'first-token-timeout': 'next-model',
  stalled: 'retry-late',
  'total-timeout': 'next-model',
  cut: 'retry',
  'rate-limited': 'retry',
  'quota-used-up': 'next-model',
  overloaded: 'retry',
  auth: 'next-provider',
  payment: 'next-provider',
  'model-gone': 'next-model',
  'model-not-pulled': 'offer-pull',
  'model-loading': 'await-loading',
  'out-of-memory': 'next-model',
  'context-overflow': 'shrink',
  'content-refused': 'next-model',
  malformed: 'retry-once',
  'too-large': 'next-model',
  network: 'retry',
  dns: 'next-provider',
  tls: 'next-provider',
  redirected: 'next-provider',
  'bad-request': 'next-model',
  cancelled: 'stop',
  'budget-refused': 'cheaper',
  'privacy-refused': 'stay-local',
  'rejected-by-verifier': 'next-model',
};
