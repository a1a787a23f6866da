/** From what somebody wants measured to a benchmark's order: which model answers which task. */
import type { BenchmarkTask } from '../../../core/benchmark/index.ts';
import { convertLimitToNano } from '../../../core/cost-monitor/index.ts';
import type { Model } from '../../../core/types.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import type { BenchmarkOrder, OrderWish } from '../benchmarks.ts';
import { chooseModelPair, findModel } from '../plan/index.ts';
import { measureBenchmarkTask } from '../run/index.ts';

/** Throws `ToolError`. */
export async function readOrder(
  { name, tasks, models: named, parallel, maxCostUsd, stopsEarly }: OrderWish,
  services: BenchmarkServices,
): Promise<BenchmarkOrder> {
  const offered = await services.models('ask');
  const maxNanoUsd = maxCostUsd === undefined ? null : convertLimitToNano(maxCostUsd);
  const order = { name, runsPerTask: 1, parallel, maxNanoUsd, stopsEarly };
  if (named !== undefined) {
    const models = named.map(wanted => findModel(wanted, offered));
    return { ...order, tasks: tasks.map(({ task }) => task), models };
  }
  const usual = await choosePair(tasks[0]!.task, maxNanoUsd !== null, offered, services);
  const all = new Map<string, Model>();
  const planned = tasks.map(({ task, local, paid }) => {
    const own = [pick(local, 'local'), pick(paid, 'paid')].filter(model => model !== undefined);
    for (const model of own) all.set(model.id, model);
    return { ...task, models: own.map(({ id }) => id) };
  });
  return { ...order, tasks: planned, models: [...all.values()] };

  function pick(wanted: string | undefined, tier: Model['tier']): Model | undefined {
    return wanted === undefined
      ? usual.find(model => model.tier === tier)
      : findModel(wanted, offered);
  }
}

function choosePair(
  task: BenchmarkTask,
  isBounded: boolean,
  offered: readonly Model[],
  services: BenchmarkServices,
): Promise<readonly Model[]> {
  const measured = measureBenchmarkTask(task, services.config.priority);
  return chooseModelPair(measured, isBounded, offered, services);
}
