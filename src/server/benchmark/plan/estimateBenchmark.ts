/** What a benchmark will probably cost and how long it will take, before anything is asked. */
import { type BenchmarkPlan, listSteps } from '../../../core/benchmark/index.ts';
import type { Model, NanoUsd, Tier } from '../../../core/types.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import { decideForModel, measureBenchmarkTask } from '../run/index.ts';

export interface BenchmarkEstimate {
  readonly models: readonly ModelEstimate[];
  /** Null where a price is not known. */
  readonly expectedNanoUsd: NanoUsd | null;
  readonly worstNanoUsd: NanoUsd | null;
  readonly expectedMs: number;
}

interface ModelEstimate {
  readonly model: string;
  readonly tier: Tier;
  readonly answers: number;
  /** Answers that a rule or a budget keeps it from giving, and the first reason. */
  readonly refused: number;
  readonly why: string | null;
  readonly expectedNanoUsd: NanoUsd | null;
  readonly worstNanoUsd: NanoUsd | null;
  readonly expectedMs: number;
}

export async function estimateBenchmark(
  plan: BenchmarkPlan,
  models: readonly Model[],
  services: BenchmarkServices,
): Promise<BenchmarkEstimate> {
  const found = await Promise.all(models.map(model => estimateModel(model, plan, services)));
  return {
    models: found,
    expectedNanoUsd: sumKnown(found.map(each => each.expectedNanoUsd)),
    worstNanoUsd: limitTo(plan.maxNanoUsd, sumKnown(found.map(each => each.worstNanoUsd))),
    expectedMs: found.reduce((sum, each) => sum + each.expectedMs, 0),
  };
}

async function estimateModel(
  model: Model,
  plan: BenchmarkPlan,
  services: BenchmarkServices,
): Promise<ModelEstimate> {
  const steps = listSteps({ ...plan, models: [model] });
  const counts = Map.groupBy(steps, ({ taskId }) => taskId);
  let [refused, expectedMs] = [0, 0];
  let why: string | null = null;
  const [expected, worst]: (NanoUsd | null)[][] = [[], []];
  for (const task of plan.tasks) {
    const times = counts.get(task.id)?.length ?? 0;
    if (times === 0) continue;
    const measured = measureBenchmarkTask(task, services.config.priority);
    const { candidates, rejected } = await decideForModel(measured, model, services);
    const [candidate] = candidates;
    if (candidate === undefined) {
      refused += times;
      why ??= rejected[0]?.why ?? null;
      continue;
    }
    expectedMs += (times * candidate.expectedMs) / plan.parallel;
    expected!.push(multiply(times, candidate.expectedNanoUsd));
    worst!.push(multiply(times, candidate.worstNanoUsd));
  }
  return {
    ...{ model: model.id, tier: model.tier, answers: steps.length, refused, why },
    expectedNanoUsd: sumKnown(expected!),
    worstNanoUsd: sumKnown(worst!),
    expectedMs: Math.round(expectedMs),
  };
}

function multiply(times: number, nanoUsd: NanoUsd | null): NanoUsd | null {
  return nanoUsd === null ? null : times * nanoUsd;
}

function sumKnown(all: readonly (NanoUsd | null)[]): NanoUsd | null {
  return all.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function limitTo(most: NanoUsd | null, nanoUsd: NanoUsd | null): NanoUsd | null {
  return most === null || nanoUsd === null ? nanoUsd : Math.min(most, nanoUsd);
}
