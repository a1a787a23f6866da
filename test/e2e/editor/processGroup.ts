/** Who is running in a process group, read from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  /** The arguments, joined by blanks. */
  readonly commandLine: string;
}

/**
 * The living members of `group`; one that ends while being read is left out, and so is a zombie.
 */
export function processGroup(group: number): readonly RunningProcess[] {
  return readdirSync('/proc')
    .map(Number)
    .flatMap(pid => (Number.isInteger(pid) ? read(pid, group) : []));
}

function read(pid: number, group: number): RunningProcess[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything, blanks and brackets too.
    const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(processGroup) !== group || state === 'Z') return [];
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return [{ pid, commandLine }];
  } catch {
    return [];
  }
}
