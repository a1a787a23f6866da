/**
 * Containment by macOS' own Seatbelt (`sandbox-exec`, which is old and in every version): no network, and of the files
 * only what the job needs. It knows no limits: time is the shell's and ours, and Node's memory its own.
 */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { buildSeatbeltProfile } from './buildSeatbeltProfile.ts';
import { type CommandLine, type Containment, type Job, SCRATCH_BYTES } from './containment.ts';
import { watchParent } from './watchParent.ts';

export function createSeatbelt(): Containment {
  return {
    kind: 'seatbelt',
    describes:
      'Seatbelt: no network, no files of yours, limited time; memory and processes are not limited',
    anyProgram: true,
    ownRoot: false,
    wrap,
  };
}

/** The system's own programs and libraries, those of its developer tools, and what Homebrew and MacPorts install. */
export const MAC_FILES = [
  ...['/usr/lib', '/usr/bin', '/usr/share', '/usr/libexec', '/bin', '/sbin', '/usr/sbin'],
  ...['/System/Library', '/System/Volumes/Preboot', '/System/Cryptexes'],
  ...['/private/var/db/timezone', '/private/var/select', '/private/etc/ssl'],
  ...['/Library/Developer/CommandLineTools', '/Library/Frameworks/Python.framework'],
  ...[
    '/opt/homebrew/Cellar',
    '/opt/homebrew/opt',
    '/usr/local/Cellar',
    '/usr/local/opt',
    '/opt/local',
  ],
];

/** Made by the job itself, in the folder of its run: Seatbelt has no file system of its own. */
const TEMPORARY = '.tmp';

/** `ulimit -f` counts blocks of this size. */
const BLOCK_BYTES = 512;

function wrap(job: Job): CommandLine {
  const scratch = findRealPath(job.scratch);
  const temporary = join(scratch, TEMPORARY);
  const readable = job.readable.map(findRealPath);
  const profile = buildSeatbeltProfile({ ...job, scratch, readable }, temporary);
  const seconds = Math.ceil(job.limits.timeMs / 1000) + 1;
  const limits = `ulimit -t ${seconds}; ulimit -c 0; ulimit -n 256; ulimit -f ${SCRATCH_BYTES / BLOCK_BYTES}`;
  const begin = `${limits}; mkdir -p "$0" && exec "$@"`;
  const contained = ['/usr/bin/sandbox-exec', '-p', profile, '/bin/sh', '-c', begin, temporary];
  const [file, ...args] = watchParent('job', [...contained, ...job.argv]);
  const env = { ...job.env, TMPDIR: temporary };
  return { file: file!, args, env, cwd: scratch };
}

/** Rules are about real paths: `/tmp` is a link on macOS. */
function findRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
