/** Under which conditions a benchmark ran: what its figures depend on, in sentences. */
import { formatCount, formatNanoUsd } from '../../figures.ts';
import type { BenchmarkReport } from '../benchmarkReport.ts';

/** How far it is. */
export function describeState({ record, trials, planned, skipped }: BenchmarkReport): string {
  const counts = `${formatCount(trials.length)} of ${formatCount(planned)} answers`;
  const saved = skipped > 0 ? `, ${skipped} saved since it was decided without them` : '';
  switch (record.state.kind) {
    case 'done':
      return `Done: ${counts}${saved}.`;
    case 'running':
      return `At work, or ended by force: ${counts}${saved}.`;
    case 'paused':
      return `Paused: ${counts}${saved}. ${record.state.note}`;
  }
}

export function listConditions({ record, trials }: BenchmarkReport): readonly string[] {
  const { setup, createdMs, plan, id } = record;
  const { platform, processor, cores, memoryBytes } = setup.machine;
  const gib = (memoryBytes / 2 ** 30).toFixed(0);
  const spent = trials.reduce((sum, { cost }) => sum + cost.nanoUsd, 0);
  const most = plan.maxNanoUsd === null ? '' : `, of at most ${formatNanoUsd(plan.maxNanoUsd)}`;
  return [
    `${id}, begun ${new Date(createdMs).toISOString()}, with LocalLama ${setup.version}.`,
    `${formatCount(plan.tasks.length)} tasks, ${plan.parallel} at once; spent ${formatNanoUsd(spent)}${most}.`,
    `${platform}, ${processor}, ${cores} cores, ${gib} GiB; answers ran in ${setup.sandbox}.`,
    ...Object.entries(setup.models).flatMap(([model, { digest, quantization, parametersB }]) => {
      const size = parametersB === undefined ? '' : `${Number(parametersB.toPrecision(3))} B`;
      const facts = [size, quantization, digest?.slice(0, DIGEST_CHARS)].filter(Boolean);
      return facts.length === 0 ? [] : [`${model}: ${facts.join(', ')}.`];
    }),
  ];
}

/** Enough to tell weights apart. */
const DIGEST_CHARS = 19;
