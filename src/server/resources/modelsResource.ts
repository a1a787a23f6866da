/** `locallama://models`, and whatever else lists models: each with window and price. */
import { nanoToUsd } from '../../core/cost-monitor/money.ts';
import type { Model } from '../../core/types.ts';
import type { ModelsResource } from '../../protocol/resources.ts';

export function modelsResource(models: readonly Model[]): ModelsResource {
  return { models: models.map(wireModel) };
}

export function wireModel(model: Model): ModelsResource['models'][number] {
  return {
    id: model.id,
    provider: model.provider,
    tier: model.tier,
    context_tokens: model.contextTokens,
    price: model.price.kind,
    input_usd_per_mtok: usdPerMTok(model, 'inputNanoUsdPerMTok'),
    output_usd_per_mtok: usdPerMTok(model, 'outputNanoUsdPerMTok'),
    ...(model.loaded !== undefined && { loaded: model.loaded }),
    ...(model.mayTrainOnData !== undefined && { may_train_on_data: model.mayTrainOnData }),
  };
}

function usdPerMTok(
  model: Model,
  rate: 'inputNanoUsdPerMTok' | 'outputNanoUsdPerMTok',
): number | null {
  switch (model.price.kind) {
    case 'free':
      return 0;
    case 'priced':
      return nanoToUsd(model.price.base[rate]);
    case 'dynamic':
    case 'unknown':
      return null;
  }
}
