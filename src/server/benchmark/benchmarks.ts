/** Benchmarks as the rest of the server sees them. */
import type { BenchmarkReport, BenchmarkTask } from '../../core/benchmark/index.ts';
import type { Model, NanoUsd } from '../../core/types.ts';
import type {
  BenchmarkOutput,
  BenchmarkTaskInput,
  BenchmarkTasksInput,
} from '../../protocol/tools/index.ts';
import type { TaskTrial } from '../../store/index.ts';
import type { BenchmarkEstimate } from './plan/index.ts';
import type { BenchmarkProgress } from './run/index.ts';

/** What somebody wants measured. */
export interface BenchmarkOrder {
  /** For a person, e.g. `12 tasks`. */
  readonly name: string;
  readonly tasks: readonly BenchmarkTask[];
  readonly models: readonly Model[];
  readonly runsPerTask: number;
  readonly parallel: number;
  readonly maxNanoUsd: NanoUsd | null;
  readonly stopsEarly: boolean;
}

/** A task with the models that it names, by id or bare name. */
export interface WantedTask {
  readonly task: BenchmarkTask;
  readonly local?: string | undefined;
  readonly paid?: string | undefined;
}

export interface OrderWish {
  readonly name: string;
  /** At least one. */
  readonly tasks: readonly WantedTask[];
  /** For every task; left out: what the tasks name, and else the pair that the first would go to. */
  readonly models: readonly string[] | undefined;
  readonly parallel: number;
  readonly maxCostUsd: number | undefined;
  readonly stopsEarly: boolean;
}

export interface BenchmarkWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BenchmarkProgress) => void;
}

export interface Benchmarks {
  /** From names of models to the order of a benchmark. Throws `ToolError`. */
  order(wish: OrderWish): Promise<BenchmarkOrder>;
  estimate(order: BenchmarkOrder): Promise<BenchmarkEstimate>;
  /**
   * Begins it, or goes on with an unfinished one of the same plan, whatever that was allowed to cost. Its id.
   * Throws SQLite's errors.
   */
  begin(order: BenchmarkOrder, isFresh: boolean): Promise<string>;
  /**
   * Works on it until it is done, has to wait, or is cancelled. One that is at work here already is joined.
   * False where another process works on it, or nothing is left. Rejects with SQLite's errors.
   */
  work(id: string, watch: BenchmarkWatch): Promise<boolean>;
  /** The tools' work; throws `ToolError`. */
  measureOnTask(input: BenchmarkTaskInput, client: Client): Promise<BenchmarkOutput>;
  measureOnTasks(input: BenchmarkTasksInput, client: Client): Promise<BenchmarkOutput>;
  measureFreeModels(input: BenchmarkTasksInput, client: Client): Promise<BenchmarkOutput>;
  /** Null: there is none of this id. */
  report(id: string): BenchmarkReport | null;
  /** Newest first. */
  list(count: number): readonly BenchmarkReport[];
  /** What models did on one task, over all benchmarks. */
  trialsOf(taskId: string): readonly TaskTrial[];
  /** Stops the work on it here; what it has stays. False where none is going on. */
  cancel(id: string): boolean;
  /** Resolves when nothing is at work any more; the caller has aborted `closing`. */
  settled(): Promise<void>;
}

/** The client that called a tool. */
export interface Client {
  readonly signal: AbortSignal;
  /** For a person who watches. */
  readonly report: (message: string) => void;
}
