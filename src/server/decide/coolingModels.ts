/** Which models cannot be asked just now, as their health says, and for how long. */

import type { Unavailable } from '../../core/decision-engine/index.ts';
import { buildHealthKeys, FALLBACK_POLICY } from '../../core/fallback-handler/index.ts';
import { formatDuration } from '../../core/figures.ts';
import type { EpochMs, Model, Tier } from '../../core/types.ts';
import type { DecisionServices } from './decisionServices.ts';

interface HealthServices extends Pick<DecisionServices, 'now'> {
  readonly execution: Pick<DecisionServices['execution'], 'providers' | 'health'>;
}

interface CoolingModels {
  /** By model id. */
  readonly all: ReadonlyMap<string, Unavailable>;
  /** Without those that are back sooner than a task would wait for them. */
  readonly long: ReadonlyMap<string, Unavailable>;
}

/** Sends no request: reads what earlier calls have shown. */
export function findCoolingModels(
  models: readonly Model[],
  { execution, now }: HealthServices,
): CoolingModels {
  const all = new Map<string, Unavailable>();
  const long = new Map<string, Unavailable>();
  for (const model of models) {
    const provider = execution.providers.get(model.provider);
    if (!provider) continue;
    const keys = buildHealthKeys(model.id, provider.origin);
    const until = execution.health.coolingUntil(keys, model.tier);
    if (until === null || until <= now()) continue;
    const rest = describeCooldown(until, now(), model.tier);
    all.set(model.id, rest);
    if (until - now() > FALLBACK_POLICY.retryAfterCapMs) long.set(model.id, rest);
  }
  return { all, long };
}

/** Own cool-downs are shorter: a longer one is what the provider asked for. */
const LONG_REST_MS = 600_000;

function describeCooldown(until: EpochMs, now: EpochMs, tier: Tier): Unavailable {
  if (until - now > LONG_REST_MS) {
    const kind = tier === 'free' ? 'quota-used-up' : 'cooling-down';
    const why = `Its host refuses it until ${new Date(until).toISOString().slice(0, 16)} UTC.`;
    return { kind, why };
  }
  const rest = formatDuration(until - now);
  const why = `It failed a moment ago and is left alone for another ${rest}.`;
  return { kind: 'cooling-down', why };
}
