/** The price of the one model that savings are compared against, as soon as it is known. */
import { type Baseline, loadPriceList } from '../../core/cost-monitor/index.ts';
import { isModelMatch } from '../../core/decision-engine/index.ts';
import type { EpochMs, Model, Price } from '../../core/types.ts';
import type { Config } from '../config/index.ts';
import type { Stores } from '../openStores.ts';
import { createRememberedModels } from './rememberedModels.ts';

/** The baseline that the person chose, asking no end point; null where none is, or its price is unknown. */
export async function readBaseline(
  { baselineModel, providers }: Pick<Config, 'baselineModel' | 'providers'>,
  { catalogue }: Pick<Stores, 'catalogue'>,
  at: EpochMs,
): Promise<Baseline | null> {
  if (baselineModel === null) return null;
  const remembered = createRememberedModels(catalogue, () => at);
  return matchBaseline(
    baselineModel,
    providers.flatMap(({ id }) => remembered.read(id)),
    at,
  );
}

/**
 * `wanted` is a model's id, or its bare name: one that an end point offers, else one of the offline
 * list (`openai/gpt-5`). Null where its price is unknown.
 */
export async function matchBaseline(
  wanted: string,
  models: readonly Model[],
  at: EpochMs,
): Promise<Baseline | null> {
  const offered = models.find(
    model => isModelMatch(wanted, model) && model.price.kind === 'priced',
  );
  if (offered) return { model: offered.id, price: offered.price };
  const known = await findListPrice(wanted, at);
  return known?.kind === 'priced' ? { model: wanted, price: known } : null;
}

/** What the offline list says of `<provider>/<model>`, OpenRouter's names included; null: nothing. */
export async function findListPrice(wanted: string, at: EpochMs): Promise<Price | null> {
  const [provider = '', ...rest] = wanted.split('/');
  const list = await loadPriceList();
  const found = [
    list.priceOf(provider, rest.join('/'), at),
    list.priceOf('openrouter', wanted.replace(/^openrouter\//, ''), at),
    ...(wanted.includes('/') ? [] : [list.priceOfBare(wanted, at)]),
  ].find(({ kind }) => kind === 'priced' || kind === 'free');
  return found ?? null;
}
