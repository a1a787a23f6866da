/** What benchmarks on this machine changed: for each model and kind of task, what was expected and what is. */
import type { Model, TaskKind } from '../../types.ts';
import { BENCHMARK_LINES } from './estimateAbility.ts';
import type { Knowledge, MeasuredRate } from './knowledge.ts';
import { estimateModelProfile } from './modelProfiles.ts';

export interface BenchmarkEffect extends MeasuredRate {
  readonly model: string;
  readonly kind: TaskKind;
  /** 0..1 on a function of middling difficulty, without and with all that was learned here. */
  readonly before: number;
  readonly now: number;
}

export function listBenchmarkEffects(
  models: readonly Model[],
  { skills }: Knowledge,
): readonly BenchmarkEffect[] {
  const { slope, level } = BENCHMARK_LINES.function;
  return models.flatMap(model => {
    const evidence = skills.get(model.id);
    const measured = Object.entries(evidence?.measured ?? {}) as [TaskKind, MeasuredRate][];
    const odds = slope * (estimateModelProfile(model).byColumn.function - level);
    return measured.map(([kind, rate]) => ({
      ...{ model: model.id, kind, ...rate },
      before: toChance(odds),
      now: toChance(odds + (evidence?.offset ?? 0) + (evidence?.byKind[kind] ?? 0)),
    }));
  });
}

function toChance(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
