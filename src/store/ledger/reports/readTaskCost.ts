/** What all calls of a task cost so far: what is still held for one counts in full. */
import { findCostBasis, sumSpend } from '../../../core/cost-monitor/index.ts';
import type { Cost } from '../../../core/types.ts';
import type { Database } from '../../database/index.ts';

const TASK_SUMS = `
SELECT coalesce(sum(billed), 0) AS billed, coalesce(sum(estimated), 0) AS estimated,
  coalesce(sum(unknown + reserved), 0) AS unknown
FROM entry JOIN call ON call.id = entry.call WHERE call.task_id = ?`;

export function readTaskCost({ sqlite }: Database, taskId: string): Cost {
  const row = sqlite.prepare(TASK_SUMS).get(taskId);
  const bases = {
    billedNanoUsd: Number(row?.billed ?? 0),
    estimatedNanoUsd: Number(row?.estimated ?? 0),
    unknownNanoUsd: Number(row?.unknown ?? 0),
  };
  return { nanoUsd: sumSpend(bases), basis: findCostBasis(bases) };
}
