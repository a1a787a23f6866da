/**
 * Whether the machine itself comes to harm while a job runs: memory that the kernel holds for a job (buffers of
 * sockets, names of empty files) is in no process's count, but it is gone.
 */
import { readFileSync } from 'node:fs';

const MIB = 1024 * 1024;
/** With less than this, programs of the user's are ended by the system. */
const LOW_BYTES = 256 * MIB;
/** Less is gone for other reasons. */
const MIN_GONE_BYTES = 256 * MIB;

/** Null where the system does not tell. */
export function readAvailableBytes(): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return parseAvailableBytes(readFileSync('/proc/meminfo', 'utf8'));
  } catch {
    return null;
  }
}

export function parseAvailableBytes(meminfo: string): number | null {
  const found = /^MemAvailable:\s*(\d+) kB$/m.exec(meminfo)?.[1];
  return found === undefined ? null : Number(found) * 1024;
}

/** `first`: what was available when the job began. */
export function isMemoryScarce(first: number | null, now: number | null): boolean {
  if (first === null || now === null) return false;
  return now < LOW_BYTES && first - now > MIN_GONE_BYTES;
}
