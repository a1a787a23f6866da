/**
 * What a benchmark teaches the router: one outcome for each task and model, by the share of its answers that
 * were right. One of an earlier benchmark of the same task gives way: it is the same task, and newer weights.
 */
import type { BenchmarkRecord, Trial } from '../../../core/benchmark/index.ts';
import { readPassed } from '../../../core/benchmark/index.ts';
import { createOutcomeForecaster, ROUTER } from '../../../core/decision-engine/index.ts';
import type { Model } from '../../../core/types.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import { measureBenchmarkTask } from './measureBenchmarkTask.ts';

/** May be called again with more trials: then what they say replaces what was learned. Never throws. */
export function learnFromTrials(
  { plan }: BenchmarkRecord,
  trials: readonly Trial[],
  models: readonly Model[],
  services: BenchmarkServices,
): void {
  const { outcomes, config, log, now } = services;
  try {
    const byTask = Map.groupBy(trials, ({ taskId }) => taskId);
    for (const [taskId, ofTask] of byTask) {
      const task = plan.tasks.find(({ id }) => id === taskId)!;
      const foresee = createOutcomeForecaster(measureBenchmarkTask(task, config.priority), ROUTER);
      for (const [id, own] of Map.groupBy(ofTask, ({ model }) => model)) {
        const model = models.find(each => each.id === id);
        const judged = own.flatMap(trial => readPassed(trial) ?? []);
        if (model === undefined || judged.length === 0) continue;
        const ok = judged.filter(Boolean).length / judged.length;
        const outcome = { ...foresee(model), evidence: 'benchmark', ok, atMs: now() } as const;
        outcomes.replace({ ...outcome, ...readTimes(own) }, `benchmark/${taskId}`);
      }
    }
  } catch (error) {
    log.warn('a benchmark was not learned from', { error: String(error) });
  }
}

/** Of the first answer that came. */
function readTimes(own: readonly Trial[]) {
  const first = own.map(({ result }) => result).find(({ kind }) => kind === 'answered');
  if (first?.kind !== 'answered') return { durationMs: 0, firstTokenMs: null, outputTokens: null };
  const { callMs: durationMs, firstTokenMs, outputTokens } = first;
  return { durationMs, firstTokenMs, outputTokens };
}
