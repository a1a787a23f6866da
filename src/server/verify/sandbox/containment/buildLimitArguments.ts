/**
 * The part of a contained command line that sets the kernel's limits and takes away all rights.
 *
 * Address space itself is not limited: Node reserves gigabytes of it that it never touches. The
 * limit on data counts what can be written, and the watchdog counts what is resident.
 *
 * The kernel never counts the processes of the real root, so root's jobs run as a user that nobody
 * is: a number far above those that systems hand out, another one for each run.
 */
import { type Job, SCRATCH_BYTES } from './containment.ts';
import { watchParent } from './watchParent.ts';
import { wrapWithFilter } from './wrapWithFilter.ts';

/**
 * `prlimit`, and `setpriv` before it, in front of the job's own command; `filter` where the
 * containment does not set it itself.
 */
export function buildLimitArguments(
  job: Job,
  counts: boolean,
  filter: Uint8Array | null,
): readonly string[] {
  const { identity } = job;
  const seconds = Math.ceil(job.limits.timeMs / 1000) + 1;
  const environment = Object.entries(job.env).map(([name, value]) => `${name}=${value}`);
  const rights = ['setpriv', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
  const who =
    identity.kind === 'nobody'
      ? [`--reuid=${identity.uid}`, `--regid=${identity.uid}`, '--clear-groups']
      : [];
  const command = watchParent('all', ['env', '-i', ...environment, ...job.argv]);
  return [
    ...rights,
    ...who,
    'prlimit',
    `--data=${job.dataBytes}`,
    `--cpu=${seconds}`,
    ...(counts ? [`--nproc=${job.limits.processes}`] : []),
    `--fsize=${SCRATCH_BYTES}`,
    '--nofile=256',
    '--core=0',
    '--',
    ...(filter === null ? command : wrapWithFilter(filter, command)),
  ];
}
