/** Works on a benchmark for a client that waits: to the end, or until its patience is, and says how far it is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { formatDuration, formatNanoUsd } from '../../../core/figures.ts';
import type { BenchmarkOutput } from '../../../protocol/tools/index.ts';
import type { Benchmarks, Client } from '../benchmarks.ts';
import type { BenchmarkProgress } from '../run/index.ts';
import { serializeReport } from './serializeReport.ts';

/** Clients end calls that are silent for long, and few wait for minutes. */
const DEFAULT_WAIT_MS = 240_000;

/** What goes on after the answer is stopped by `Benchmarks.cancel`, or when the server ends. */
export async function answerInTime(
  id: string,
  waitMs: number | undefined,
  benchmarks: Benchmarks,
  client: Client,
): Promise<BenchmarkOutput> {
  const onProgress = (progress: BenchmarkProgress) => client.report(describeProgress(progress));
  const waiting = new AbortController();
  const working = benchmarks.work(id, { signal: client.signal, onProgress });
  const patience = sleep(waitMs ?? DEFAULT_WAIT_MS, 'late' as const, { signal: waiting.signal });
  const end = await Promise.race([working, patience]).finally(() => waiting.abort());
  patience.catch(() => {});
  if (end === 'late') working.catch(() => {});
  const report = benchmarks.report(id)!;
  const isOver = end !== 'late' && report.record.state.kind !== 'running';
  const status = isOver
    ? report.record.state.kind === 'done'
      ? 'completed'
      : 'paused'
    : 'running';
  return serializeReport(report, status);
}

export function describeProgress(progress: BenchmarkProgress): string {
  const { done, total, leftMs, spentNanoUsd, model } = progress;
  const left = leftMs === null || done === total ? '' : `, about ${formatDuration(leftMs)} left`;
  const spent = spentNanoUsd > 0 ? `, ${formatNanoUsd(spentNanoUsd)} so far` : '';
  return `${done} of ${total} answers${left}${spent}; ${model}.`;
}
