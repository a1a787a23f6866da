/**
 * A command that sets the filter of system calls for itself and becomes another. Bubblewrap does this
 * on its own; util-linux has no program for it, so Perl does, which Debian and git bring along.
 */
import { SET_FILTER } from './texts.ts';

/** The command line; fails with status 126 where the kernel refuses the filter. */
export function wrapWithFilter(filter: Uint8Array, argv: readonly string[]): readonly string[] {
  const number = process.arch === 'x64' ? 157 : 167;
  return ['perl', '-e', SET_FILTER, String(number), Buffer.from(filter).toString('hex'), ...argv];
}
