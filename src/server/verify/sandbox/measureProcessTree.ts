/**
 * How many processes and threads a process has below it, and how much memory they hold, read from
 * `/proc`. Double forks cannot hide: inside a process namespace they become children of its first
 * process, which is below ours.
 */
import { readdirSync, readFileSync } from 'node:fs';

interface TreeUse {
  /** Processes and threads, the root's included. */
  readonly tasks: number;
  readonly residentBytes: number;
}

/** Linux counts memory in pages; all machines that Node runs on with VS Code have 4 KiB ones or more. */
const PAGE_BYTES = 4096;

/** Measures the tree below `pid`; stops counting past `maxTasks`. Null where there is no `/proc`. */
export function measureProcessTree(pid: number, maxTasks: number): TreeUse | null {
  if (process.platform !== 'linux') return null;
  let tasks = 0;
  let residentBytes = 0;
  for (const next of listProcessTree(pid, maxTasks)) {
    const status = readProcessFile(`/proc/${next}/status`);
    tasks += Number(/^Threads:\s*(\d+)/m.exec(status)?.[1] ?? 0);
    // Tables of pages grow with what is mapped, also where nothing is in it.
    residentBytes += Number(/^VmPTE:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
    residentBytes += Number(readProcessFile(`/proc/${next}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES;
    if (tasks > maxTasks) break;
  }
  return { tasks, residentBytes };
}

/** `pid` and all that are below it, `maxProcesses` at most. */
export function* listProcessTree(pid: number, maxProcesses: number): Generator<number> {
  const open = [pid];
  for (let count = 0; count <= maxProcesses; count += 1) {
    const next = open.pop();
    if (next === undefined) return;
    yield next;
    open.push(...listChildren(next));
  }
}

/** Children belong to the thread that made them. */
function listChildren(pid: number): readonly number[] {
  return listThreads(pid).flatMap(thread =>
    readProcessFile(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function listThreads(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A process may end between two reads. */
function readProcessFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
