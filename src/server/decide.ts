/** From a measured task to a decision: gathers what the pure selector needs, and asks nobody. */

import type { Unavailable } from '../core/decision-engine/objection.ts';
import { privacyVerdict } from '../core/decision-engine/privacyRules.ts';
import { selectWithoutUnaskedPay } from '../core/decision-engine/selectWithoutUnaskedPay.ts';
import { healthKeys } from '../core/fallback-handler/blame.ts';
import type { EpochMs, Model, NanoUsd, RouteDecision, Task, Tier } from '../core/types.ts';
import type { Services } from './services.ts';

/** Decides among `models`. A decision without candidates says in `reason` what to do. */
export async function decide(
  task: Task,
  models: readonly Model[],
  services: Services,
): Promise<RouteDecision> {
  const router = await services.router();
  const decision = selectWithoutUnaskedPay({
    task,
    models,
    budgetLeftNanoUsd: budgetLeft(services),
    knowledge: services.knowledge(),
    rules: { ...services.rules, privacy: privacyVerdict(task, services.config.localOnly) },
    unavailable: unavailable(models, services),
    router,
  });
  if (decision.candidates.length > 0 || models.length > 0) return decision;
  return { ...decision, reason: nothingAnswers(services) };
}

/** What the tightest hard limit leaves; 0 where the ledger refuses paid calls; null: no limit. */
function budgetLeft(services: Services): NanoUsd | null {
  const spend = services.spend();
  if (spend.refusesPaid !== null) return 0;
  if (spend.tokens.leftTokens === 0) return 0;
  const left = spend.periods.flatMap(({ leftNanoUsd }) => leftNanoUsd ?? []);
  return left.length === 0 ? null : Math.min(...left);
}

function unavailable(
  models: readonly Model[],
  { execution, now }: Services,
): ReadonlyMap<string, Unavailable> {
  const found = new Map<string, Unavailable>();
  for (const model of models) {
    const provider = execution.providers.get(model.provider);
    if (!provider) continue;
    const keys = healthKeys(model.id, provider.origin);
    const until = execution.health.coolingUntil(keys, model.tier);
    if (until === null || until <= now()) continue;
    found.set(model.id, restsUntil(until, now(), model.tier));
  }
  return found;
}

/** Own cool-downs are shorter: a longer one is what the provider asked for. */
const LONG_REST_MS = 600_000;

function restsUntil(until: EpochMs, now: EpochMs, tier: Tier): Unavailable {
  if (until - now > LONG_REST_MS) {
    const kind = tier === 'free' ? 'quota-used-up' : 'cooling-down';
    const why = `Its host refuses it until ${new Date(until).toISOString().slice(0, 16)} UTC.`;
    return { kind, why };
  }
  const seconds = Math.ceil((until - now) / 1_000);
  const why = `It failed a moment ago and is left alone for another ${seconds} s.`;
  return { kind: 'cooling-down', why };
}

function nothingAnswers({ registry }: Services): string {
  const tried = registry
    .status()
    .map(({ id, origin, problem }) => `${id} at ${origin}${problem ? ` (${problem})` : ''}`)
    .join('; ');
  return [
    'No model answers, and nothing was spent.',
    'Start a local one (`ollama serve`, or the server of LM Studio or llama.cpp), or set an API key',
    `for OpenRouter or OpenAI. Tried: ${tried}.`,
  ].join(' ');
}
