/** Gives remote models without a price of their end point the one of the offline list, where it has one. */
import { choosePrice, loadPriceList } from '../../core/cost-monitor/index.ts';
import type { EpochMs, Model } from '../../core/types.ts';
import type { ProviderSettings } from '../../providers/index.ts';

/** The end point's own word, or the person's, stands. The list is loaded only where it is needed. */
export async function priceModels(
  models: readonly Model[],
  providers: readonly ProviderSettings[],
  at: EpochMs,
): Promise<readonly Model[]> {
  if (!models.some(isUnpriced)) return models;
  const list = await loadPriceList();
  const baseUrls = new Map(providers.map(({ id, baseUrl }) => [id, baseUrl]));
  return models.map(model => {
    if (!isUnpriced(model)) return model;
    const base = list.priceOf(model.provider, model.name, at, baseUrls.get(model.provider));
    return { ...model, price: choosePrice({ own: null, live: model.price, base }) };
  });
}

function isUnpriced({ price, tier }: Model): boolean {
  return price.kind === 'unknown' && tier === 'paid';
}
