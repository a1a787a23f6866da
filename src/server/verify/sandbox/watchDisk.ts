/**
 * Ends a command that fills the disk. The kernel limits each file that it writes, but not all of them
 * together, and a folder has no size of its own.
 *
 * Free space is looked at often, since that costs nothing; the folder is measured only when space has
 * gone, or from time to time, since it may be large and others write to the same disk.
 */
import { lstat, opendir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { measureDeletedFiles } from './measureDeletedFiles.ts';

/** `written`: the command wrote too much; `full`: hardly anything is left on the disk. */
type DiskLimitReason = 'written' | 'full';

interface DiskWatch {
  /** Aborted when the command must end, with a `DiskLimitReason` as its reason. */
  readonly signal: AbortSignal;
  readonly stop: () => void;
  /** The command runs as this process and those below it. */
  readonly follow: (pid: number) => void;
}

const WATCH_MS = 50;
/** Between two measurements where the disk does not tell at once what is written. */
const MEASURE_MS = 5_000;
/** Less than this, and the machine itself comes to harm. */
const LOW_BYTES = 512 * 1024 * 1024;
/** Most files that a command may make or change. */
const MAX_FILES = 100_000;

/** Watches what is written below `folder` from now on, `maxBytes` at most. */
export function watchDisk(folder: string, maxBytes: number): DiskWatch {
  const over = new AbortController();
  const startedMs = Date.now();
  let first: number | null = null;
  let last = 0;
  let measuredMs = startedMs;
  let isLooking = false;
  let job: number | null = null;
  const measureDeleted = async () =>
    job === null ? 0 : measureDeletedFiles(job, (await stat(folder)).dev);
  const look = async () => {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (first === null) last = first = free;
    const isGone = last - free > maxBytes / 4;
    if (!isGone && Date.now() - measuredMs < MEASURE_MS) return;
    const deleted = await measureDeleted();
    const written =
      deleted > maxBytes ? 'too much' : await measureWritten(folder, startedMs, maxBytes - deleted);
    if (written === 'too much') over.abort('written' satisfies DiskLimitReason);
    // What is hidden is not found, but its space is gone.
    else if (first - free > maxBytes && (written === 'hidden' || free < LOW_BYTES)) {
      over.abort((written === 'hidden' ? 'written' : 'full') satisfies DiskLimitReason);
    }
    last = free;
    measuredMs = Date.now();
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look()
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
      });
  }, WATCH_MS);
  const follow = (pid: number) => {
    job = pid;
  };
  return { signal: over.signal, stop: () => clearInterval(timer), follow };
}

/** `hidden`: a folder cannot be looked into. The time of a change cannot be set back. */
async function measureWritten(
  folder: string,
  startedMs: number,
  maxBytes: number,
): Promise<'too much' | 'hidden' | 'little'> {
  let files = 0;
  let bytes = 0;
  let isHidden = false;
  const open = [folder];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const found = await lstat(path).catch(() => null);
    if (found === null) continue;
    if (found.ctimeMs >= startedMs) {
      files += 1;
      bytes += (found.blocks * 512) / Math.max(1, found.nlink);
    }
    if (bytes > maxBytes || files > MAX_FILES) return 'too much';
    if (!found.isDirectory()) continue;
    const names = await listNames(path);
    if (names === null) isHidden = true;
    for (const name of names ?? []) open.push(join(path, name));
  }
  return isHidden ? 'hidden' : 'little';
}

async function listNames(path: string): Promise<readonly string[] | null> {
  try {
    const names: string[] = [];
    for await (const { name } of await opendir(path)) {
      names.push(name);
      if (names.length > MAX_FILES) break;
    }
    return names;
  } catch (error) {
    // Deleted between two looks is not hidden.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : null;
  }
}
