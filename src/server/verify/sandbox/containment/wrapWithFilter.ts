/**
 * A command that sets the filter of system calls for itself and becomes another. Bubblewrap does this
 * on its own; util-linux has no program for it, so Perl does, which Debian and git bring along.
 */

/** The command line; fails with status 126 where the kernel refuses the filter. */
export function wrapWithFilter(filter: Uint8Array, argv: readonly string[]): readonly string[] {
  const number = process.arch === 'x64' ? 157 : 167;
  return ['perl', '-e', SCRIPT, String(number), Buffer.from(filter).toString('hex'), ...argv];
}

/** Arguments: the number of `prctl`, the filter, the command. 22 and 2 set a filter. */
const SCRIPT = `
my $prctl = 0 + shift;
my $filter = pack 'H*', shift;
my $program = pack 'S x![P] P', length($filter) / 8, $filter;
exit 126 if syscall($prctl, 22, 2, $program, 0, 0) != 0;
exec { $ARGV[0] } @ARGV;
exit 127;
`;
