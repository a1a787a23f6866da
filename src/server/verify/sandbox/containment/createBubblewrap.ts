/**
 * Containment by bubblewrap: an own root with what the job needs of the system, read-only, no network, no other
 * process, no home, and a temporary folder of limited size.
 *
 * Started by root it needs no user namespace, and the job runs as nobody; started by anybody else
 * it makes one, and forbids the job to make further ones.
 */
import { lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { arrangeMounts, type Mount } from './arrangeMounts.ts';
import { buildLimitArguments } from './buildLimitArguments.ts';
import {
  BOX,
  type CommandLine,
  type Containment,
  type Job,
  type LinuxHost,
  SCRATCH_BYTES,
  SYSTEM_PATH,
  UNFILTERED,
} from './containment.ts';
import { dieWithParent } from './dieWithParent.ts';
import { buildSystemCallFilter } from './systemCalls.ts';

export function createBubblewrap({ uid, counts, unfiltered = false }: LinuxHost): Containment {
  const filter = unfiltered ? null : buildSystemCallFilter(process.arch);
  const describes = 'bubblewrap: no network, no files of yours, limited time, memory and processes';
  return {
    kind: 'bubblewrap',
    describes: filter === null ? describes + UNFILTERED : describes,
    anyProgram: true,
    ownRoot: true,
    wrap: job => wrap(job, uid, counts, filter),
  };
}

function wrap(job: Job, uid: number, counts: boolean, filter: Uint8Array | null): CommandLine {
  const rights =
    uid === 0
      ? ['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID', '--cap-add', 'CAP_SETPCAP']
      : ['--unshare-user', '--disable-userns'];
  const mounts = arrangeMounts(job);
  const args = [
    ...['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
    ...['--die-with-parent', '--new-session', '--clearenv', ...rights],
    ...['--proc', '/proc', '--dev', '/dev', ...mountTemporary('/dev/shm')],
    ...mountTemporary('/tmp'),
    ...mounts.flatMap(mountOne),
    ...mounts.flatMap(({ kind, path }) => (kind === 'hide' ? ['--remount-ro', path] : [])),
    ...[job.writable ? '--bind' : '--ro-bind', job.scratch, BOX, '--chdir', BOX],
    // Both are of memory, too, and have no size that could be limited.
    ...['--remount-ro', '/dev', '--remount-ro', '/', '--setenv', 'PATH', SYSTEM_PATH],
    ...(filter === null ? [] : ['--seccomp', '3']),
    '--',
    ...buildLimitArguments(job, counts, null),
  ];
  const line = { ...dieWithParent(['bwrap', ...args]), env: { PATH: SYSTEM_PATH }, cwd: '/' };
  return filter === null ? line : { ...line, feed: filter };
}

function mountTemporary(path: string): readonly string[] {
  return ['--perms', '1777', '--size', String(SCRATCH_BYTES), '--tmpfs', path];
}

/** `/bin` is a link to `/usr/bin` on most systems, and must be one inside, too. */
function mountOne({ kind, path }: Mount): readonly string[] {
  if (kind === 'hide') return ['--perms', '0755', '--size', String(HIDDEN_BYTES), '--tmpfs', path];
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && dirname(path) === '/') {
    return ['--symlink', readlinkSync(path), path];
  }
  return [...makeParents(path), '--ro-bind-try', path, path];
}

/** For the names of what is shown in it all the same. */
const HIDDEN_BYTES = 1024 * 1024;

/** Bubblewrap makes missing parents for its own user alone; nobody must get through them, too. */
function makeParents(path: string): string[] {
  const steps = path.split('/').slice(1, -1);
  const folders = steps.map((_, i) => `/${steps.slice(0, i + 1).join('/')}`);
  return folders.flatMap(folder => ['--perms', '0755', '--dir', folder]);
}
