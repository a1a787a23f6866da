/** Tasks at work in this process, and those that others handed out, as the tools see them. */
import type { Cost, EpochMs } from '../../core/types.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { KeptTask } from '../../store/index.ts';
import type { TaskOrder } from './runTask.ts';

export interface Tasks {
  /** `handed-out`: it is written down first, and outlives this process. Throws `ToolError`: too many at work. */
  begin(order: Omit<TaskOrder, 'signal'>, how: 'attached' | 'handed-out'): Work;
  /** Takes on what a dead process left of it. Null where no task of this name is known. */
  find(id: string): Work | KeptTask | null;
  /** Newest first. */
  list(count: number): readonly KeptTask[];
  /** What the ledger has of it, running calls at their worst. */
  readCost(id: string): Cost;
  /** False where it is not running. */
  cancel(id: string): boolean;
  /** From now on what stops was stopped by the end of this process, and is left to the next. */
  leave(): void;
}

/** A task at work in this process. */
export interface Work {
  readonly id: string;
  readonly createdMs: EpochMs;
  /** Never rejects. */
  readonly done: Promise<RouteTaskOutput>;
  readonly isDone: () => boolean;
  /** What goes on, for a person, and what it has cost so far. */
  readonly describe: () => { readonly message: string; readonly cost: Cost };
  readonly cancel: () => void;
  /** From now on it outlives this process. */
  readonly handOut: () => void;
  /** Somebody waits for it: unless that is said again within `ms`, it is ended. */
  readonly holdFor: (ms: number) => void;
}

export function isWork(found: Work | KeptTask): found is Work {
  return 'done' in found;
}
