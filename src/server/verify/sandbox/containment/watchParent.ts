/**
 * A shell that ends a job when the process that started it is gone.
 *
 * It waits for the end of its standard input, which is a pipe that only that process holds. The
 * kernel's own promise (`dieWithParent`) is quicker, but has a gap: bubblewrap makes it to the new
 * namespace only after it has set up all of it.
 */
export function watchParent(kills: 'all' | 'job', argv: readonly string[]): readonly string[] {
  // In a namespace `-1` is every process in it; outside, `$$` is the shell that becomes the job, and its group's.
  const target = kills === 'all' ? '-1' : '-$$';
  const watch = `(cat <&3; kill -KILL ${target}) >/dev/null 2>&1 &`;
  // A background command of a shell reads nothing unless it is given a descriptor.
  const script = `exec 3<&0 </dev/null; ${watch} exec 3<&-; exec "$@"`;
  return ['/bin/sh', '-c', script, 'box', ...argv];
}
