/**
 * Notes why tasks went where they did in batches, after the reply: each note's commit would stand
 * between a person and the answer. A killed server loses the newest notes, which only explain.
 */
import type { RouteRecord, RouteStore } from '../../store/index.ts';

/** Longest time that a note is in memory only. */
const FLUSH_MS = 1_000;
/** Notes that wait at once; beyond it they are written at once. */
const MAX_WAITING = 100;

export interface RouteBuffer extends Pick<RouteStore, 'told' | 'findDecision'> {
  add(note: RouteRecord): void;
  /** Writes what waits. Never throws. */
  flush(): void;
}

export function createRouteBuffer(store: RouteStore): RouteBuffer {
  const waiting: RouteRecord[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) store.add(waiting.splice(0));
  };
  return {
    add(note) {
      waiting.push(note);
      if (waiting.length >= MAX_WAITING) flush();
      else timer ??= setTimeout(flush, FLUSH_MS);
    },
    told(taskIds) {
      flush();
      return store.told(taskIds);
    },
    findDecision(taskId) {
      flush();
      return store.findDecision(taskId);
    },
    flush,
  };
}
