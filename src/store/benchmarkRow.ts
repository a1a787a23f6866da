/** Benchmarks and their steps as rows of their tables. Only this program writes them. */
import type {
  BenchmarkPlan,
  BenchmarkRecord,
  BenchmarkSetup,
  BenchmarkState,
  BenchmarkStep,
  Trial,
} from '../core/benchmark/index.ts';
import type { Tier } from '../core/types.ts';

type Row = Readonly<Record<string, unknown>>;

/** How far a step is. */
export type StepProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'asking' }
  /** `answer` is what the runner wrote down, to be judged. */
  | { readonly kind: 'answered'; readonly answer: string }
  | { readonly kind: 'done'; readonly trial: Trial }
  /** It would have changed nothing any more. */
  | { readonly kind: 'skipped' };

export interface KeptStep extends BenchmarkStep {
  readonly progress: StepProgress;
}

export function readRecord(row: Row): BenchmarkRecord {
  return {
    id: String(row.id),
    name: String(row.name),
    createdMs: Number(row.created_ms),
    changedMs: Number(row.changed_ms),
    plan: JSON.parse(String(row.plan)) as BenchmarkPlan,
    setup: JSON.parse(String(row.setup)) as BenchmarkSetup,
    state: readState(row.state),
  };
}

export function readState(json: unknown): BenchmarkState {
  return JSON.parse(String(json)) as BenchmarkState;
}

export function readStep(row: Row): KeptStep {
  return {
    ordinal: Number(row.ordinal),
    model: String(row.model),
    tier: String(row.tier) as Tier,
    taskId: String(row.task_id),
    run: Number(row.run),
    progress: readProgress(row),
  };
}

function readProgress({ state, answer, trial }: Row): StepProgress {
  switch (String(state) as StepProgress['kind']) {
    case 'waiting':
      return { kind: 'waiting' };
    case 'asking':
      return { kind: 'asking' };
    case 'answered':
      return { kind: 'answered', answer: String(answer) };
    case 'done':
      return { kind: 'done', trial: JSON.parse(String(trial)) as Trial };
    case 'skipped':
      return { kind: 'skipped' };
  }
}
