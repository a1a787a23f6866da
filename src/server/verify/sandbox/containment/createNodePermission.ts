/**
 * Containment by Node's permission model, where the system offers nothing better: no child process,
 * no worker, no add-on, and no file but the job's own. It is no wall against hostile code, and it
 * leaves the network open: that is why the person must have agreed for the workspace.
 */
import type { CommandLine, Containment, Job } from './containment.ts';
import { createLimitsOnly } from './createLimitsOnly.ts';

export function createNodePermission(): Containment {
  return {
    kind: 'node-permission',
    describes:
      "Node's permission model: no files of yours and no new program, but the network is open",
    anyProgram: false,
    ownRoot: false,
    wrap,
  };
}

function wrap(job: Job): CommandLine {
  const [file, ...rest] = job.argv;
  const read = [`--allow-fs-read=${job.scratch}`, `--allow-fs-read=${job.scratch}/*`];
  return createLimitsOnly().wrap({
    ...job,
    argv: [file, '--permission', ...read, NO_DATABASES, ...rest],
  });
}

/** Node's own SQLite opens files without asking the permission model. */
const NO_DATABASES = '--no-experimental-sqlite';
