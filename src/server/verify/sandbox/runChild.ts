/**
 * Starts one contained command, collects its output, and ends it with everything below it when a
 * limit is broken or the caller cancels.
 */
import type { ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { CommandLine } from './containment/index.ts';
import { measureProcessTree } from './measureProcessTree.ts';
import { drainPipes, type OutputPipes, type WayEnd } from './outputPipes.ts';
import type { RunLimits } from './runLimits.ts';
import type { LimitKind, RunOutput, RunResult } from './sandbox.ts';
import { isMemoryScarce, readAvailableBytes } from './scarceMemory.ts';
import { spawnSealed } from './spawnSealed.ts';

interface ChildOptions {
  /** What it prints into, the caller's to close; without them into sockets. */
  readonly pipes?: OutputPipes | null;
  readonly way?: WayEnd | null;
  readonly onStart?: (pid: number) => void;
}

/** Runs to the end of the process, never past its limits. Never rejects. */
export function runChild(
  line: CommandLine,
  limits: RunLimits,
  signal: AbortSignal,
  { pipes = null, way = null, onStart }: ChildOptions,
): Promise<RunResult> {
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  const startedMs = performance.now();
  const child = startChild(line, pipes, way);
  if (child instanceof Error) {
    return Promise.resolve({ kind: 'unavailable', reason: child.message });
  }
  if (child.pid !== undefined) onStart?.(child.pid);
  const available = readAvailableBytes();
  return new Promise(resolve => {
    let broken: EndReason | null = null;
    const end = (why: EndReason) => {
      broken ??= why;
      killGroup(child);
    };
    const output = collectOutput(pipes ?? child, limits.outputBytes, () => end('output'));
    const timer = setTimeout(() => end('timeout'), limits.timeMs);
    const watch = setInterval(() => {
      const why = findOveruse(child, limits);
      if (why !== null) end(why);
      else if (isMemoryScarce(available, readAvailableBytes())) end('scarce');
    }, WATCH_MS);
    const cancel = () => end('cancelled');
    signal.addEventListener('abort', cancel, { once: true });
    const finish = (result: RunResult) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    child.once('exit', () => killGroup(child));
    child.once('error', error => finish({ kind: 'unavailable', reason: error.message }));
    child.once('close', (code, killedBy) => {
      const durationMs = performance.now() - startedMs;
      void drainPipes(pipes).then(() =>
        finish(classifyExit(broken, code, killedBy, { ...output(), durationMs })),
      );
    });
  });
}

/** `scarce`: the machine has hardly any memory left. */
type EndReason = LimitKind | 'cancelled' | 'scarce';

const SCARCE = 'The memory of this machine was nearly used up.';

function startChild(
  line: CommandLine,
  pipes: OutputPipes | null,
  way: WayEnd | null,
): ChildProcess | Error {
  // The other end of the first is how the job knows that this process lives: see `watchParent`.
  const input = process.platform === 'win32' ? 'ignore' : 'pipe';
  const [out, err] = pipes?.ends ?? (['pipe', 'pipe'] as const);
  try {
    const child = spawnSealed(line.file, line.args, {
      cwd: line.cwd,
      env: { ...line.env },
      stdio: [input, out, err, line.feed === undefined ? 'ignore' : 'pipe', ...(way?.fds ?? [])],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    const feed = child.stdio[3] as Writable | null;
    feed?.on('error', () => undefined).end(line.feed);
    child.stdin?.on('error', () => undefined);
    return child;
  } catch (error) {
    return error as Error;
  } finally {
    pipes?.release();
    way?.release();
  }
}

/** Between two looks at memory and processes: a gigabyte takes longer to fill. */
const WATCH_MS = 40;

/** What the wrappers themselves hold: bubblewrap's or the script's few small processes. */
const WRAPPER_TASKS = 10;

function findOveruse(child: ChildProcess, limits: RunLimits): LimitKind | null {
  if (child.pid === undefined) return null;
  const most = limits.processes + WRAPPER_TASKS;
  const use = measureProcessTree(child.pid, most);
  if (use === null) return null;
  if (use.tasks > most) return 'processes';
  return use.residentBytes > limits.memoryBytes ? 'memory' : null;
}

/**
 * The whole group; what left it dies with the first process of its namespace. After the job has
 * ended, that is the watching shell.
 */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function collectOutput(
  from: Pick<ChildProcess, 'stdout' | 'stderr'>,
  maxBytes: number,
  overflow: () => void,
) {
  const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  let left = maxBytes;
  for (const name of ['stdout', 'stderr'] as const) {
    from[name]?.on('data', (chunk: Buffer) => {
      if (left > 0) parts[name].push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left < 0) overflow();
    });
  }
  const text = (name: 'stdout' | 'stderr') => Buffer.concat(parts[name]).toString('utf8');
  return () => ({ stdout: text('stdout'), stderr: text('stderr') });
}

function classifyExit(
  broken: EndReason | null,
  code: number | null,
  killedBy: string | null,
  output: RunOutput,
): RunResult {
  if (broken === 'cancelled') return { kind: 'cancelled' };
  if (broken === 'scarce') return { kind: 'unavailable', reason: SCARCE };
  if (broken !== null) return { kind: broken, ...output };
  if (isOutOfMemory(output.stderr)) return { kind: 'memory', ...output };
  // A shell and bubblewrap report a signal of their child as 128 + its number.
  if (killedBy === 'SIGXCPU' || code === 128 + 24) return { kind: 'timeout', ...output };
  if (killedBy !== null) return { kind: 'crashed', signal: killedBy, ...output };
  return { kind: 'exited', code: code ?? 1, ...output };
}

/** What Node and Python say last when the kernel gives them no more. */
function isOutOfMemory(stderr: string): boolean {
  return /JavaScript heap out of memory|Fatal process out of memory|^MemoryError|Array buffer allocation failed/m.test(
    stderr.slice(-MAX_READ_CHARS),
  );
}

const MAX_READ_CHARS = 20_000;
