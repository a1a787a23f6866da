/** From a measured task to a decision: gathers what the pure selector needs, and asks nobody. */

import type { Unavailable } from '../core/decision-engine/objection.ts';
import { privacyVerdict } from '../core/decision-engine/privacyRules.ts';
import { selectWithoutUnaskedPay } from '../core/decision-engine/selectWithoutUnaskedPay.ts';
import type { Model, NanoUsd, RouteDecision, Task } from '../core/types.ts';
import { restingModels } from './restingModels.ts';
import type { Services } from './services.ts';

/** Decides among `models`. A decision without candidates says in `reason` what to do. */
export async function decide(
  task: Task,
  models: readonly Model[],
  services: Services,
): Promise<RouteDecision> {
  const router = await services.router();
  // The snapshot is a dozen queries, which a task without paid models need not wait for.
  const left = models.some(({ tier }) => tier === 'paid') ? budgetLeft(services) : null;
  const select = (cannot: ReadonlyMap<string, Unavailable>) =>
    selectWithoutUnaskedPay({
      task,
      models,
      budgetLeftNanoUsd: left,
      knowledge: services.knowledge(),
      rules: { ...services.rules, privacy: privacyVerdict(task, services.config.localOnly) },
      unavailable: cannot,
      router,
    });
  const resting = restingModels(models, services);
  const decision = select(resting.all);
  if (decision.candidates.length === 0 && resting.long.size < resting.all.size) {
    // Nobody else can be asked: whoever is back soon is waited for.
    const patient = select(resting.long);
    if (patient.candidates.length > 0) return patient;
  }
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
