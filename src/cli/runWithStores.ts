/** What the commands that read the database begin and end with: arguments, settings, stores. */
import { type Config, parseConfig } from '../server/config/index.ts';
import { openStores, type Stores } from '../server/index.ts';
import { createLogger, type Logger } from '../server/session/index.ts';

/** The part of `process` that a command is given. */
export interface CommandIo {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export interface OpenedStores {
  readonly config: Config;
  readonly log: Logger;
  readonly stores: Stores;
}

/**
 * Runs `work` with open stores, and closes them. Resolves with its exit status, or with 2 where
 * `options` is a complaint about the arguments, or the settings are wrong.
 */
export async function runWithStores<O extends object>(
  options: O | string,
  io: CommandIo,
  work: (options: O, opened: OpenedStores) => number | Promise<number>,
): Promise<number> {
  if (typeof options === 'string') return reportUsageError(options, io);
  const parsed = parseConfig(io.env);
  if (!parsed.ok) return reportUsageError(parsed.message, io);
  const { config } = parsed;
  const log = createLogger({
    level: 'error',
    secrets: config.secrets,
    now: Date.now,
    write: () => {}, // What a log would tell is in the report.
  });
  const stores = openStores(config, log, Date.now);
  try {
    return await work(options, { config, log, stores });
  } finally {
    stores.close();
  }
}

export function reportUsageError(message: string, io: CommandIo): number {
  io.stderr.write(`${message}\n`);
  return 2;
}
