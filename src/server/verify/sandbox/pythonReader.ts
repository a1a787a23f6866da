/**
 * A Python that only reads: it compiles code, never runs it, and says which names are not defined.
 *
 * One process serves answer after answer, since starting one takes ten times as long as reading. A
 * crash of the parser is that process's end, and a finding about the answer; the next answer gets
 * a new process. It ends with its standard input, so it cannot outlive us.
 */
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Runtime } from './runtimes.ts';
import type { PythonReader, PythonReading } from './sandbox.ts';
import { spawnSealed } from './spawnSealed.ts';
import { PYTHON_READER } from './texts.ts';

/** Nothing of the user's environment, nothing written, one encoding. */
export const PYTHON_FLAGS = ['-I', '-S', '-B', '-X', 'utf8'] as const;

/** Longest code that is read, in UTF-16 units; nothing is said of longer code. */
const MAX_CODE_CHARS = 1_000_000;
/** Longest time for one answer. */
const READ_MS = 10_000;
/** Longest result: the names in a megabyte of code. */
const MAX_RESULT_CHARS = 2_000_000;
/** A process that is idle for so long is ended. */
const IDLE_MS = 5 * 60_000;

/** The process starts with the first question. It is ended when `signal` aborts. */
export function createPythonReader(python: Runtime, signal: AbortSignal): PythonReader {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = () => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = null;
  };
  signal.addEventListener('abort', end, { once: true });

  const ask = async (
    code: string,
    isWhole: boolean,
    cancel: AbortSignal,
  ): Promise<PythonReading> => {
    if (cancel.aborted || signal.aborted) return CANCELLED;
    clearTimeout(idle);
    try {
      child ??= startReader(python);
    } catch (error) {
      return { kind: 'unread', why: (error as Error).message };
    }
    const reading = await askReader(child, code, isWhole, AbortSignal.any([cancel, signal]));
    if (reading.kind !== 'read') end();
    idle = setTimeout(end, IDLE_MS).unref();
    return reading;
  };
  return {
    read(code, isWhole, cancel) {
      if (code.length > MAX_CODE_CHARS) return Promise.resolve(CANCELLED);
      // One at a time, so that a crash is that of the code which was asked about.
      const reading = last.then(() => ask(code, isWhole, cancel));
      last = reading;
      return reading;
    },
  };
}

/** Nothing to say, and nothing to blame. */
const CANCELLED: PythonReading = { kind: 'unread', why: null };

function startReader(python: Runtime): ChildProcess {
  const child = spawnSealed(python.file, [...PYTHON_FLAGS, '-c', PYTHON_READER], {
    cwd: tmpdir(),
    env: { ...python.env },
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  child.stdin?.on('error', () => undefined);
  child.on('error', () => undefined);
  // A waiting reader must not keep a program alive that has nothing else to do.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as { unref?: () => void }).unref?.();
  child.stdout?.setEncoding('utf8');
  return child;
}

/** Waits for the line that answers one question. */
function askReader(
  child: ChildProcess,
  code: string,
  isWhole: boolean,
  cancel: AbortSignal,
): Promise<PythonReading> {
  return new Promise(resolve => {
    let said = '';
    const finish = (reading: PythonReading) => {
      clearTimeout(timer);
      cancel.removeEventListener('abort', cancelled);
      child.stdout?.off('data', hear);
      child.off('exit', crashed).off('error', failed);
      resolve(reading);
    };
    const hear = (chunk: string) => {
      said += chunk;
      if (said.endsWith('\n')) finish(parseReading(said));
      else if (said.length > MAX_RESULT_CHARS) finish({ kind: 'crashed' });
    };
    const crashed = () => finish({ kind: 'crashed' });
    const failed = (error: Error) => finish({ kind: 'unread', why: error.message });
    const cancelled = () => finish(CANCELLED);
    const timer = setTimeout(crashed, READ_MS);
    cancel.addEventListener('abort', cancelled, { once: true });
    child.stdout?.on('data', hear);
    child.once('exit', crashed).once('error', failed);
    child.stdin?.write(`${JSON.stringify({ code, whole: isWhole })}\n`);
  });
}

function parseReading(line: string): PythonReading {
  try {
    const { error, unknown } = JSON.parse(line) as { error: unknown; unknown: unknown };
    const names = Array.isArray(unknown) ? unknown.map(String) : [];
    return { kind: 'read', error: error === null ? null : String(error), unknown: names };
  } catch {
    return { kind: 'unread', why: 'The parser gave no result.' };
  }
}
