/** `get_cost_estimate`: what a task of this size costs, for one model or the best of each tier. */
import { expectedNanoUsd, worstNanoUsd } from '../../core/cost-monitor/pricing.ts';
import { means } from '../../core/decision-engine/personRules.ts';
import { type Model, TIERS } from '../../core/types.ts';
import { GET_COST_ESTIMATE, type Output } from '../../protocol/tools.ts';
import { decide } from '../decide.ts';
import { measureTask } from '../measureTask.ts';
import type { Services } from '../services.ts';
import { usdOrNull } from '../wire.ts';
import { defineTool, ToolError } from './tool.ts';

/** Answers vary: the low end is an answer this much shorter than expected. */
const SHORT_ANSWER = 0.5;
/** Expected answer where none is given, as a share of the prompt, within bounds. */
const ANSWER = { share: 0.75, leastTokens: 200, mostTokens: 4_000 } as const;
/** An answer may be this many times longer than expected before it is cut off. */
const LONG_ANSWER = 4;

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
        ? await bestOfEachTier(models, input.context_length, services)
        : named(input.model, models);
    const output =
      input.expected_output_length ??
      Math.min(
        ANSWER.mostTokens,
        Math.max(ANSWER.leastTokens, Math.round(ANSWER.share * input.context_length)),
      );
    return { estimates: chosen.map(model => estimate(model, input.context_length, output)) };
  },

  render: output =>
    output.estimates
      .map(({ model, tier, usd, worst_usd, note }) => {
        const cost = usd === null ? 'unknown' : `$${usd}, at worst $${worst_usd}`;
        return `${model} (${tier}): ${cost}${note ? `. ${note}` : ''}`;
      })
      .join('\n') || 'No model is known.',
  failed: () => false,
});

function named(wanted: string, models: readonly Model[]): readonly Model[] {
  const found = models.filter(model => means(wanted, model));
  if (found.length > 0) return found;
  const there = models.map(model => model.id).join(', ') || 'none';
  throw new ToolError(`model: no end point offers ${JSON.stringify(wanted)}. There are: ${there}.`);
}

async function bestOfEachTier(
  models: readonly Model[],
  contextTokens: number,
  services: Services,
): Promise<readonly Model[]> {
  const task = measureTask({ task: 'Estimate', context_length: contextTokens }, 'quality');
  const { candidates } = await decide(task, models, services);
  return TIERS.flatMap(tier => {
    const best = candidates
      .filter(candidate => candidate.tier === tier)
      .toSorted((a, b) => b.quality - a.quality)[0];
    return models.filter(model => model.id === best?.model);
  });
}

function estimate(model: Model, inputTokens: number, outputTokens: number): Estimate {
  const { price } = model;
  const expected = expectedNanoUsd(price, inputTokens, outputTokens);
  const common = {
    model: model.id,
    tier: model.tier,
    usd: usdOrNull(expected),
    low_usd: usdOrNull(
      expectedNanoUsd(price, inputTokens, Math.round(outputTokens * SHORT_ANSWER)),
    ),
    worst_usd: usdOrNull(worstNanoUsd(price, inputTokens, outputTokens * LONG_ANSWER)),
  };
  switch (price.kind) {
    case 'free':
      return { ...common, basis: 'free' };
    case 'priced':
      return {
        ...common,
        basis: 'estimated',
        price_from: price.source.from,
        price_as_of: price.source.asOf,
        stale: price.source.stale,
      };
    case 'dynamic':
      return { ...common, basis: 'unknown', note: 'Its price is set per call.' };
    case 'unknown':
      return { ...common, basis: 'unknown', note: 'Its price is not known.' };
  }
}
