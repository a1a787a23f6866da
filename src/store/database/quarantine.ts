/**
 * Sets a damaged database aside, whole, and lets a fresh one take its place. Nothing is deleted:
 * what can still be read of it may matter to the person.
 *
 * Several servers may find the same damage at once; a lock file lets one of them act, and the
 * others find the damage gone.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listDatabaseFiles } from './buildDatabasePath.ts';
import type { Damage } from './integrity.ts';

/** Enough for a slow disk; a holder that died is passed over after it. */
const LOCK_STALE_MS = 10_000;
const LOCK_POLL_MS = 20;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/**
 * Under the lock: `find` once more, and if there still is damage, moves the files away and calls
 * `replace` with the folder that now holds them (null when there was nothing to move).
 */
export function quarantine(
  home: string,
  atMs: number,
  find: () => Damage | null,
  replace: (damage: Damage, copy: string | null) => void,
): void {
  const lock = join(home, 'quarantine.lock');
  acquire(lock);
  try {
    const damage = find();
    if (damage !== null) replace(damage, setAside(home, atMs));
  } finally {
    rmSync(lock, { force: true });
  }
}

function setAside(home: string, atMs: number): string | null {
  const files = listDatabaseFiles(home).filter(file => existsSync(file));
  if (files.length === 0) return null;
  const stamp = new Date(atMs).toISOString().replaceAll(/[:.]/g, '-');
  const folder = join(home, `quarantine-${stamp}`);
  mkdirSync(folder, { mode: 0o700 });
  for (const file of files) renameSync(file, join(folder, basename(file)));
  return folder;
}

function acquire(lock: string): void {
  const giveUpAtMs = performance.now() + 2 * LOCK_STALE_MS;
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx', 0o600));
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!taken || performance.now() > giveUpAtMs) throw error;
      if (isStale(lock)) rmSync(lock, { force: true });
      else Atomics.wait(sleeper, 0, 0, LOCK_POLL_MS);
    }
  }
}

function isStale(lock: string): boolean {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.now() - since > LOCK_STALE_MS;
}
