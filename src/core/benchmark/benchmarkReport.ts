/** A benchmark with what came of it so far: what reports, tools and resources show. */
import type { BenchmarkRecord } from './benchmarkRecord.ts';
import { type BenchmarkSummary, summarizeBenchmark } from './summary/index.ts';
import type { Trial } from './trial.ts';

export interface BenchmarkReport extends BenchmarkSummary {
  readonly record: BenchmarkRecord;
  readonly trials: readonly Trial[];
  /** Answers that the plan asks for. */
  readonly planned: number;
  /** Those that were left out since it was decided without them. */
  readonly skipped: number;
}

export function buildReport(
  record: BenchmarkRecord,
  trials: readonly Trial[],
  counts: Pick<BenchmarkReport, 'planned' | 'skipped'>,
): BenchmarkReport {
  return { record, trials, ...counts, ...summarizeBenchmark(trials, record.plan.tasks) };
}
