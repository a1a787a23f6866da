/** What a failure says something about: the health of the model, its end point, or a free quota. */
import type { FailureKind, Tier } from '../types.ts';

type Blamed = 'model' | 'end-point' | 'account' | 'none';

/** A free quota counts per account, so one free model's 429 holds for all free models of that host. */
export function blame(kind: FailureKind, tier: Tier): Blamed {
  const blamed = BLAME[kind];
  return blamed === 'account' && tier !== 'free' ? 'model' : blamed;
}

/**
 * `auth` blames nothing: the next call may carry a new key, and a refusal costs nothing.
 * What the task itself brought about (too long, refused content) is no one's fault either.
 */
const BLAME: Readonly<Record<FailureKind, Blamed>> = {
  'connect-timeout': 'end-point',
  'first-token-timeout': 'model',
  stalled: 'model',
  'total-timeout': 'none',
  cut: 'model',
  'rate-limited': 'account',
  'quota-used-up': 'account',
  overloaded: 'model',
  auth: 'none',
  payment: 'none',
  'model-gone': 'model',
  'model-not-pulled': 'none',
  'model-loading': 'none',
  'out-of-memory': 'model',
  'context-overflow': 'none',
  'content-refused': 'none',
  malformed: 'model',
  'too-large': 'none',
  network: 'end-point',
  dns: 'end-point',
  tls: 'end-point',
  redirected: 'end-point',
  'bad-request': 'none',
  cancelled: 'none',
  'budget-refused': 'none',
  'privacy-refused': 'none',
  'rejected-by-verifier': 'none',
};

/** Whether an end point that gave this failure was there and spoke. */
export function hasAnswered(kind: FailureKind): boolean {
  return !SILENT.has(kind);
}

const SILENT: ReadonlySet<FailureKind> = new Set([
  'connect-timeout',
  'first-token-timeout',
  'total-timeout',
  'network',
  'dns',
  'tls',
  'redirected',
  'cancelled',
  'budget-refused',
  'privacy-refused',
]);

/** The names under which health is kept. */
export interface HealthKeys {
  readonly model: string;
  readonly 'end-point': string;
  readonly account: string;
}

/** `account` is asked about for free models only; a paid key of the same host has limits of its own. */
export function buildHealthKeys(modelId: string, origin: string): HealthKeys {
  return {
    model: `model ${modelId} ${origin}`,
    'end-point': `end-point ${origin}`,
    account: `free ${origin}`,
  };
}

/** What must all be healthy before a model of this tier is asked. */
export function listHealthScopes(tier: Tier): readonly (keyof HealthKeys)[] {
  return tier === 'free' ? ['end-point', 'model', 'account'] : ['end-point', 'model'];
}
