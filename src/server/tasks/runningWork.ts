/** One task at work in this process: what is told of it, who holds it, how it ends. */
import type { Cost, EpochMs } from '../../core/types.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { type ExecutionPoint, sumCosts } from '../execute/index.ts';
import type { TaskListener, TaskOrder } from './runTask.ts';
import type { Work } from './tasks.ts';

export interface RunningWork extends Work {
  /** Once. */
  readonly start: () => void;
}

/** What a task at work gives to the code that carries it out. */
type Watched = Pick<TaskOrder, 'signal' | 'listener' | 'onPoint'>;

interface Parts {
  readonly id: string;
  readonly createdMs: EpochMs;
  readonly isHandedOut: boolean;
  /** Writes it down, and how far it is. */
  readonly note: (point: ExecutionPoint | null, message: string) => void;
  readonly run: (watch: (listener: TaskListener) => Watched) => Promise<RouteTaskOutput>;
  /** A fault of this program. */
  readonly onFault: (error: unknown, wasHandedOut: boolean) => void;
  readonly onDone: (output: RouteTaskOutput, wasHandedOut: boolean) => void;
}

const BEGINNING = 'Looking for the model that suits.';

export function createWork(parts: Parts): RunningWork {
  const controller = new AbortController();
  const { promise: done, resolve, reject } = Promise.withResolvers<RouteTaskOutput>();
  let { isHandedOut } = parts;
  let message = BEGINNING;
  let isDone = false;
  let point: ExecutionPoint | null = null;
  const cancel = () => controller.abort();
  const lease = createLease(cancel);
  const watch = (listener: TaskListener): Watched => ({
    signal: controller.signal,
    listener: {
      ...listener,
      onStep: (why, ...about) => {
        message = why;
        listener.onStep?.(why, ...about);
      },
    },
    onPoint: reached => {
      point = reached;
      if (isHandedOut) parts.note(reached, message);
    },
  });
  return {
    ...{ id: parts.id, createdMs: parts.createdMs, done, cancel },
    isDone: () => isDone,
    describe: () => ({ message, cost: sumPointCosts(point) }),
    handOut: () => {
      if (isHandedOut) return;
      isHandedOut = true;
      parts.note(point, message);
    },
    holdFor: lease.renew,
    start: () => {
      const ended = parts.run(watch).then(output => {
        isDone = true;
        parts.onDone(output, isHandedOut);
        return output;
      });
      ended.finally(lease.stop).then(resolve, error => {
        parts.onFault(error, isHandedOut);
        reject(error);
      });
      // No caller may be left that waits for it.
      done.catch(() => {});
    },
  };
}

/** Ends the work of a client that is not heard of for so long. */
function createLease(end: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const renew = (ms: number) => {
    clearTimeout(timer);
    const due = performance.now() + ms;
    const ring = () => {
      // A machine that slept wakes the timer before the client can speak.
      if (performance.now() > due + ms) timer = setTimeout(end, ms).unref();
      else end();
    };
    timer = setTimeout(ring, ms).unref();
  };
  return { renew, stop: () => clearTimeout(timer) };
}

function sumPointCosts(point: ExecutionPoint | null): Cost {
  return sumCosts(point?.attempts.map(({ cost }) => cost) ?? []);
}
