/** The free models there are now, whether each may be used, and what is left of their quota. */
import type { Model } from '../../core/types.ts';
import type { GET_FREE_MODELS, Output } from '../../protocol/tools/index.ts';
import type { Services } from '../services.ts';
import { serializeQuota } from './serializeAccount.ts';

type FreeModels = Output<typeof GET_FREE_MODELS>;
type FreeModel = FreeModels['models'][number];

/** Asks OpenRouter where what is known is old; without an answer what is known is listed, and says so. */
export async function listFreeModels(
  services: Services,
  wish: 'recent' | 'fresh',
  signal: AbortSignal,
): Promise<FreeModels> {
  const { openRouter, registry } = services;
  const [seen] = await Promise.all([
    openRouter.catalogue.look(wish, signal),
    openRouter.hasKey ? openRouter.bill.check(signal) : null,
  ]);
  const listed = seen.kept?.models ?? [];
  const others = registry.known().filter(({ provider }) => provider !== openRouter.id);
  const models = [...listed, ...others]
    .filter(model => model.tier === 'free')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(model => serializeFreeModel(model, services));
  const quota = serializeQuota(openRouter);
  return {
    models,
    catalogue: {
      as_of: seen.kept ? new Date(seen.kept.confirmedMs).toISOString() : null,
      stale: seen.problem !== null,
      skipped: seen.kept?.skipped ?? 0,
    },
    quota,
    note: describeFreeModels(models, seen, quota, services),
  };
}

function serializeFreeModel(model: Model, services: Services): FreeModel {
  const { id, contextTokens, maxOutputTokens, mayTrainOnData } = model;
  const whyNot = describeIneligibility(model, services);
  return {
    model: id,
    context_tokens: contextTokens ?? null,
    ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
    may_train_on_data: mayTrainOnData ?? null,
    usable: whyNot === null,
    ...(whyNot !== null && { why_not: whyNot }),
  };
}

function describeIneligibility(model: Model, { config, openRouter }: Services): string | null {
  if (config.freeModels === 'never') return 'Your settings exclude free models.';
  if (config.freeModels === 'no-training' && model.mayTrainOnData) {
    return 'Its host may train on what is sent, which your settings exclude.';
  }
  if (model.provider !== openRouter.id) return null;
  if (!openRouter.hasKey) return 'OpenRouter needs an API key, and none is set.';
  const until = openRouter.coolingUntil();
  return until === null ? null : `OpenRouter refused; until ${new Date(until).toISOString()}.`;
}

function describeFreeModels(
  models: readonly FreeModel[],
  seen: { readonly kept: unknown; readonly problem: string | null },
  quota: FreeModels['quota'],
  { openRouter }: Services,
): string {
  const usable = models.filter(model => model.usable).length;
  const sentences = [`${models.length} free models, ${usable} of them usable now.`];
  if (seen.problem !== null) {
    const what = seen.kept === null ? 'and none is known' : 'so this is the one known before';
    sentences.push(`The catalogue could not be fetched (${seen.problem}), ${what}.`);
  }
  if (!openRouter.hasKey) {
    sentences.push('Without an API key for OpenRouter its models are listed, but not asked.');
  } else if (quota) {
    sentences.push(
      `${quota.left_today} of ${quota.per_day} requests are left today, as far as this ledger`,
      `counts; the quota is the account's, and resets at ${quota.resets_at}.`,
    );
    if (quota.used_up_at !== null) {
      sentences.push(`At the present rate it is used up at ${quota.used_up_at}.`);
    }
  }
  if (models.some(model => model.may_train_on_data)) {
    sentences.push(
      'Hosts marked so may train on what is sent: LOCALLAMA_FREE_MODELS excludes them.',
    );
  }
  return sentences.join(' ');
}
