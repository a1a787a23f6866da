/** `locallama://benchmarks` and `…/{task_id}`: what was measured, in full. */
import type { BenchmarkReport, Trial } from '../../core/benchmark/index.ts';
import { convertNanoToUsd } from '../../core/cost-monitor/index.ts';
import type { BenchmarkResource, BenchmarksResource } from '../../protocol/index.ts';
import type { Services } from '../services.ts';
import { createNotFoundError } from './resource.ts';

/** Benchmarks that are listed, the newest. */
const MAX_LISTED = 20;

export async function buildBenchmarksResource(services: Services): Promise<BenchmarksResource> {
  const benchmarks = await services.benchmarks();
  const { serializeModel, describeComparison } = await loadSerializers();
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

async function serializeWhole(report: BenchmarkReport): Promise<BenchmarkResource> {
  const { serializeModel } = await loadSerializers();
  const { record, models, comparisons, trials } = report;
  const { setup, plan } = record;
  return {
    ...serializeHead(report),
    results: models.map(model => ({
      ...serializeModel(model),
      by_kind: model.byKind,
      by_language: model.byLanguage,
    })),
    comparisons,
    setup,
    settings: {
      runs_per_task: plan.runsPerTask,
      stops_early: plan.stopsEarly,
      ...(plan.maxNanoUsd !== null && { max_cost_usd: convertNanoToUsd(plan.maxNanoUsd) }),
    },
    trials: trials.map(serializeTrial),
  };
}

function serializeHead({ record, trials, planned, skipped }: BenchmarkReport) {
  const { id, name, createdMs, changedMs, state } = record;
  return {
    benchmark_id: id,
    name,
    at: new Date(createdMs).toISOString(),
    changed_at: new Date(changedMs).toISOString(),
    state: state.kind,
    ...(state.kind === 'paused' && { note: state.note }),
    answers: trials.length,
    planned,
    skipped,
  };
}

function serializeTrial({ model, tier, taskId, run, cost, result }: Trial) {
  const { nanoUsd, basis } = cost;
  return {
    model,
    tier,
    task_id: taskId,
    run,
    cost: { usd: convertNanoToUsd(nanoUsd), basis },
    result,
  };
}

/** Read with the benchmarks, and not when the server starts. */
async function loadSerializers() {
  const [{ serializeModel }, { describeComparison }] = await Promise.all([
    import('../benchmark/tools/serializeReport.ts'),
    import('../../core/benchmark/summary/describeComparison.ts'),
  ]);
  return { serializeModel, describeComparison };
}
