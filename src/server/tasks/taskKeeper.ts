/**
 * Keeps tasks at work while their callers are away. A task that was handed out is written down before
 * each step; where its process ends, the next one on the same home goes on with it.
 */
import { createHash } from 'node:crypto';
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { KeptTask } from '../../store/index.ts';
import type { Config } from '../config/index.ts';
import type { ExecutionPoint } from '../execute/index.ts';
import type { Services } from '../services.ts';
import { makeCancelledOutput } from './buildTaskOutput.ts';
import { resumeFrom } from './resumeFrom.ts';
import { createWork, type RunningWork } from './runningWork.ts';
import { runTask, type TaskOrder } from './runTask.ts';
import type { Tasks, Work } from './tasks.ts';

/** How often it is looked whether a dead server left tasks. */
const ADOPT_MS = 2_000;
/** Tasks at work here beyond which none of a dead process is taken on. */
const MAX_ADOPTED = 20;

/** Lives as long as the server; `leave` ends it. */
export class TaskKeeper implements Tasks {
  readonly #services: Services;
  readonly #scope: string;
  readonly #working = new Map<string, RunningWork>();
  readonly #adopting: NodeJS.Timeout;
  readonly #leaving = new AbortController();

  constructor(services: Services) {
    this.#services = services;
    this.#scope = hashScope(services.config);
    this.#adopting = setInterval(() => this.#adoptAll(), ADOPT_MS);
    this.#adopting.unref();
  }

  begin(order: Omit<TaskOrder, 'signal'>, how: 'attached' | 'handed-out'): Work {
    const work = this.#createWork(order, null);
    if (how === 'handed-out') work.handOut();
    work.start();
    return work;
  }

  find(id: string): Work | KeptTask | null {
    return this.#working.get(id) ?? this.#adopt(id) ?? this.#services.taskStore.find(id);
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
    if (isKept) {
      store.finish(id, 'cancelled', JSON.stringify(makeCancelledOutput(id, this.readCost(id))));
    }
    return work !== undefined || isKept;
  }

  leave(): void {
    this.#leaving.abort();
    clearInterval(this.#adopting);
  }

  #createWork(order: Omit<TaskOrder, 'signal'>, kept: KeptTask | null): RunningWork {
    const { taskStore: store, now } = this.#services;
    const { taskId: id } = order;
    const work = createWork({
      ...{ id, createdMs: kept?.createdMs ?? now(), isHandedOut: kept !== null },
      add: message => {
        const input = JSON.stringify(order.input);
        this.#keep(id, () => store.add({ id, scope: this.#scope, input, message }));
      },
      note: (point, message) =>
        this.#keep(id, () => store.note(id, point && JSON.stringify(point), message)),
      run: watch => runTask({ ...order, ...watch(order.listener) }, this.#services),
      onFault: () => this.#working.delete(id),
      onDone: (output, wasHandedOut) => this.#finish(id, output, wasHandedOut),
    });
    this.#working.set(id, work);
    return work;
  }

  #finish(id: string, output: RouteTaskOutput, wasHandedOut: boolean): void {
    this.#working.delete(id);
    // What the end of this process cut short, the next one goes on with.
    if (!wasHandedOut || (this.#leaving.signal.aborted && output.status === 'failed')) return;
    const state = output.status === 'completed' ? 'completed' : 'failed';
    this.#keep(id, () => this.#services.taskStore.finish(id, state, JSON.stringify(output)));
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

  #adoptAll(): void {
    while (this.#working.size < MAX_ADOPTED && this.#adopt() !== null);
  }

  #adopt(id?: string): Work | null {
    const { taskStore: store, log } = this.#services;
    const kept = this.#leaving.signal.aborted ? null : store.adopt(this.#scope, id);
    if (kept === null) return null;
    log.info('a task goes on', { task: kept.id });
    const input = JSON.parse(kept.input) as RouteTaskInput;
    const point = kept.point === null ? null : (JSON.parse(kept.point) as ExecutionPoint);
    const resume = point && resumeFrom(point, store.readCost(kept.id));
    const listener = { onText: () => {} };
    const order = { taskId: kept.id, input, listener, ...(resume && { resume }) };
    const work = this.#createWork(order, kept);
    work.start();
    return work;
  }
}

/** A task goes on only where the same files stay, the same models may be asked and the same project pays. */
function hashScope(config: Config): string {
  const { folders, localOnly, secretFiles, rules, freeModels, project, providers } = config;
  const hosts = providers.map(({ id, baseUrl, tier }) => [id, baseUrl, tier]);
  const judged = { folders, localOnly, secretFiles, rules, freeModels, project, hosts };
  return createHash('sha256').update(JSON.stringify(judged)).digest('base64url');
}
