/**
 * No containment: limits on time and core dumps, an empty environment, an own process group. Only
 * as a part of one that contains by itself, as Node's permission model does.
 */
import type { CommandLine, Containment, Job } from './containment.ts';
import { watchParent } from './watchParent.ts';

export function createLimitsOnly(): Containment {
  return {
    kind: 'none',
    describes: 'limits on time and memory only',
    anyProgram: false,
    ownRoot: false,
    wrap,
  };
}

/** The shell's own limits: macOS has no `prlimit`. Windows has neither, and no shell to ask. */
function wrap(job: Job): CommandLine {
  const [file, ...args] = job.argv;
  const { env, scratch } = job;
  if (process.platform === 'win32') return { file, args, env, cwd: scratch };
  const seconds = Math.ceil(job.limits.timeMs / 1000) + 1;
  const shell = `ulimit -t ${seconds}; ulimit -c 0; exec "$@"`;
  const watched = watchParent('job', [file, ...args]);
  return { file: '/bin/sh', args: ['-c', shell, 'box', ...watched], env, cwd: scratch };
}
