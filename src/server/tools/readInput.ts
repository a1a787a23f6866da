/** Reads a call's arguments by the tool's contract, older clients' names and loose types included. */
import type * as z from 'zod';
import type { ToolContract } from '../../protocol/tools/index.ts';
import { readLoosely } from './readLoosely.ts';

/** The input, or what is wrong with it. */
export function readInput(contract: ToolContract, args: Readonly<Record<string, unknown>>) {
  const read = readLoosely(contract, resolveAliases(contract, args));
  return contract.input.safeParse(read) as z.ZodSafeParseResult<Record<string, unknown>>;
}

/** A field that is given by its own name wins; of several older names the first one does. */
function resolveAliases(
  { aliases = {}, ignored = [], input }: ToolContract,
  args: Readonly<Record<string, unknown>>,
) {
  const named: Record<string, unknown> = { ...args };
  for (const [older, name] of Object.entries(aliases)) {
    if (Object.hasOwn(input.shape, older) || !Object.hasOwn(args, older)) continue;
    delete named[older];
    if (!Object.hasOwn(named, name)) named[name] = args[older];
  }
  for (const older of ignored) delete named[older];
  return named;
}
