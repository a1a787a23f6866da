/** `locallama://models`, and whatever else lists models: each with window and price. */
import { convertNanoToUsd } from '../../core/cost-monitor/index.ts';
import {
  buildSkillMatrix,
  type Knowledge,
  type SkillRow,
} from '../../core/decision-engine/index.ts';
import type { Model } from '../../core/types.ts';
import type { ModelsResource } from '../../protocol/index.ts';

export function buildModelsResource(
  models: readonly Model[],
  knowledge: Knowledge,
): ModelsResource {
  const skills = buildSkillMatrix(models, knowledge);
  return { models: models.map((model, at) => serializeModel(model, skills[at]!)) };
}

function serializeModel(model: Model, skill: SkillRow): ModelsResource['models'][number] {
  return {
    id: model.id,
    provider: model.provider,
    tier: model.tier,
    context_tokens: model.contextTokens ?? null,
    price: model.price.kind,
    input_usd_per_mtok: convertRate(model, 'inputNanoUsdPerMTok'),
    output_usd_per_mtok: convertRate(model, 'outputNanoUsdPerMTok'),
    skills: skill.rates,
    published: skill.published,
    source: skill.source,
    outcomes: skill.outcomes,
    tokens_per_second: skill.tokensPerSecond,
    first_token_ms: skill.firstTokenMs,
    ...(model.loaded !== undefined && { loaded: model.loaded }),
    ...(model.mayTrainOnData !== undefined && { may_train_on_data: model.mayTrainOnData }),
  };
}

function convertRate(
  model: Model,
  rate: 'inputNanoUsdPerMTok' | 'outputNanoUsdPerMTok',
): number | null {
  switch (model.price.kind) {
    case 'free':
      return 0;
    case 'priced':
      return convertNanoToUsd(model.price.base[rate]);
    case 'dynamic':
    case 'unknown':
      return null;
  }
}
