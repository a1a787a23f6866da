/** What commands of the terminal begin with: arguments, settings, a log. */
import { type Config, parseConfig } from '../server/config/index.ts';
import { createLogger, type Logger } from '../server/session/index.ts';

/** The part of `process` that a command is given. */
export interface CommandIo {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export interface BegunCommand<O> {
  readonly options: O;
  readonly config: Config;
  readonly log: Logger;
}

/** Null where `options` is a complaint about the arguments, or the settings are wrong: that has been said. */
export function beginCommand<O extends object>(
  options: O | string,
  io: CommandIo,
  write: (line: string) => unknown,
): BegunCommand<O> | null {
  if (typeof options === 'string') return complain(options, io);
  const parsed = parseConfig(io.env);
  if (!parsed.ok) return complain(parsed.message, io);
  const { config } = parsed;
  const log = createLogger({ level: 'error', secrets: config.secrets, now: Date.now, write });
  return { options, config, log };
}

export function complain(message: string, { stderr }: Pick<CommandIo, 'stderr'>): null {
  stderr.write(`${message}\n`);
  return null;
}

/** How a command ends that was told something wrong. */
export const USAGE_STATUS = 2;

/** What `read` finds among the arguments, or the complaint of Node's reader of them. */
export function readArguments<O>(read: () => O | string): O | string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
