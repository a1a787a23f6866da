/**
 * The rules of macOS' Seatbelt for one job, as a text in its language: nothing is allowed but what stands here. The
 * last rule that matches counts. Never run by us: its text is what is tested.
 */
import { dirname } from 'node:path';
import { arrangeMounts } from './arrangeMounts.ts';
import type { Job } from './containment.ts';

export function buildSeatbeltProfile(job: Job, temporary: string): string {
  const mounts = arrangeMounts({ ...job, readable: [...job.readable, job.scratch] });
  const writable = [temporary, ...(job.writable ? [job.scratch] : [])];
  const above = new Set(mounts.flatMap(({ path }) => listFoldersAbove(path)));
  return [
    ...PROCESS_RULES,
    ...DEVICES.map(path => `(allow file-read* file-write-data (literal ${quote(path)}))`),
    // What a path is reached through can be looked up, and not listed.
    ...[...above].map(path => `(allow file-read-metadata (literal ${quote(path)}))`),
    ...mounts.map(({ kind, path }) => {
      const what = kind === 'show' ? 'allow file-read*' : 'deny file-read*';
      return `(${what} (subpath ${quote(path)}))`;
    }),
    ...writable.map(path => `(allow file-read* file-write* (subpath ${quote(path)}))`),
  ].join('\n');
}

/**
 * No network, no other program's memory, arguments or environment (`kern.procargs2`), no service of the session:
 * the keychain, the clipboard and Apple events are such.
 */
const PROCESS_RULES = [
  '(version 1)',
  '(deny default)',
  '(allow process-exec process-fork)',
  '(allow process-info* (target same-sandbox))',
  '(allow signal (target same-sandbox))',
  '(allow ipc-posix-sem)',
  '(allow mach-lookup (global-name "com.apple.system.opendirectoryd.libinfo"))',
  '(allow sysctl-read (sysctl-name-prefix "hw.") (sysctl-name-prefix "machdep.")',
  '  (sysctl-name-prefix "kern.os") (sysctl-name "kern.version") (sysctl-name "kern.argmax")',
  '  (sysctl-name "kern.maxfilesperproc") (sysctl-name "kern.ngroups") (sysctl-name "kern.usrstack64")',
  '  (sysctl-name "vm.loadavg") (sysctl-name "sysctl.proc_cputype"))',
];

const DEVICES = ['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom'];

function listFoldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path; at !== dirname(at); at = dirname(at)) folders.push(dirname(at));
  return folders;
}

/** A string of the profile's language. */
function quote(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}
