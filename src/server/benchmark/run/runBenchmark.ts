/**
 * Carries a benchmark out, or what is left of it: model after model, several tasks of one at a time. It ends
 * when all is done, when it is cancelled, or when what is left has to wait, and keeps what it has.
 */
import {
  type BenchmarkRecord,
  type BenchmarkState,
  isModelDecided,
  type Trial,
} from '../../../core/benchmark/index.ts';
import type { Model, NanoUsd } from '../../../core/types.ts';
import type { KeptStep } from '../../../store/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import { learnFromTrials } from './learnFromTrials.ts';
import { runStep } from './runStep.ts';
import { waitForQuota } from './waitForQuota.ts';

export interface BenchmarkProgress {
  readonly done: number;
  readonly total: number;
  readonly spentNanoUsd: NanoUsd;
  /** Null before the first answer. */
  readonly leftMs: number | null;
  /** The model that is at work. */
  readonly model: string;
}

export interface RunOrder {
  readonly record: BenchmarkRecord;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BenchmarkProgress) => void;
}

/** The benchmark is this process's. Resolves when it was given back. Throws SQLite's errors. */
export async function runBenchmark(order: RunOrder, services: BenchmarkServices): Promise<void> {
  const { record } = order;
  const { benchmarks } = services;
  const steps = benchmarks.steps(record.id);
  const run: Run = {
    ...order,
    models: await services.models('ask'),
    trials: steps.flatMap(({ progress }) => (progress.kind === 'done' ? [progress.trial] : [])),
    total: steps.length,
    startedMs: services.now(),
    doneBefore: steps.filter(isOver).length,
    done: steps.filter(isOver).length,
    held: new Set(),
  };
  const groups = Map.groupBy(
    steps.filter(step => !isOver(step)),
    ({ model }) => model,
  );
  let state: BenchmarkState = { kind: 'paused', note: 'LocalLama itself failed; see its log.' };
  try {
    for (const [model, open] of groups) {
      await runGroup(model, open, run, services);
      const own = run.trials.filter(trial => trial.model === model);
      learnFromTrials(record, own, run.models, services);
    }
    state = describeEnd(run, services);
  } finally {
    benchmarks.release(record.id, state);
  }
}

interface Run extends RunOrder {
  readonly models: readonly Model[];
  readonly trials: Trial[];
  readonly total: number;
  readonly startedMs: number;
  readonly doneBefore: number;
  done: number;
  /** Why models have to wait. */
  readonly held: Set<string>;
}

function isOver({ progress }: KeptStep): boolean {
  return progress.kind === 'done' || progress.kind === 'skipped';
}

/** Never more than the plan's number at once; the steps are taken in order. */
async function runGroup(
  model: string,
  open: readonly KeptStep[],
  run: Run,
  services: BenchmarkServices,
): Promise<void> {
  const queue = [...open];
  const halt = new AbortController();
  const stop = AbortSignal.any([run.signal, halt.signal]);
  const work = async () => {
    while (!stop.aborted) {
      if (skipDecided(model, queue, run, services)) return;
      const step = queue.shift();
      if (step === undefined) return;
      const why = await waitForQuota(step.tier, model, run.signal, services);
      if (why !== null) run.held.add(why);
      if (why !== null || !(await runOne(step, run, services))) halt.abort();
    }
  };
  await Promise.all(Array.from({ length: run.record.plan.parallel }, work));
}

/** False where no further step of this model makes sense now. */
async function runOne(step: KeptStep, run: Run, services: BenchmarkServices): Promise<boolean> {
  const { record, signal, models, trials } = run;
  const task = record.plan.tasks.find(({ id }) => id === step.taskId)!;
  const left = computeLeft(run);
  if (left !== null && left <= 0 && step.tier === 'paid') {
    run.held.add('All that it may cost is spent.');
    return false;
  }
  const model = models.find(({ id }) => id === step.model);
  const end = await runStep(
    { benchmark: record.id, step, task, model, leftNanoUsd: left, signal },
    services,
  );
  if (end.kind === 'held') run.held.add(end.why);
  if (end.kind !== 'done') return false;
  trials.push(end.trial);
  run.done += 1;
  report(step.model, run, services);
  return true;
}

function computeLeft({ record, trials }: Run): NanoUsd | null {
  const { maxNanoUsd } = record.plan;
  return maxNanoUsd === null ? null : maxNanoUsd - sumSpent(trials);
}

function sumSpent(trials: readonly Trial[]): NanoUsd {
  return trials.reduce((sum, { cost }) => sum + cost.nanoUsd, 0);
}

function report(model: string, run: Run, { now }: BenchmarkServices): void {
  const { done, total, doneBefore, startedMs, trials } = run;
  const perStepMs = (now() - startedMs) / Math.max(1, done - doneBefore);
  const leftMs = Math.round(perStepMs * (total - done));
  run.onProgress({ done, total, model, leftMs, spentNanoUsd: sumSpent(trials) });
}

/** Only what costs money ends early: elsewhere more answers tell more, for nothing. */
function skipDecided(
  model: string,
  queue: KeptStep[],
  run: Run,
  { benchmarks }: BenchmarkServices,
): boolean {
  const [next] = queue;
  if (next?.tier !== 'paid' || !run.record.plan.stopsEarly) return false;
  if (!isModelDecided(model, run.trials, queue.length)) return false;
  const rest = queue.splice(0);
  benchmarks.skip(run.record.id, rest);
  run.done += rest.length;
  return true;
}

function describeEnd({ record, signal, held }: Run, { benchmarks }: BenchmarkServices) {
  const left = benchmarks.steps(record.id).filter(step => !isOver(step)).length;
  if (left === 0) return { kind: 'done' } as const;
  const why = signal.aborted ? 'It was cancelled.' : [...held].join(' ');
  return { kind: 'paused', note: `${left} answers are left. ${why}`.trim() } as const;
}
