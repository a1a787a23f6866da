/**
 * Fills a folder once, also when several test runs want it at the same moment or one is killed
 * half-way.
 *
 * A marker written last says that the folder is whole; without it the folder is emptied and filled
 * anew.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK_LIMIT_MS = 15 * 60_000;
const LOCK_POLL_MS = 500;

/** Calls `fill` with the empty folder, unless it is whole. Rejects with what `fill` threw. */
export async function installOnce(
  folder: string,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const marker = join(folder, '.complete');
  if (existsSync(marker)) return;
  mkdirSync(folder, { recursive: true });
  // SQLite's lock is the system's: it is free again when its owner dies, however that ends.
  const lock = new DatabaseSync(`${folder}.lock`, { timeout: 0 });
  try {
    await take(lock);
    if (existsSync(marker)) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await fill(folder);
    writeFileSync(marker, '');
  } finally {
    lock.close();
  }
}

async function take(lock: DatabaseSync): Promise<void> {
  for (let waitedMs = 0; waitedMs < LOCK_LIMIT_MS; waitedMs += LOCK_POLL_MS) {
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return;
    } catch {
      await sleep(LOCK_POLL_MS);
    }
  }
  throw new Error(`Another process has been installing for ${LOCK_LIMIT_MS / 60_000} minutes.`);
}
