/**
 * Fills a folder once, also when several test runs want it at the same moment or one is killed half-way.
 *
 * A marker written last says that the folder is whole; without it the folder is emptied and filled anew.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  const unlock = await takeLock(`${folder}.lock`);
  try {
    if (existsSync(marker)) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await fill(folder);
    writeFileSync(marker, '');
  } finally {
    unlock();
  }
}

/** The lock is a file with its owner's process id; a dead owner's lock counts for nothing. */
async function takeLock(file: string): Promise<() => void> {
  for (let waitedMs = 0; waitedMs < LOCK_LIMIT_MS; waitedMs += LOCK_POLL_MS) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (!ownerLives(file)) rmSync(file, { force: true });
    else await sleep(LOCK_POLL_MS);
  }
  throw new Error(`${file} is still held by another installation; remove it if there is none.`);
}

function ownerLives(file: string): boolean {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    // An empty file is a lock that is being written right now.
    return owner === 0 || process.kill(owner, 0);
  } catch {
    return false;
  }
}
