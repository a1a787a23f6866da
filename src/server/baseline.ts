/** The price of the one model that savings are compared against, as soon as it is known. */
import { loadPriceList } from '../core/cost-monitor/priceList.ts';
import type { Baseline } from '../core/cost-monitor/savings.ts';
import { means } from '../core/decision-engine/personRules.ts';
import type { EpochMs, Model } from '../core/types.ts';

/**
 * `wanted` is a model's id, or its bare name: one that an end point offers, else one of the offline
 * list (`openai/gpt-5`). Null where nobody knows its price.
 */
export async function baselineOf(
  wanted: string,
  models: readonly Model[],
  at: EpochMs,
): Promise<Baseline | null> {
  const offered = models.find(model => means(wanted, model) && model.price.kind === 'priced');
  if (offered) return { model: offered.id, price: offered.price };
  const [provider = '', ...rest] = wanted.split('/');
  const list = await loadPriceList();
  const known = [
    list.priceOf(provider, rest.join('/'), at),
    list.priceOf('openrouter', wanted.replace(/^openrouter\//, ''), at),
  ].find(price => price.kind === 'priced');
  return known ? { model: wanted, price: known } : null;
}
