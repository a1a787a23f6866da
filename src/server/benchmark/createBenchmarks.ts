/**
 * Benchmarks as the rest of the server sees them: what one would cost, run or go on with one, what came of
 * it. Everything that matters is in the store.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  type BenchmarkPlan,
  type BenchmarkReport,
  buildReport,
  listSteps,
} from '../../core/benchmark/index.ts';
import type { BenchmarkServices } from './benchmarkServices.ts';
import type { BenchmarkOrder, Benchmarks } from './benchmarks.ts';
import { createBenchmarkWork } from './createBenchmarkWork.ts';
import { describeSetup, estimateBenchmark } from './plan/index.ts';
import { measureFreeModels, measureOnTask, measureOnTasks, readOrder } from './tools/index.ts';

/** Trials of one task that are read: the newest. */
const MAX_TASK_TRIALS = 500;

export function createBenchmarks(services: BenchmarkServices): Benchmarks {
  const { benchmarks } = services;
  const work = createBenchmarkWork(services);
  const self: Benchmarks = {
    order: wish => readOrder(wish, services),
    estimate: order => estimateBenchmark(buildPlan(order), order.models, services),
    begin: (order, isFresh) => beginBenchmark(order, isFresh, services),
    ...work,
    report: id => readReport(id, services),
    list: count => benchmarks.list(count).flatMap(({ id }) => readReport(id, services) ?? []),
    trialsOf: taskId => benchmarks.trialsOf(taskId, MAX_TASK_TRIALS),
    measureOnTask: (input, client) => measureOnTask(input, client, self, services),
    measureOnTasks: (input, client) => measureOnTasks(input, client, self, services),
    measureFreeModels: (input, client) => measureFreeModels(input, client, self, services),
  };
  return self;
}

/** The id of a new one, or of an unfinished one of an equal plan. */
async function beginBenchmark(
  order: BenchmarkOrder,
  isFresh: boolean,
  services: BenchmarkServices,
): Promise<string> {
  const { benchmarks, now } = services;
  const plan = buildPlan(order);
  const key = hashPlan(plan);
  const open = isFresh ? null : benchmarks.findUnfinished(key);
  if (open !== null) {
    benchmarks.revise(open, plan);
    return open;
  }
  const id = `b-${randomUUID().slice(0, 8)}`;
  const setup = await describeSetup(order.models, services);
  const record = { id, name: order.name, createdMs: now(), plan, setup };
  benchmarks.begin(record, key, listSteps(plan));
  return id;
}

function readReport(id: string, { benchmarks }: BenchmarkServices): BenchmarkReport | null {
  const record = benchmarks.find(id);
  if (record === null) return null;
  const steps = benchmarks.steps(id);
  const trials = steps.flatMap(({ progress }) =>
    progress.kind === 'done' ? [progress.trial] : [],
  );
  const skipped = steps.filter(({ progress }) => progress.kind === 'skipped').length;
  return buildReport(record, trials, { planned: steps.length, skipped });
}

function buildPlan(order: BenchmarkOrder): BenchmarkPlan {
  const { tasks, models, runsPerTask, parallel, maxNanoUsd, stopsEarly } = order;
  const planned = models.map(({ id, tier }) => ({ id, tier }));
  return { tasks, models: planned, runsPerTask, parallel, maxNanoUsd, stopsEarly };
}

/** Equal plans have equal keys; how many work on it at once, and what it may cost, is no part of what it is. */
function hashPlan({ parallel: _, maxNanoUsd: __, ...plan }: BenchmarkPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}
