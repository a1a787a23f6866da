/**
 * How much of a disk deleted files take that processes still hold open or map: no folder shows them, and their
 * space is gone until the processes are.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { listProcessTree } from './measureProcessTree.ts';

/** Most descriptors that are looked at; a job has 256 in each of its processes. */
const MAX_DESCRIPTORS = 50_000;
const MAX_TASKS = 1_000;

/** In the processes below `pid`, on the disk with this number. 0 where there is no `/proc`. */
export function measureDeletedFiles(pid: number, device: number): number {
  if (process.platform !== 'linux') return 0;
  const bytes = new Map<number, number>();
  let left = MAX_DESCRIPTORS;
  for (const each of listProcessTree(pid, MAX_TASKS)) {
    for (const fd of listDescriptors(each)) {
      left -= 1;
      if (left < 0) return sumBytes(bytes);
      const found = findFile(`/proc/${each}/fd/${fd}`);
      if (found === null || found.nlink > 0 || found.dev !== device || !found.isFile()) continue;
      bytes.set(found.ino, found.blocks * 512);
    }
    for (const { inode, size } of listDeletedMaps(each)) {
      bytes.set(inode, Math.max(size, bytes.get(inode) ?? 0));
    }
  }
  return sumBytes(bytes);
}

function sumBytes(bytes: ReadonlyMap<number, number>): number {
  return [...bytes.values()].reduce((sum, each) => sum + each, 0);
}

function listDescriptors(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`);
  } catch {
    return [];
  }
}

/** What the descriptor leads to, not the link. */
function findFile(path: string) {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** `from-to rights offset device inode path (deleted)`; device 0 is that of memory. */
function listDeletedMaps(pid: number): readonly { inode: number; size: number }[] {
  const maps = readMaps(pid).matchAll(
    /^([0-9a-f]+)-([0-9a-f]+) \S+ \S+ (?!00:)\S+ (\d+) .*\(deleted\)$/gm,
  );
  return [...maps].map(([, from, to, inode]) => ({
    inode: Number(inode),
    size: Number.parseInt(to!, 16) - Number.parseInt(from!, 16),
  }));
}

function readMaps(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8');
  } catch {
    return '';
  }
}
