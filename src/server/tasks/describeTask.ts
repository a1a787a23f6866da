/** What is told of a task to the holder of its handle. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RouteTaskOutput, ShortRouteTaskOutput } from '../../protocol/tools/index.ts';
import type { KeptTask } from '../../store/index.ts';
import { serializeCost, shortenResult } from '../serialize/index.ts';
import { isWork, type Tasks, type Work } from './tasks.ts';

/** Null where no such task is known. */
export function describeTask(
  id: string,
  tasks: Tasks,
  isExplained: boolean,
): ShortRouteTaskOutput | null {
  const found = tasks.find(id);
  if (found === null) return null;
  if (isWork(found)) return describeWork(found);
  if (found.state === 'running') return describeAway(found, tasks);
  const output = JSON.parse(found.result ?? 'null') as RouteTaskOutput | null;
  if (output === null) return { ...describeAway(found, tasks), status: 'failed', error: TOO_LONG };
  return isExplained ? output : shortenResult(output);
}

const TOO_LONG = 'Its result was too long to be kept.';

export function describeWork({ id, describe }: Work): ShortRouteTaskOutput {
  const { message, cost } = describe();
  return { task_id: id, status: 'running', reason: message, cost: serializeCost(cost) };
}

/** Another process is at work on it, or will go on with it. */
function describeAway({ id, message }: KeptTask, tasks: Tasks): ShortRouteTaskOutput {
  return {
    task_id: id,
    status: 'running',
    reason: message,
    cost: serializeCost(tasks.readCost(id)),
  };
}

/** As `waitForWork`, also where another process is at work on it, or dies meanwhile. Throws SQLite's errors. */
export async function waitForTask(
  id: string,
  tasks: Tasks,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const endMs = performance.now() + waitMs;
  const isAway = (found: Work | KeptTask | null) =>
    found !== null && !isWork(found) && found.state === 'running';
  let found = tasks.find(id);
  for (; isAway(found) && !signal.aborted; found = tasks.find(id)) {
    const leftMs = endMs - performance.now();
    if (leftMs <= 0) return;
    await sleep(Math.min(leftMs, LOOK_MS), null, { signal }).catch(() => {});
  }
  if (found !== null) await waitForWork(found, Math.round(endMs - performance.now()), signal);
}

/** How often a task of another process is looked at. */
const LOOK_MS = 500;

/** Until it ends in this process, at most `waitMs`. Never rejects. */
export async function waitForWork(
  found: Work | KeptTask,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  if (waitMs <= 0 || !isWork(found)) return;
  const end = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  const ended = new Promise<void>(resolve => {
    end.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([found.done.then(() => {}), ended]).catch(() => {});
}
