/** What `locallama://openrouter/…` answers: catalogue, status and single models. No key is ever in it. */
import { convertNanoToUsd } from '../../core/cost-monitor/index.ts';
import type { Model, Rates } from '../../core/types.ts';
import type { CatalogueResource, OpenRouterStatusResource } from '../../protocol/index.ts';
import { serializeKey, serializeQuota } from '../serialize/index.ts';
import type { Services } from '../services.ts';
import { buildModelsResource } from './buildModelsResource.ts';
import { createNotFoundError } from './resource.ts';

/** Most models that a message names. */
const MAX_LISTED = 10;
/** The reading of a resource is never cancelled; the questions behind it have limits of their own. */
const createEndlessSignal = () => new AbortController().signal;

export async function buildCatalogueResource({
  openRouter,
  knowledge,
}: Services): Promise<CatalogueResource> {
  const { kept, problem } = await openRouter.catalogue.look('recent', createEndlessSignal());
  return {
    ...buildModelsResource(kept?.models ?? [], knowledge()),
    as_of: kept ? new Date(kept.confirmedMs).toISOString() : null,
    stale: problem !== null,
    skipped: kept?.skipped ?? 0,
    ...(problem !== null && { problem }),
  };
}

export async function buildOpenRouterStatus(services: Services): Promise<OpenRouterStatusResource> {
  const { openRouter, config } = services;
  if (openRouter.hasKey) await openRouter.bill.check(createEndlessSignal());
  const kept = openRouter.catalogue.known();
  const problem = openRouter.bill.problem();
  return {
    origin: openRouter.origin,
    key: readKeyState(services),
    key_limits: serializeKey(openRouter),
    ...(problem !== null && { problem }),
    catalogue: {
      as_of: kept ? new Date(kept.confirmedMs).toISOString() : null,
      models: kept?.models.length ?? 0,
    },
    quota: serializeQuota(openRouter),
    free_models: config.freeModels,
  };
}

function readKeyState({ openRouter }: Services): OpenRouterStatusResource['key'] {
  if (!openRouter.hasKey) return 'none';
  if (openRouter.bill.refused()) return 'refused';
  return openRouter.bill.known() === null ? 'unchecked' : 'accepted';
}

/** `wanted`: OpenRouter's own name of the model, or its id here. */
export async function findOpenRouterModel(wanted: string, { openRouter, knowledge }: Services) {
  const { kept } = await openRouter.catalogue.look('recent', createEndlessSignal());
  const models = kept?.models ?? [];
  const model = models.find(({ id, name }) => id === wanted || name === wanted);
  if (!model) {
    const alike = models.filter(({ name }) => name.includes(wanted.split('/').at(-1) ?? wanted));
    const there = (alike.length > 0 ? alike : models).slice(0, MAX_LISTED).map(({ name }) => name);
    throw createNotFoundError(`model ${JSON.stringify(wanted)} in OpenRouter's catalogue`, there);
  }
  const [serialized] = buildModelsResource([model], knowledge()).models;
  return { ...serialized!, name: model.name, ...serializeDetails(model) };
}

function serializeDetails({ maxOutputTokens, price }: Model) {
  return {
    ...(maxOutputTokens !== undefined && { max_output_tokens: maxOutputTokens }),
    ...(price.kind === 'priced' && {
      request_usd: convertNanoToUsd(price.requestNanoUsd),
      rates: serializeRates(price.base),
      tiers: price.tiers.map(tier => ({
        above_input_tokens: tier.aboveInputTokens,
        ...serializeRates(tier),
      })),
      price_as_of: price.source.asOf,
    }),
  };
}

function serializeRates(rates: Rates) {
  const { cacheReadNanoUsdPerMTok: read, cacheWriteNanoUsdPerMTok: write } = rates;
  return {
    input_usd_per_mtok: convertNanoToUsd(rates.inputNanoUsdPerMTok),
    output_usd_per_mtok: convertNanoToUsd(rates.outputNanoUsdPerMTok),
    ...(read !== undefined && { cache_read_usd_per_mtok: convertNanoToUsd(read) }),
    ...(write !== undefined && { cache_write_usd_per_mtok: convertNanoToUsd(write) }),
  };
}
