/**
 * Starts a process that gets the descriptors it is given, and none of those that this process itself
 * was started with.
 *
 * Node opens all of its own so that they close in a child, but not what an editor, a shell or a
 * terminal left open for us: one such folder is a way out of every sandbox. On Linux they are found
 * in `/proc` and covered with `/dev/null` in the child; elsewhere the system closes them.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

export interface SealedOptions extends SpawnOptions {
  /** What the descriptors from 0 on are in the child. */
  readonly stdio: ('pipe' | 'ignore' | number)[];
}

/** Throws where a descriptor cannot be covered. */
export function spawnSealed(
  file: string,
  args: readonly string[],
  options: SealedOptions,
): ChildProcess {
  const open = listInheritedDescriptors().filter(fd => fd >= options.stdio.length);
  const last = Math.max(...open, 0);
  if (last > MAX_FD) throw new RangeError(`descriptor ${last} of this process cannot be kept back`);
  if (open.length === 0) return spawn(file, [...args], options);
  const nothing = openSync('/dev/null', 'r+');
  try {
    const stdio: ('pipe' | 'ignore' | number)[] = [...options.stdio];
    for (let fd = stdio.length; fd <= last; fd += 1) {
      stdio.push(open.includes(fd) ? nothing : 'ignore');
    }
    return spawn(file, [...args], { ...options, stdio });
  } finally {
    closeSync(nothing);
  }
}

/** Highest descriptor that is covered: the list for the child is as long as the highest is high. */
const MAX_FD = 65_535;

/** What a child would get beside the three that everything has. */
function listInheritedDescriptors(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd')
    .map(Number)
    .filter(fd => fd > 2 && !isClosedInChild(fd));
}

/** The flag `O_CLOEXEC`, as the kernel prints it: in octal. */
const CLOSES = 0o2000000;

function isClosedInChild(fd: number): boolean {
  try {
    const info = readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
    return (Number.parseInt(/^flags:\s*([0-7]+)/m.exec(info)?.[1] ?? '0', 8) & CLOSES) !== 0;
  } catch {
    // It was the one that listed the others.
    return true;
  }
}
