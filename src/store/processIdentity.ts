/**
 * Which process holds a reservation, and whether it still lives. A process id alone is used again
 * soon, so its start time and the machine's boot go with it where the system tells them.
 */
import { readFileSync } from 'node:fs';

/** `<boot>/<pid>/<start>`; the last is empty where the system does not tell. */
export type ProcessIdentity = string;

const UNKNOWN_BOOT = 'boot';

export function ownProcessIdentity(): ProcessIdentity {
  return `${bootId()}/${process.pid}/${startTime(process.pid) ?? ''}`;
}

/** False only where the process is certainly gone. */
export function mayBeAlive(identity: ProcessIdentity): boolean {
  const [boot, pidText, start] = identity.split('/');
  const pid = Number(pidText);
  if (boot !== bootId() || !Number.isSafeInteger(pid) || pid <= 0) return false;
  if (!exists(pid)) return false;
  const startNow = startTime(pid);
  return start === '' || startNow === null || startNow === start;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" (someone else's, not permitted) means that it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Linux tells; elsewhere a reboot is noticed by the processes being gone. */
function bootId(): string {
  return readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? UNKNOWN_BOOT;
}

/** Clock ticks since boot; null where there is no /proc, or no such process. */
function startTime(pid: number): string | null {
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
