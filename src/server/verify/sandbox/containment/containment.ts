/**
 * One way to keep a process in. A containment only turns what shall run into the command line that
 * runs it contained; starting, watching and killing it is the same for all.
 */

import type { RunLimits } from '../runLimits.ts';
import type { ContainmentKind } from '../sandbox.ts';
import type { Identity } from './identity.ts';

export interface Containment {
  readonly kind: ContainmentKind;
  readonly describes: string;
  /** True where it can hold any program, not only Node. */
  readonly anyProgram: boolean;
  /** True where the job's files are at `BOX` for it, not at their own path. */
  readonly ownRoot: boolean;
  wrap(job: Job): CommandLine;
}

/** What a containment must know of the machine. */
export interface LinuxHost {
  /** The user id of this process. */
  readonly uid: number;
  /**
   * Whether the kernel counts processes per user namespace. Before Linux 5.14 it counts all of a
   * person's processes instead, so that a small limit lets nothing start; the watchdog counts then.
   */
  readonly counts: boolean;
  /** Where the kernel has no filter of system calls, or nothing here can set one. */
  readonly unfiltered?: boolean;
}

/** What shall run. */
export interface Job {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** The folder on this machine that holds the job's files. */
  readonly scratch: string;
  /** Whether the job may change its files; else it sees them read-only. */
  readonly writable: boolean;
  /** Files and folders that the job sees, read-only and at their own paths. Absent ones are skipped. */
  readonly readable: readonly string[];
  /** Folders of which it sees nothing but what is in `readable` by its own name. */
  readonly hidden: readonly string[];
  readonly limits: RunLimits;
  readonly identity: Identity;
  /** Most bytes of address space that are backed by private memory, per process. */
  readonly dataBytes: number;
}

export interface CommandLine {
  readonly file: string;
  readonly args: readonly string[];
  /** The environment of the outermost process; never this process's own. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What it reads from descriptor 3. */
  readonly feed?: Uint8Array;
}

/** Where a job finds its files when its containment has a file system of its own. */
export const BOX = '/box';

/** Largest file a job may write, and the size of its temporary folder. */
export const SCRATCH_BYTES = 64 * 1024 * 1024;

/** What else must be said of a containment without the filter of system calls. */
export const UNFILTERED =
  '; without a filter of system calls, so that keyrings and some kinds of memory are open';

/** Where a shell finds the system's programs. */
export const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';
