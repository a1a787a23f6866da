/** What the commands that read the database begin and end with. */
import { openStores, type Stores } from '../server/index.ts';
import { type BegunCommand, beginCommand, type CommandIo, USAGE_STATUS } from './beginCommand.ts';

export interface OpenedStores extends Omit<BegunCommand<unknown>, 'options'> {
  readonly stores: Stores;
}

/** Runs `work` with open stores, and closes them. Resolves with its exit status, or with that of a wrong usage. */
export async function runWithStores<O extends object>(
  options: O | string,
  io: CommandIo,
  work: (options: O, opened: OpenedStores) => number | Promise<number>,
): Promise<number> {
  // What a log would tell is in the report.
  const begun = beginCommand(options, io, () => {});
  if (begun === null) return USAGE_STATUS;
  const { config, log } = begun;
  const stores = openStores(config, log, Date.now);
  try {
    return await work(begun.options, { config, log, stores });
  } finally {
    stores.close();
  }
}
