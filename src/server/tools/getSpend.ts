/** `get_spend`: what was spent per period and model, what is left, and how sure each figure is. */
import { formatUsd } from '../../core/figures.ts';
import { formatSpent } from '../../protocol/index.ts';
import { GET_SPEND } from '../../protocol/tools/index.ts';
import { buildSpendOutput } from '../serialize/index.ts';
import { defineTool } from './tool.ts';

export const getSpend = defineTool({
  contract: GET_SPEND,
  description: [
    'Show spending and budgets: per day, week, month and project, per model, with what is left.',
    'Use it before a large task, or when a budget refused one.',
  ].join(' '),
  annotations: {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    // OpenRouter is asked what it charged, every five minutes at most.
    openWorldHint: true,
  },
  run: async (_input, services, call) => {
    const { openRouter } = services;
    if (openRouter.hasKey) await openRouter.bill.check(call.signal);
    return buildSpendOutput(services);
  },
  render: output =>
    output.periods
      .map(({ period, limit_usd, ...spent }) => {
        const limit = limit_usd === undefined ? '' : ` of ${formatUsd(limit_usd)}`;
        return `${period}: ${formatSpent(spent)}${limit}`;
      })
      .join('\n'),
  failed: () => false,
});
