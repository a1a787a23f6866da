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
import type { BenchmarkOrder, Benchmarks, BenchmarkWatch } from './benchmarks.ts';
import { describeSetup, estimateBenchmark } from './plan/index.ts';
import { type BenchmarkProgress, runBenchmark } from './run/index.ts';
import { measureFreeModels, measureOnTask, measureOnTasks, readOrder } from './tools/index.ts';

/** Trials of one task that are read: the newest. */
const MAX_TASK_TRIALS = 500;

export function createBenchmarks(services: BenchmarkServices): Benchmarks {
  const { benchmarks, now, closing } = services;
  const working = new Map<string, Work>();
  const report = (id: string): BenchmarkReport | null => {
    const record = benchmarks.find(id);
    if (record === null) return null;
    const steps = benchmarks.steps(id);
    const trials = steps.flatMap(({ progress }) =>
      progress.kind === 'done' ? [progress.trial] : [],
    );
    const skipped = steps.filter(({ progress }) => progress.kind === 'skipped').length;
    return buildReport(record, trials, { planned: steps.length, skipped });
  };
  const start = (id: string): Work => {
    const record = benchmarks.find(id)!;
    const cancel = new AbortController();
    const watchers = new Set<BenchmarkWatch['onProgress']>();
    const signal = AbortSignal.any([cancel.signal, closing]);
    const onProgress = (progress: BenchmarkProgress) => {
      for (const tell of watchers) tell(progress);
    };
    const done = runBenchmark({ record, signal, onProgress }, services).finally(() => {
      working.delete(id);
      services.changes.announce('benchmarks');
    });
    const work = { done, cancel, watchers };
    working.set(id, work);
    return work;
  };
  const self: Benchmarks = {
    order: wish => readOrder(wish, services),
    estimate: order => estimateBenchmark(buildPlan(order), order.models, services),
    begin: async (order, isFresh) => {
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
    },
    work: async (id, { signal, onProgress }) => {
      const known = working.get(id);
      if (known === undefined && !benchmarks.take(id)) return false;
      const work = known ?? start(id);
      const stop = () => work.cancel.abort();
      work.watchers.add(onProgress);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      try {
        await work.done;
      } finally {
        signal.removeEventListener('abort', stop);
        work.watchers.delete(onProgress);
      }
      return true;
    },
    report,
    list: count => benchmarks.list(count).flatMap(({ id }) => report(id) ?? []),
    trialsOf: taskId => benchmarks.trialsOf(taskId, MAX_TASK_TRIALS),
    cancel: id => {
      const work = working.get(id);
      work?.cancel.abort();
      return work !== undefined;
    },
    settled: async () => {
      await Promise.allSettled([...working.values()].map(({ done }) => done));
    },
    measureOnTask: (input, client) => measureOnTask(input, client, self, services),
    measureOnTasks: (input, client) => measureOnTasks(input, client, self, services),
    measureFreeModels: (input, client) => measureFreeModels(input, client, self, services),
  };
  return self;
}

/** What is at work in this process. */
interface Work {
  readonly done: Promise<void>;
  readonly cancel: AbortController;
  readonly watchers: Set<BenchmarkWatch['onProgress']>;
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
