/** What the commands that ask models begin and end with: arguments, settings, the server's services. */
import { parseConfig } from '../server/config/index.ts';
import type { Services } from '../server/index.ts';
import { createLogger, ToolError } from '../server/session/index.ts';
import { type CommandIo, reportUsageError } from './runWithStores.ts';

/**
 * Runs `work` with the services that a server has, and closes them. Resolves with its exit status, or with 2
 * where `options` is a complaint about the arguments, or the settings or names of models are wrong.
 */
export async function runWithServices<O extends object>(
  options: O | string,
  io: CommandIo,
  version: string,
  work: (options: O, services: Services) => Promise<number>,
): Promise<number> {
  if (typeof options === 'string') return reportUsageError(options, io);
  const parsed = parseConfig(io.env);
  if (!parsed.ok) return reportUsageError(parsed.message, io);
  const { config } = parsed;
  const log = createLogger({
    level: 'error',
    secrets: config.secrets,
    now: Date.now,
    write: line => io.stderr.write(line),
  });
  const { createServices } = await import('../server/services.ts');
  const services = createServices(config, log, version);
  try {
    return await work(options, services);
  } catch (error) {
    if (error instanceof ToolError) return reportUsageError(error.message, io);
    throw error;
  } finally {
    await services.close();
  }
}
