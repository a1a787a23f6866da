/** What can be done where a budget refused a task: the local model that could take it. */
import { formatPercent } from '../../core/figures.ts';
import type { Model, Task } from '../../core/types.ts';
import { decideRoute } from '../decide/index.ts';
import type { Services } from '../services.ts';

/** A sentence. `tried` are models that failed at this task already. */
export async function adviseOverBudget(
  task: Task,
  models: readonly Model[],
  tried: ReadonlySet<string>,
  services: Services,
): Promise<string> {
  const { model: _, ...anyModel } = task;
  const local = models.filter(({ id, tier }) => tier === 'local' && !tried.has(id));
  const best = (await decideRoute(anyModel, local, services)).candidates[0];
  if (best === undefined) return 'No local model that answers now could do it.';
  const chance = formatPercent(best.quality);
  const basis = Math.round(best.outcomes) > 0 ? `${chance} likely` : `a guess of ${chance}`;
  return `${best.model} on this machine could do it for nothing (${basis} to be right).`;
}
