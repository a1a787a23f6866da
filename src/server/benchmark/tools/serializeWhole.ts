/** A benchmark with everything that there is of it: the resource, and the terminal's JSON. */
import type { BenchmarkReport, Trial } from '../../../core/benchmark/index.ts';
import { convertNanoToUsd } from '../../../core/cost-monitor/index.ts';
import type { BenchmarkResource } from '../../../protocol/index.ts';
import { serializeModel } from './serializeReport.ts';

export function serializeWhole(report: BenchmarkReport): BenchmarkResource {
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

export function serializeHead({ record, trials, planned, skipped }: BenchmarkReport) {
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

export function serializeTrial({ model, tier, taskId, run, cost, result }: Trial) {
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
