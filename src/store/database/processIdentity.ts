/**
 * Which process holds a reservation or a folder, and whether it still lives. A process id alone is
 * used again soon, so its start time and the machine's boot go with it where the system tells them.
 *
 * A container, or another machine, can share a disk with this one but not its process ids: there the
 * same number is another process, and whether it lives cannot be known here.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** `<host>/<boot>/<space>/<pid>/<start>`; what the system does not tell is empty. */
export type ProcessIdentity = string;

/**
 * `gone` is certain. `restarted`: gone, too, unless another machine has this one's name and id.
 * `unknown`: it is, or was, where its number means nothing here.
 */
export type ProcessState = 'alive' | 'gone' | 'restarted' | 'unknown';

export function identifyOwnProcess(): ProcessIdentity {
  const { host, boot, space } = readPlace();
  return [host, boot, space, process.pid, readStartTime(process.pid) ?? ''].join('/');
}

export function detectProcessState(identity: ProcessIdentity): ProcessState {
  const [host, boot, space, pidText, start, ...more] = identity.split('/');
  const here = readPlace();
  const pid = Number(pidText);
  if (start === undefined || more.length > 0 || !Number.isSafeInteger(pid) || pid <= 0) {
    return 'unknown';
  }
  const isTold = process.platform !== 'linux' || (here.boot !== '' && here.space !== '');
  if (host !== here.host || !isTold) return 'unknown';
  if (boot !== here.boot) {
    return space === here.space && space === FIRST_SPACE ? 'restarted' : 'unknown';
  }
  if (space !== here.space) return 'unknown';
  if (!isRunning(pid)) return 'gone';
  const startNow = readStartTime(pid);
  return start === '' || startNow === null || startNow === start ? 'alive' : 'gone';
}

/** Where process ids mean what they mean to this process. */
interface Place {
  readonly host: string;
  readonly boot: string;
  readonly space: string;
}

/** Only Linux tells boots and spaces; elsewhere a restart is noticed by the processes being gone. */
function readPlace(): Place {
  return {
    host: hashText(`${hostname()}\n${readOrNull('/etc/machine-id') ?? ''}`),
    boot: hashText(readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''),
    space: /\d+/.exec(readLinkOrNull('/proc/self/ns/pid') ?? '')?.[0] ?? '',
  };
}

/** Linux' number for the process ids of the machine itself, in no container. */
const FIRST_SPACE = String(0xef_ff_ff_fc);

/** Enough to tell a few machines apart, and fit for a file's name. */
const SHORT_CHARS = 12;

function hashText(text: string): string {
  if (text === '') return '';
  return createHash('sha256').update(text).digest('hex').slice(0, SHORT_CHARS);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" (someone else's, not permitted) means that it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Clock ticks since boot; null where there is no /proc, or no such process. */
function readStartTime(pid: number): string | null {
  // A namespace can be left with the /proc of another, which numbers processes in its own way.
  if (readLinkOrNull('/proc/self') !== String(process.pid)) return null;
  const stat = readOrNull(`/proc/${pid}/stat`);
  // The command's name may hold spaces and brackets, so fields count from its last bracket.
  const afterName = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (afterName?.[0] === 'Z') return 'zombie';
  const field = 19;
  return afterName?.[field] ?? null;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function readLinkOrNull(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
