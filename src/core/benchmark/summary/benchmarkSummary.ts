/** What came of a benchmark: each model's figures, and which is better than which. */
import type { BenchmarkTask } from '../benchmarkTask.ts';
import type { Trial } from '../trial.ts';
import { type Comparison, compareModels } from './comparison.ts';
import type { ModelSummary } from './modelSummary.ts';
import { summarizeModel } from './summarizeModel.ts';

export interface BenchmarkSummary {
  /** The most right first. */
  readonly models: readonly ModelSummary[];
  /** Each two models once, the one that looks better first. */
  readonly comparisons: readonly Comparison[];
}

export function summarizeBenchmark(
  trials: readonly Trial[],
  tasks: readonly BenchmarkTask[],
): BenchmarkSummary {
  const ids = [...new Set(trials.map(({ model }) => model))];
  const models = ids
    .flatMap(id => summarizeModel(id, trials, tasks) ?? [])
    .sort((a, b) => readRate(b) - readRate(a) || (a.model < b.model ? -1 : 1));
  const comparisons = models.flatMap((first, at) =>
    models.slice(at + 1).flatMap(second => compareModels(first.model, second.model, trials) ?? []),
  );
  return { models, comparisons };
}

function readRate({ accuracy }: ModelSummary): number {
  return accuracy?.value ?? -1;
}
