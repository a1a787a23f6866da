/** What `locallama://openrouter/…` answers: catalogue, status and single models. No key is ever in it. */
import { nanoToUsd } from '../../core/cost-monitor/money.ts';
import type { Model, Rates } from '../../core/types.ts';
import type { CatalogueResource, OpenRouterStatusResource } from '../../protocol/resources.ts';
import { wireKey, wireQuota } from '../openrouter/wireAccount.ts';
import type { Services } from '../services.ts';
import { modelsResource, wireModel } from './modelsResource.ts';
import { noSuchResource } from './resource.ts';

/** Most models that a message names. */
const MAX_LISTED = 10;
/** Nobody cancels the reading of a resource; the questions behind it have limits of their own. */
const unending = () => new AbortController().signal;

export async function catalogueResource({ openRouter }: Services): Promise<CatalogueResource> {
  const { kept, problem } = await openRouter.catalogue.look('recent', unending());
  return {
    ...modelsResource(kept?.models ?? []),
    as_of: kept ? new Date(kept.confirmedMs).toISOString() : null,
    stale: problem !== null,
    skipped: kept?.skipped ?? 0,
    ...(problem !== null && { problem }),
  };
}

export async function openRouterStatus(services: Services): Promise<OpenRouterStatusResource> {
  const { openRouter, config } = services;
  if (openRouter.hasKey) await openRouter.bill.check(unending());
  const kept = openRouter.catalogue.known();
  const problem = openRouter.bill.problem();
  return {
    origin: openRouter.origin,
    key: keyState(services),
    key_limits: wireKey(openRouter),
    ...(problem !== null && { problem }),
    catalogue: {
      as_of: kept ? new Date(kept.confirmedMs).toISOString() : null,
      models: kept?.models.length ?? 0,
    },
    quota: wireQuota(openRouter),
    free_models: config.freeModels,
  };
}

function keyState({ openRouter }: Services): OpenRouterStatusResource['key'] {
  if (!openRouter.hasKey) return 'none';
  if (openRouter.bill.refused()) return 'refused';
  return openRouter.bill.known() === null ? 'unchecked' : 'accepted';
}

/** `wanted`: OpenRouter's own name of the model, or its id here. */
export async function openRouterModel(wanted: string, { openRouter }: Services) {
  const { kept } = await openRouter.catalogue.look('recent', unending());
  const models = kept?.models ?? [];
  const model = models.find(({ id, name }) => id === wanted || name === wanted);
  if (!model) {
    const alike = models.filter(({ name }) => name.includes(wanted.split('/').at(-1) ?? wanted));
    const there = (alike.length > 0 ? alike : models).slice(0, MAX_LISTED).map(({ name }) => name);
    throw noSuchResource(`model ${JSON.stringify(wanted)} in OpenRouter's catalogue`, there);
  }
  return { ...wireModel(model), name: model.name, ...details(model) };
}

function details({ maxOutputTokens, price }: Model) {
  return {
    ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
    ...(price.kind === 'priced' && {
      request_usd: nanoToUsd(price.requestNanoUsd),
      rates: wireRates(price.base),
      tiers: price.tiers.map(tier => ({
        above_input_tokens: tier.aboveInputTokens,
        ...wireRates(tier),
      })),
      price_as_of: price.source.asOf,
    }),
  };
}

function wireRates(rates: Rates) {
  const { cacheReadNanoUsdPerMTok: read, cacheWriteNanoUsdPerMTok: write } = rates;
  return {
    input_usd_per_mtok: nanoToUsd(rates.inputNanoUsdPerMTok),
    output_usd_per_mtok: nanoToUsd(rates.outputNanoUsdPerMTok),
    ...(read !== undefined && { cache_read_usd_per_mtok: nanoToUsd(read) }),
    ...(write !== undefined && { cache_write_usd_per_mtok: nanoToUsd(write) }),
  };
}
