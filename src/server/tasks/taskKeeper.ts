/**
 * Keeps tasks at work while their callers are away. A task that was handed out is written down before
 * each step; where its process ends, the next one on the same home goes on with it.
 */
import { createHash } from 'node:crypto';
import { formatCost } from '../../protocol/index.ts';
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { KeptTask } from '../../store/index.ts';
import type { Config } from '../config/index.ts';
import type { ExecutionPoint } from '../execute/index.ts';
import type { Services } from '../services.ts';
import { ToolError } from '../session/index.ts';
import { makeEndedOutput } from './buildTaskOutput.ts';
import { resumeFrom } from './resumeFrom.ts';
import { createWork, type RunningWork } from './runningWork.ts';
import { runTask, type TaskOrder } from './runTask.ts';
import type { Tasks, Work } from './tasks.ts';

/** How often it is looked whether a dead server left tasks. */
const ADOPT_MS = 2_000;
/** Tasks at work here at once, those included whose callers wait. */
const MAX_WORKING = 300;
/** Tasks at work here beyond which none of a dead process is taken on. */
const MAX_ADOPTED = 20;
/** Results that are kept here while they cannot be written; beyond them the oldest are lost. */
const MAX_UNWRITTEN = 50;

/** Lives as long as the server; `leave` ends it. */
export class TaskKeeper implements Tasks {
  readonly #services: Services;
  readonly #scope: string;
  readonly #working = new Map<string, RunningWork>();
  readonly #unwritten = new Map<string, UnwrittenEnd>();
  readonly #adopting: NodeJS.Timeout;
  readonly #leaving = new AbortController();

  constructor(services: Services) {
    this.#services = services;
    this.#scope = hashScope(services.config);
    this.#adopting = setInterval(() => this.#lookAround(), ADOPT_MS);
    this.#adopting.unref();
  }

  begin(order: Omit<TaskOrder, 'signal'>, how: 'attached' | 'handed-out'): Work {
    if (this.#working.size >= MAX_WORKING) throw new ToolError(TOO_MANY);
    const work = this.#createWork(order, null);
    if (how === 'handed-out') work.handOut();
    work.start();
    return work;
  }

  find(id: string): Work | KeptTask | null {
    const here = this.#working.get(id) ?? this.#unwritten.get(id)?.task;
    return here ?? this.#adopt(id) ?? this.#services.taskStore.find(id);
  }

  list(count: number): readonly KeptTask[] {
    return this.#services.taskStore.list(count);
  }

  readCost(id: string) {
    return this.#services.taskStore.readCost(id);
  }

  cancel(id: string): boolean {
    const { taskStore: store } = this.#services;
    const work = this.#working.get(id);
    work?.cancel();
    this.#working.delete(id);
    const isKept = store.find(id)?.state === 'running';
    const write = () => {
      const output = makeEndedOutput(id, this.readCost(id), 'The task was cancelled.');
      store.finish(id, 'cancelled', JSON.stringify(output), describeEnd(output));
    };
    // One that ends here is written down at its end, too.
    if (isKept && work !== undefined) this.#keep(id, write);
    else if (isKept) write();
    return work !== undefined || isKept;
  }

  leave(): void {
    this.#leaving.abort();
    clearInterval(this.#adopting);
  }

  #createWork(order: Omit<TaskOrder, 'signal'>, kept: KeptTask | null): RunningWork {
    const { taskStore: store, now } = this.#services;
    const { taskId: id } = order;
    const createdMs = kept?.createdMs ?? now();
    let isKept = kept !== null;
    const addOnce = (message: string) => {
      if (isKept) return;
      store.add({ id, scope: this.#scope, input: JSON.stringify(order.input), message });
      isKept = true;
    };
    const end = (output: RouteTaskOutput, wasHandedOut: boolean) => {
      this.#working.delete(id);
      if (!wasHandedOut || this.#isLeft(output)) return;
      this.#end({ id, createdMs, addFirst: () => addOnce('') }, output);
    };
    const work = createWork({
      ...{ id, createdMs, isHandedOut: kept !== null },
      note: (point, message) =>
        this.#keep(id, () => {
          addOnce(message);
          return point === null || store.note(id, JSON.stringify(point), message);
        }),
      run: watch => runTask({ ...order, ...watch(order.listener) }, this.#services),
      onDone: end,
      onFault: (error, wasHandedOut) =>
        end(
          makeEndedOutput(id, work.describe().cost, `LocalLama itself failed: ${error}`),
          wasHandedOut,
        ),
    });
    this.#working.set(id, work);
    return work;
  }

  /** What the end of this process cut short, the next one goes on with. */
  #isLeft(output: RouteTaskOutput): boolean {
    return this.#leaving.signal.aborted && output.status === 'failed';
  }

  /** A result that cannot be written now is kept here, and written later. */
  #end(
    { id, createdMs, addFirst }: Pick<KeptTask, 'id' | 'createdMs'> & { addFirst: () => void },
    output: RouteTaskOutput,
  ): void {
    const { taskStore: store, now } = this.#services;
    const state = output.status === 'completed' ? 'completed' : 'failed';
    const result = JSON.stringify(output);
    const message = describeEnd(output);
    const write = () => {
      addFirst();
      store.finish(id, state, result, message);
      this.#unwritten.delete(id);
    };
    const kept = { id, scope: this.#scope, state, createdMs, changedMs: now(), result } as const;
    const task = { ...kept, input: '', point: null, message };
    this.#unwritten.set(id, { task, write });
    const [oldest] = this.#unwritten.keys();
    if (this.#unwritten.size > MAX_UNWRITTEN && oldest !== undefined) {
      this.#unwritten.delete(oldest);
    }
    this.#keep(id, write);
  }

  /** A task is worth more than its survival: what cannot be written is told to the log. */
  #keep(id: string, write: () => unknown): void {
    try {
      // Another process cancelled it.
      if (write() === false) this.#working.get(id)?.cancel();
    } catch (error) {
      this.#services.log.warn('a task was not written down', { task: id, error: String(error) });
    }
  }

  /** Never throws: a database that is locked now is looked at again. */
  #lookAround(): void {
    const { taskStore: store, log } = this.#services;
    try {
      for (const { write } of this.#unwritten.values()) write();
      for (const [id, work] of this.#working) {
        // By another process, while a model is being asked here.
        if (store.isCancelled(id)) work.cancel();
      }
      while (this.#working.size < MAX_ADOPTED && this.#adopt() !== null);
    } catch (error) {
      log.warn('tasks were not looked after', { error: String(error) });
    }
  }

  #adopt(id?: string): Work | null {
    const { taskStore: store, log } = this.#services;
    const kept = this.#leaving.signal.aborted ? null : store.adopt(this.#scope, id);
    if (kept === null) return null;
    const cost = store.readCost(kept.id);
    if (kept.point === null) {
      // Which models may have it was judged by the folders and rules of that server, and is not known.
      const { id, createdMs } = kept;
      this.#end({ id, createdMs, addFirst: () => {} }, makeEndedOutput(id, cost, UNDECIDED));
      return null;
    }
    log.info('a task goes on', { task: kept.id });
    const input = JSON.parse(kept.input) as RouteTaskInput;
    const resume = resumeFrom(JSON.parse(kept.point) as ExecutionPoint, cost);
    const order = { taskId: kept.id, input, resume, listener: { onText: () => {} } };
    const work = this.#createWork(order, kept);
    work.start();
    return work;
  }
}

const TOO_MANY = `${MAX_WORKING} tasks are at work, and no more at once: this one was not begun, and nothing was spent. Ask again when some are done, or end some by cancel_task.`;

const UNDECIDED =
  'Its server ended before it was decided which model is asked; nothing was sent. Call route_task again.';

/** For a person who polls, with the cost. */
function describeEnd({ status, error, cost }: RouteTaskOutput): string {
  const end = status === 'completed' ? 'Completed.' : (error ?? 'It failed.');
  return `${end} ${formatCost(cost)} in all.`;
}

/** The end of a task that the database has not yet. */
interface UnwrittenEnd {
  readonly task: KeptTask;
  /** Throws SQLite's errors. */
  readonly write: () => void;
}

/** A task goes on only where the same files stay, the same models may be asked and the same project pays. */
function hashScope(config: Config): string {
  const { folders, localOnly, secretFiles, rules, freeModels, project, providers } = config;
  const hosts = providers.map(({ id, baseUrl, tier }) => [id, baseUrl, tier]);
  const judged = { folders, localOnly, secretFiles, rules, freeModels, project, hosts };
  return createHash('sha256').update(JSON.stringify(judged)).digest('base64url');
}
