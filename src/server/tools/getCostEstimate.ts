/** `get_cost_estimate`: what a task of this size costs, for one model or the best of each tier. */

import {
  type CallSize,
  CHAT_TEMPLATE_TOKENS,
  convertNanoToUsd,
  ESTIMATE_MARGIN,
  estimateAnswerTokens,
  estimateCost,
} from '../../core/cost-monitor/index.ts';
import { computeMaxOutputTokens, isModelMatch } from '../../core/decision-engine/index.ts';
import { formatUsd } from '../../core/figures.ts';
import { type Model, type Price, TIERS } from '../../core/types.ts';
import { GET_COST_ESTIMATE, type Output } from '../../protocol/tools/index.ts';
import { decideRoute, measureTask } from '../decide/index.ts';
import { findListPrice } from '../models/index.ts';
import type { Services } from '../services.ts';
import { defineTool, ToolError } from './tool.ts';

/** Most models that a message names. */
const MAX_LISTED = 20;

type Estimate = Output<typeof GET_COST_ESTIMATE>['estimates'][number];

export const getCostEstimate = defineTool({
  contract: GET_COST_ESTIMATE,
  description: [
    'Estimate what a task of a given size costs: low, expected and worst, with the date of the price.',
    'Give `model` for one model; without it the best of each tier is estimated.',
  ].join(' '),
  annotations: {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: true,
  },

  async run(input, services) {
    const models = await services.models('ask');
    const chosen =
      input.model === undefined
        ? await chooseBestPerTier(models, input.context_length, services)
        : await findNamedModels(input.model, models, services);
    const size = computeTaskSize(input.context_length, input.expected_output_length);
    const up = new Set(models.map(({ id }) => id));
    return { estimates: chosen.map(model => estimatePrice(model, size, up.has(model.id))) };
  },

  render: output =>
    output.estimates
      .map(({ model, tier, usd, worst_usd, note }) => {
        const cost =
          usd === null
            ? 'unknown'
            : `${formatUsd(usd)}${worst_usd === null ? '' : `, at worst ${formatUsd(worst_usd)}`}`;
        return `${model} (${tier}): ${cost}${note ? `. ${note}` : ''}`;
      })
      .join('\n') || 'No model is known.',
  failed: () => false,
});

/** What end points offer now, else what they offered when they last answered, else the offline list. */
async function findNamedModels(
  wanted: string,
  models: readonly Model[],
  services: Services,
): Promise<readonly Model[]> {
  const offered = [models, services.registry.everSeen()]
    .map(known => known.filter(model => isModelMatch(wanted, model)))
    .find(found => found.length > 0);
  if (offered) return offered;
  const listed = await findListPrice(wanted, services.now());
  if (listed) return [makeListedModel(wanted, listed)];
  const ids = models.slice(0, MAX_LISTED).map(model => model.id);
  const there = ids.join(', ') || 'none';
  throw new ToolError(
    `model: no end point offers ${JSON.stringify(wanted)}, and no price list has it. There are: ${there}.`,
  );
}

/** Nothing but its price is known of it. */
function makeListedModel(wanted: string, price: Price): Model {
  const [provider = '', ...rest] = wanted.split('/');
  const tier = price.kind === 'free' ? 'free' : 'paid';
  const contextTokens = Number.MAX_SAFE_INTEGER;
  return { id: wanted, provider, name: rest.join('/'), tier, contextTokens, price };
}

async function chooseBestPerTier(
  models: readonly Model[],
  contextTokens: number,
  services: Services,
): Promise<readonly Model[]> {
  const task = measureTask({ task: 'Estimate', context_length: contextTokens }, 'quality');
  const { candidates } = await decideRoute(task, models, services);
  return TIERS.flatMap(tier => {
    const best = candidates
      .filter(candidate => candidate.tier === tier)
      .toSorted((a, b) => b.quality - a.quality)[0];
    return models.filter(model => model.id === best?.model);
  });
}

function estimatePrice(model: Model, size: TaskSize, isUp: boolean): Estimate {
  const { price } = model;
  const found = estimateCost(price, {
    ...size,
    maxOutputTokens: computeMaxOutputTokens(size, model),
  });
  const about = { model: model.id, tier: model.tier };
  if (found === null) return { ...about, ...NO_FIGURE, note: explainUnknownPrice(price) };
  const { source, basis } = found;
  return {
    ...about,
    usd: convertNanoToUsd(found.expectedNanoUsd),
    low_usd: convertNanoToUsd(found.lowNanoUsd),
    worst_usd: convertNanoToUsd(found.worstNanoUsd),
    basis,
    ...(source && { price_from: source.from, price_as_of: source.asOf, stale: source.stale }),
    ...(!isUp && { note: 'No end point offers it now; the price is the last that is known.' }),
  };
}

const NO_FIGURE = { usd: null, low_usd: null, worst_usd: null, basis: 'unknown' } as const;

function explainUnknownPrice(price: Price): string {
  return price.kind === 'dynamic'
    ? 'Its price is set per call, so there is no figure.'
    : 'Its price is not known; set one for it in the settings.';
}

type TaskSize = Omit<CallSize, 'maxOutputTokens'>;

/** Counts come from the caller's tokenizer, which may be another than the model's. */
function computeTaskSize(promptTokens: number, outputTokens: number | undefined): TaskSize {
  return {
    promptTokens,
    promptTokensUpper: Math.ceil(promptTokens * (1 + ESTIMATE_MARGIN)) + CHAT_TEMPLATE_TOKENS,
    promptMargin: ESTIMATE_MARGIN,
    outputTokens: outputTokens ?? estimateAnswerTokens(promptTokens),
  };
}
