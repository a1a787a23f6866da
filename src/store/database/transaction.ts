/**
 * One writer at a time across processes, without SQLite's own busy handler: at saturation that one
 * lets single callers starve for seconds. Waiting blocks the thread; a commit takes well under a
 * millisecond, so it hardly ever waits.
 */
import type { DatabaseSync } from 'node:sqlite';
import { classifySqliteError } from './sqliteError.ts';

export interface LockRetryPolicy {
  /** 0 … 1, uniformly: processes that wait for each other must not do it in step. */
  readonly random: () => number;
  /** After so long the attempt fails with SQLite's own busy error. */
  readonly maxWaitMs: number;
}

/** A locked database is waited for this long, then the call is refused rather than the server stuck. */
export const LOCK_PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 0.3;
const LONGEST_PAUSE_MS = 6;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Runs `work` in one immediate transaction: all of it or, when it throws, nothing. */
export function runWriteTransaction<T>(
  sqlite: DatabaseSync,
  patience: LockRetryPolicy,
  work: () => T,
): T {
  retryWhileLocked(patience, () => sqlite.exec('BEGIN IMMEDIATE'));
  return finish(sqlite, work);
}

/** Runs `work` on one consistent state of the database, however long others write meanwhile. */
export function runReadTransaction<T>(
  sqlite: DatabaseSync,
  patience: LockRetryPolicy,
  work: () => T,
): T {
  return retryWhileLocked(patience, () => {
    sqlite.exec('BEGIN');
    return finish(sqlite, work);
  });
}

/** Repeats `work` while the database is locked, with growing, random pauses. */
export function retryWhileLocked<T>(patience: LockRetryPolicy, work: () => T): T {
  const giveUpAtMs = performance.now() + patience.maxWaitMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    try {
      return work();
    } catch (error) {
      if (classifySqliteError(error) !== 'busy' || performance.now() > giveUpAtMs) throw error;
      Atomics.wait(sleeper, 0, 0, pauseMs * (0.5 + patience.random()));
    }
  }
}

function finish<T>(sqlite: DatabaseSync, work: () => T): T {
  try {
    const result = work();
    sqlite.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(sqlite);
    throw error;
  }
}

function rollBack(sqlite: DatabaseSync): void {
  try {
    sqlite.exec('ROLLBACK');
  } catch {
    // A full disk has rolled it back already, and then there is nothing to roll back.
  }
}
