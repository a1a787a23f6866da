/** What the commands that ask models begin and end with. */
import type { Services } from '../server/index.ts';
import { ToolError } from '../server/session/index.ts';
import { beginCommand, type CommandIo, complain, USAGE_STATUS } from './beginCommand.ts';

/**
 * Runs `work` with the services that a server has, and closes them. Resolves with its exit status, or with that of
 * a wrong usage, as where a name of a model is none.
 */
export async function runWithServices<O extends object>(
  options: O | string,
  io: CommandIo,
  version: string,
  work: (options: O, services: Services) => Promise<number>,
): Promise<number> {
  const begun = beginCommand(options, io, line => io.stderr.write(line));
  if (begun === null) return USAGE_STATUS;
  const { createServices } = await import('../server/services.ts');
  const services = createServices(begun.config, begun.log, version);
  try {
    return await work(begun.options, services);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    complain(error.message, io);
    return USAGE_STATUS;
  } finally {
    await services.close();
  }
}
