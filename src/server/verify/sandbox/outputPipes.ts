/**
 * Pipes for what a command prints. Node itself connects a child by sockets, and a script that writes
 * to `/dev/stderr` opens what it has there once more, which only a pipe allows.
 *
 * Node can make none, so they are named ones, in a folder that is gone before the command starts.
 */
import { execFile } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { makeOwned, removeOwned } from './ownedFolder.ts';

export interface OutputPipes {
  readonly stdout: Socket;
  readonly stderr: Socket;
  /** The descriptors to start the command with: its standard output and its standard error. */
  readonly ends: readonly [number, number];
  /** Closes this process's own `ends`; until then, there is always more to come. */
  release(): void;
  /** Closes all of it. */
  close(): void;
}

/** Null where there are none, as on Windows; then sockets must do. Never rejects. */
export async function openOutputPipes(signal: AbortSignal): Promise<OutputPipes | null> {
  if (process.platform !== 'linux') return null;
  const open: number[] = [];
  let folder: string | null = null;
  try {
    folder = await makeOwned('run');
    const paths = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
    await makePipes(paths, signal);
    for (const flags of [READ, constants.O_WRONLY]) {
      for (const path of paths) open.push(openSync(path, flags));
    }
    return wrapPipes(open as Ends);
  } catch {
    for (const fd of open) closeSync(fd);
    return null;
  } finally {
    if (folder !== null) await removeOwned(folder);
  }
}

/** Without waiting for a writer. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/** Nobody, as whom root's jobs run, writes to them, too; the folder keeps all others out. */
function makePipes(paths: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('mkfifo', ['-m', '622', ...paths], { signal }, error => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

/**
 * A way between two jobs, past this process: each reads what the other writes, as its descriptors 4 and 5.
 * Null where there are no named pipes. Never rejects.
 */
export async function openWayBetween(signal: AbortSignal): Promise<WayBetween | null> {
  if (process.platform === 'win32') return null;
  const open: number[] = [];
  let folder: string | null = null;
  const close = () => {
    for (const fd of open.splice(0)) closeSync(fd);
  };
  try {
    folder = await makeOwned('run');
    const paths = [join(folder, 'there'), join(folder, 'back')] as const;
    await makePipes(paths, signal);
    // Both ways at once first: an end alone would wait for the other.
    const [there, back] = paths.map(path => openSync(path, constants.O_RDWR)) as [number, number];
    open.push(there, back);
    const ends = paths.flatMap(path =>
      [constants.O_RDONLY, constants.O_WRONLY].map(flags => {
        const fd = openSync(path, flags);
        open.push(fd);
        return fd;
      }),
    ) as Ends;
    closeSync(open.shift()!);
    closeSync(open.shift()!);
    const [readsThere, writesThere, readsBack, writesBack] = ends;
    const release = (...fds: number[]) => {
      for (const fd of fds) if (open.includes(fd)) closeSync(open.splice(open.indexOf(fd), 1)[0]!);
    };
    const own = (reads: number, writes: number): WayEnd => ({
      fds: [reads, writes],
      release: () => release(reads, writes),
    });
    return { ends: [own(readsThere, writesBack), own(readsBack, writesThere)], close };
  } catch {
    close();
    return null;
  } finally {
    if (folder !== null) await removeOwned(folder);
  }
}

export interface WayBetween {
  readonly ends: readonly [WayEnd, WayEnd];
  /** Closes all that this process still holds. */
  close(): void;
}

/** What a job reads from, and what it writes to. */
export interface WayEnd {
  readonly fds: readonly [number, number];
  /** Closes this process's own once the job has them: only then a gone job is an end of what it writes. */
  release(): void;
}

/** Two to read from, and two to write to. */
type Ends = [number, number, number, number];

function wrapPipes([out, error, ...ends]: Ends): OutputPipes {
  const stdout = createReader(out);
  const stderr = createReader(error);
  let isReleased = false;
  const release = () => {
    if (!isReleased) for (const fd of ends) closeSync(fd);
    isReleased = true;
  };
  const close = () => {
    release();
    stdout.destroy();
    stderr.destroy();
  };
  return { stdout, stderr, ends, release, close };
}

function createReader(fd: number): Socket {
  return new Socket({ fd, readable: true, writable: false }).on('error', () => undefined);
}

/** What is left in a pipe when the last program has ended is read at once. */
const DRAIN_MS = 1_000;

/** When all that was printed has been read; waits little for a process that still holds the other end. */
export async function drainPipes(pipes: OutputPipes | null): Promise<void> {
  const left = [pipes?.stdout, pipes?.stderr].filter(each => each !== undefined && !each.closed);
  const closed = left.map(each => new Promise<void>(resolve => each!.once('close', resolve)));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, DRAIN_MS);
  });
  await Promise.race([Promise.all(closed), late]);
  clearTimeout(timer);
}
