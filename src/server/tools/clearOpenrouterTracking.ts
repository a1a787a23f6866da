/**
 * `clear_openrouter_tracking`: counts the free quota anew and forgets caches and cool-downs. What was
 * spent is not tracking: the ledger is append-only, and nothing here writes to it.
 */
import { convertNanoToUsd } from '../../core/cost-monitor/index.ts';
import { CLEAR_OPENROUTER_TRACKING } from '../../protocol/tools/index.ts';
import { serializeQuota } from '../serialize/index.ts';
import { defineTool, ToolError } from './tool.ts';

export const clearOpenrouterTracking = defineTool({
  contract: CLEAR_OPENROUTER_TRACKING,
  description: [
    "Forget what is kept about OpenRouter: its catalogue, the key's limits, models that were left alone",
    'after failures, and the count of free requests. Spending stays in the ledger. Use it when a new',
    'key or account was set, or when the count is wrong.',
  ].join(' '),
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: true,
  },

  async run(_input, services, call) {
    const { openRouter, registry } = services;
    let cleared: ReturnType<typeof openRouter.clear>;
    try {
      cleared = openRouter.clear();
    } catch (error) {
      throw new ToolError(`The database could not be written, so nothing is sure: ${error}.`);
    }
    void registry.refresh();
    const [seen] = await Promise.all([
      openRouter.catalogue.look('fresh', call.signal),
      openRouter.hasKey ? openRouter.bill.check(call.signal) : null,
    ]);
    const all = services.spend().periods.find(({ period }) => period === 'all');
    const fetched = seen.problem === null ? 'was fetched anew' : `is missing (${seen.problem})`;
    return {
      counted_from: new Date(cleared.countedFromMs).toISOString(),
      cooldowns_forgotten: cleared.cooldowns,
      models_known: seen.kept?.models.length ?? 0,
      spent_usd: convertNanoToUsd(all?.spentNanoUsd ?? 0),
      quota: serializeQuota(openRouter),
      note:
        `Free requests are counted from now on, and the catalogue ${fetched}. Spending is unchanged. ` +
        "OpenRouter's own count of free requests goes on until 00:00 UTC.",
    };
  },

  render: ({ note }) => note,
  failed: () => false,
});
