/** A benchmark in the wire's words: short, since an agent pays for every line. The resource has the rest. */
import {
  type BenchmarkReport,
  describeComparison,
  type Estimate,
  type ModelSummary,
} from '../../../core/benchmark/index.ts';
import { convertNanoToUsd } from '../../../core/cost-monitor/index.ts';
import { buildBenchmarkUri } from '../../../protocol/index.ts';
import type { BenchmarkOutput } from '../../../protocol/tools/index.ts';

type Result = BenchmarkOutput['results'][number];

/** Models, and comparisons, that a result lists: the best first. */
const MAX_MODELS = 4;
const MAX_COMPARISONS = 2;

export function serializeReport(
  report: BenchmarkReport,
  status: BenchmarkOutput['status'],
): BenchmarkOutput {
  const { record, models, comparisons, trials, planned, skipped } = report;
  const told = comparisons.slice(0, MAX_COMPARISONS).map(describeComparison).join(' ');
  const notes = [
    status === 'running' ? `${trials.length} of ${planned} answers are there.` : '',
    record.state.kind === 'paused' ? record.state.note : '',
    skipped > 0 ? `${skipped} paid answers were saved: it was decided without them.` : '',
    models.length > MAX_MODELS ? `${models.length - MAX_MODELS} further models.` : '',
    describeUnjudged(report),
  ];
  const note = notes.filter(Boolean).join(' ');
  return {
    benchmark_id: record.id,
    status,
    results: models.slice(0, MAX_MODELS).map(serializeModel),
    ...(told !== '' && { comparison: told }),
    ...(note !== '' && { note }),
    resource: buildBenchmarkUri(record.id),
  };
}

/** Why an answer could not be judged: the first reason of all. */
function describeUnjudged({ trials }: BenchmarkReport): string {
  for (const { result } of trials) {
    if (result.kind === 'refused') return `Not asked: ${result.message}`;
    if (result.kind === 'answered' && result.passed === null) return result.evidence;
  }
  return '';
}

export function serializeModel(model: ModelSummary): Result {
  const { accuracy, costNanoUsd, failed, totalNanoUsd } = model;
  return {
    model: model.model,
    tier: model.tier,
    runs: model.answered,
    result: {
      execution_time: roundValue(model.callMs),
      memory_usage: model.modelBytes,
      token_count: round(model.tokens, 0),
      cost: costNanoUsd === null ? null : convertNanoToUsd(Math.round(costNanoUsd.value)),
      quality_metrics: {
        accuracy: roundShareOf(accuracy?.value),
        completeness: round(model.completeness, 3),
        efficiency: round(model.efficiency, 3),
      },
    },
    ...(accuracy && {
      accuracy_low: roundShareOf(accuracy.low),
      accuracy_high: roundShareOf(accuracy.high),
    }),
    ...(model.firstTokenMs && { first_token_ms: roundValue(model.firstTokenMs) }),
    ...(model.tokensPerSecond !== null && { tokens_per_second: round(model.tokensPerSecond, 1) }),
    ...(model.verifiedMs && { verified_ms: roundValue(model.verifiedMs) }),
    ...(model.answerBytes !== null && { answer_bytes: model.answerBytes }),
    ...(failed > 0 && { failed }),
    ...(totalNanoUsd > 0 && { total_usd: convertNanoToUsd(totalNanoUsd) }),
  };
}

function roundShareOf(share: number | undefined): number | null {
  return round(share ?? null, 3);
}

function roundValue(estimate: Estimate | null): number | null {
  return estimate === null ? null : Math.round(estimate.value);
}

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
