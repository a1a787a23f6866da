/**
 * Every answer that a plan asks for, in order. One model after the other, since loading one takes
 * longer than an answer; local ones first, so that each paid answer has something to be compared with. All
 * tasks come once before any comes again, so that a benchmark that ends early has seen them all.
 */
import { TIERS } from '../../types.ts';
import type { BenchmarkTask } from '../benchmarkTask.ts';
import type { BenchmarkPlan, BenchmarkStep } from './benchmarkPlan.ts';

export function listSteps({ tasks, models, runsPerTask }: BenchmarkPlan): readonly BenchmarkStep[] {
  const mixed = mixTasks(tasks);
  const most = Math.max(runsPerTask, ...tasks.map(({ runs = 0 }) => runs));
  const wanted = (task: BenchmarkTask, model: string, run: number) =>
    run < (task.runs ?? runsPerTask) && (task.models?.includes(model) ?? true);
  return models
    .toSorted((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || (a.id < b.id ? -1 : 1))
    .flatMap(({ id: model, tier }) =>
      Array.from({ length: most }).flatMap((_, run) =>
        mixed
          .filter(task => wanted(task, model, run))
          .map(({ id: taskId }) => ({ model, tier, taskId, run })),
      ),
    )
    .map((step, ordinal) => ({ ...step, ordinal }));
}

/** Kinds and languages in turn, whatever the order that tasks came in: any beginning is like the whole. */
function mixTasks(tasks: readonly BenchmarkTask[]): readonly BenchmarkTask[] {
  const groups = Map.groupBy(
    tasks.toSorted((a, b) => hashText(a.id) - hashText(b.id)),
    ({ kind, language }) => `${kind} ${language}`,
  );
  return [...groups.values()]
    .flatMap(group => group.map((task, at) => ({ task, place: (at + 0.5) / group.length })))
    .sort((a, b) => a.place - b.place || hashText(a.task.id) - hashText(b.task.id))
    .map(({ task }) => task);
}

/** FNV-1a of its UTF-16 units: the same everywhere, and like a throw of dice. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
