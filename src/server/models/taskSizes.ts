/**
 * Exact sizes of tasks for models with a published tokenizer. A tokenizer takes a quarter of a second
 * to load, so that begins only after a paid model of its family was asked, and until then estimates do.
 */
import {
  type Encoding,
  type ExactCounter,
  findEncoding,
  loadExactCounter,
  sizeTask,
} from '../../core/cost-monitor/index.ts';
import type { Model, Task } from '../../core/types.ts';

/** What a task measures for one model. */
export type TaskSizer = (task: Task, model: Model) => Task;

interface TaskSizes {
  /** Exact where the tokenizer is there already, else as it was estimated. */
  readonly known: TaskSizer;
  /** The same for a call that is made now; of a paid model, its tokenizer is loaded afterwards. */
  readonly forCall: TaskSizer;
}

/** By then the first call waits for its answer, and no user waits for this. */
const LOAD_AFTER_MS = 1_000;

export function createTaskSizes(onTrouble: (error: unknown) => void): TaskSizes {
  const counters = new Map<Encoding, ExactCounter | 'loading'>();
  const measured = new WeakMap<Task, Map<Encoding, Task>>();
  const known: TaskSizer = (task, model) => {
    const encoding = counters.size === 0 ? null : findEncoding(model.name);
    const counter = encoding === null ? undefined : counters.get(encoding);
    if (encoding === null || counter === undefined || counter === 'loading') return task;
    const sizes = measured.get(task) ?? new Map<Encoding, Task>();
    const sized = sizes.get(encoding) ?? sizeTask(task, counter);
    measured.set(task, sizes.set(encoding, sized));
    return sized;
  };
  const prepare = (encoding: Encoding) => {
    counters.set(encoding, 'loading');
    setTimeout(() => {
      loadExactCounter(encoding).then(counter => counters.set(encoding, counter), onTrouble);
    }, LOAD_AFTER_MS).unref();
  };
  return {
    known,
    forCall: (task, model) => {
      const encoding = model.tier === 'paid' ? findEncoding(model.name) : null;
      if (encoding !== null && !counters.has(encoding)) prepare(encoding);
      return known(task, model);
    },
  };
}
