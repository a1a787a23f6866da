/** `locallama://benchmarks` and `…/{task_id}`: what was measured, in full. */
import type { BenchmarkResource, BenchmarksResource } from '../../protocol/index.ts';
import type { Services } from '../services.ts';
import { createNotFoundError } from './resource.ts';

/** Benchmarks that are listed, the newest. */
const MAX_LISTED = 20;

export async function buildBenchmarksResource(services: Services): Promise<BenchmarksResource> {
  // Without any, the room of benchmarks is not read: a panel that is open asks as soon as the server is there.
  if (!services.hasBenchmarks()) return { benchmarks: [] };
  const benchmarks = await services.benchmarks();
  const { serializeHead, serializeModel, describeComparison } = await loadSerializers();
  return {
    benchmarks: benchmarks.list(MAX_LISTED).map(report => ({
      ...serializeHead(report),
      results: report.models.map(serializeModel),
      comparisons: report.comparisons.map(describeComparison),
    })),
  };
}

/** `which`: the id of a benchmark, or that of a task. */
export async function buildBenchmarkResource(
  which: string,
  services: Services,
): Promise<BenchmarkResource> {
  const benchmarks = await services.benchmarks();
  const { serializeWhole, serializeTrial } = await loadSerializers();
  const report = benchmarks.report(which);
  if (report !== null) return serializeWhole(report);
  const trials = benchmarks.trialsOf(which);
  if (trials.length === 0) {
    const there = benchmarks.list(MAX_LISTED).map(({ record }) => record.id);
    throw createNotFoundError(`benchmark, and no task, ${JSON.stringify(which)}`, there);
  }
  return {
    task_id: which,
    trials: trials.map(({ benchmark, createdMs, trial }) => ({
      benchmark_id: benchmark,
      at: new Date(createdMs).toISOString(),
      ...serializeTrial(trial),
    })),
  };
}

/** Read with the benchmarks, and not when the server starts. */
async function loadSerializers() {
  const [serializers, { serializeModel }, { describeComparison }] = await Promise.all([
    import('../benchmark/tools/serializeWhole.ts'),
    import('../benchmark/tools/serializeReport.ts'),
    import('../../core/benchmark/summary/describeComparison.ts'),
  ]);
  return { ...serializers, serializeModel, describeComparison };
}
