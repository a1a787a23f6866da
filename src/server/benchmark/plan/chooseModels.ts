/** Which models a benchmark measures: those that are named, or the ones that a task would go to. */
import { findTightestBudget } from '../../../core/cost-monitor/index.ts';
import { isModelMatch } from '../../../core/decision-engine/index.ts';
import type { Model, Task } from '../../../core/types.ts';
import { decideRoute } from '../../decide/index.ts';
import { ToolError } from '../../session/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';

/**
 * The local and the paid model that a decision about `task` asks first; a paid one only where a budget, or
 * the order's own limit (`isBounded`), binds what it costs.
 */
export async function chooseModelPair(
  task: Task,
  isBounded: boolean,
  models: readonly Model[],
  services: BenchmarkServices,
): Promise<readonly Model[]> {
  const { candidates } = await decideRoute(task, models, services);
  const maySpend = isBounded || findTightestBudget(services.budgets()) !== null;
  const tiers = maySpend ? (['local', 'paid'] as const) : (['local'] as const);
  return tiers.flatMap(tier => {
    const best = candidates.find(candidate => candidate.tier === tier);
    return models.filter(({ id }) => id === best?.model);
  });
}

/** Most models that a message names. */
const MAX_LISTED = 20;

/** By id or bare name. Throws `ToolError`. */
export function findModel(wanted: string, models: readonly Model[]): Model {
  const found = models.find(({ id }) => id === wanted) ?? models.find(m => isModelMatch(wanted, m));
  if (found !== undefined) return found;
  const there = models.slice(0, MAX_LISTED).map(({ id }) => id);
  throw new ToolError(
    `No end point offers ${JSON.stringify(wanted)}; nothing was spent. There are: ${there.join(', ') || 'none'}.`,
  );
}
