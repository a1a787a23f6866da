/**
 * Containment by Node's permission model, where the system offers nothing better: no child process,
 * no worker, no add-on, and no file but the job's own. It is no wall against hostile code, and it
 * leaves the network open: that is why the person must have agreed for the workspace.
 */
import type { CommandLine, Containment, Job } from './containment.ts';

export function nodePermission(): Containment {
  return {
    kind: 'node-permission',
    describes:
      "Node's permission model: no files of yours and no other program, but the network is open",
    anyProgram: false,
    wrap,
  };
}

function wrap(job: Job): CommandLine {
  const [file, ...rest] = job.argv;
  const flags = [
    '--permission',
    `--allow-fs-read=${job.scratch}`,
    `--allow-fs-read=${job.scratch}/*`,
  ];
  const args = [...flags, ...rest];
  const env = { ...job.env };
  if (process.platform === 'win32') return { file, args, env, cwd: job.scratch };
  const seconds = Math.ceil(job.limits.timeMs / 1000) + 1;
  const shell = `ulimit -t ${seconds}; ulimit -c 0; exec "$@"`;
  return { file: '/bin/sh', args: ['-c', shell, 'box', file, ...args], env, cwd: job.scratch };
}
