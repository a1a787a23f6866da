/** The newest tasks with what each cost, all attempts together. */
import type { DatabaseSync } from 'node:sqlite';
import { findCostBasis, sumSpend, type TaskSpend } from '../../../core/cost-monitor/index.ts';
import type { Tier } from '../../../core/types.ts';

/** Calls read for each task wanted: enough for a cascade with every fallback. */
const CALLS_PER_TASK = 4;

const NEWEST_CALLS = `
SELECT call.id, task_id, model, provider, tier, call.at_ms, client,
  open_call.call IS NOT NULL AS running,
  (SELECT sum(duration_ms) FROM entry WHERE entry.call = call.id) AS duration_ms,
  (SELECT sum(billed) FROM entry WHERE entry.call = call.id) AS billed,
  (SELECT sum(estimated) FROM entry WHERE entry.call = call.id) AS estimated,
  (SELECT sum(unknown) FROM entry WHERE entry.call = call.id) AS unknown
FROM call LEFT JOIN open_call ON open_call.call = call.id
  LEFT JOIN agent_call ON agent_call.call = call.id
ORDER BY call.id DESC LIMIT ?`;

/** Newest first, `count` at most. A task that was begun long before its newest call may be cut. */
export function readRecentTasks(sqlite: DatabaseSync, count: number): readonly TaskSpend[] {
  const rows = sqlite.prepare(NEWEST_CALLS).all(count * CALLS_PER_TASK);
  const byTask = Map.groupBy(rows, row => String(row.task_id));
  return [...byTask].slice(0, count).map(([taskId, calls]) => sumTaskSpend(taskId, calls));
}

/** `calls` newest first. */
function sumTaskSpend(
  taskId: string,
  calls: readonly Readonly<Record<string, unknown>>[],
): TaskSpend {
  const sum = (name: string) => calls.reduce((total, call) => total + Number(call[name] ?? 0), 0);
  const bases = {
    billedNanoUsd: sum('billed'),
    estimatedNanoUsd: sum('estimated'),
    unknownNanoUsd: sum('unknown'),
  };
  const last = calls[0]!;
  return {
    taskId,
    atMs: Number(calls.at(-1)!.at_ms),
    model: String(last.model),
    provider: String(last.provider),
    tier: String(last.tier) as Tier,
    attempts: calls.length,
    nanoUsd: sumSpend(bases),
    basis: findCostBasis(bases),
    durationMs: calls.every(call => call.duration_ms === null) ? null : sum('duration_ms'),
    client: last.client === null ? null : String(last.client),
    running: calls.some(call => call.running === 1),
  };
}
