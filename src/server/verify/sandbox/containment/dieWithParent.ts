/**
 * A command that the kernel kills when this process dies, however it dies.
 *
 * The kernel's promise begins only once it was asked for. A parent that died before is noticed by
 * the shell, which then does not start the command at all.
 */
export function dieWithParent(argv: readonly string[]): {
  readonly file: string;
  readonly args: readonly string[];
} {
  const shell = ['/bin/sh', '-c', 'test "$PPID" = "$0" && exec "$@"', String(process.pid)];
  return { file: 'setpriv', args: ['--pdeathsig', 'KILL', ...shell, ...argv] };
}
