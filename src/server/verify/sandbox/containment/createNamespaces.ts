/**
 * Containment by the kernel's namespaces alone, through util-linux' `unshare`, for systems without
 * bubblewrap: the same own root, made by a short shell script as the first process inside.
 *
 * The script stays as process 1 and never changes its user, because a change of user clears the
 * signal that kills it when this process dies; when process 1 dies, the kernel kills all the others.
 */

import { arrangeMounts } from './arrangeMounts.ts';
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
import { ENTER_NAMESPACES } from './texts.ts';

export function createNamespaces({ uid, counts, unfiltered = false }: LinuxHost): Containment {
  const filter = unfiltered ? null : buildSystemCallFilter(process.arch);
  const describes =
    'Linux namespaces: no network, no files of yours, limited time, memory, processes';
  return {
    kind: 'namespaces',
    describes: filter === null ? describes + UNFILTERED : describes,
    anyProgram: true,
    ownRoot: true,
    wrap: job => wrap(job, uid, counts, filter),
  };
}

function wrap(job: Job, uid: number, counts: boolean, filter: Uint8Array | null): CommandLine {
  const user = uid === 0 ? [] : ['--user', '--map-root-user'];
  const arranged = arrangeMounts(job);
  const mounts = [
    ...arranged.map(({ kind, path }) => (kind === 'hide' ? `-${path}` : path)),
    ...arranged.flatMap(({ kind, path }) => (kind === 'hide' ? [`=${path}`] : [])),
  ];
  const args = [
    ...['unshare', ...user, '--mount', '--pid', '--net', '--ipc', '--uts'],
    ...['--fork', '--kill-child', '/bin/sh', '-c', ENTER_NAMESPACES, 'box'],
    ...[job.scratch, job.writable ? 'rw' : 'ro', String(SCRATCH_BYTES)],
    ...[uid === 0 ? 'host' : 'own', BOX, String(mounts.length)],
    ...mounts,
    ...buildLimitArguments(job, counts, filter),
  ];
  return { ...dieWithParent(args), env: { PATH: SYSTEM_PATH }, cwd: '/' };
}
