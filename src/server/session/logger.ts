/**
 * Structured logging to stderr, one JSON object a line: stdout belongs to JSON-RPC alone.
 * Known secrets are blotted out here, in the one place that every line passes.
 */
import { redactOwnKeys } from '../../core/decision-engine/index.ts';
import { showHarmlessly } from '../../core/showHarmlessly.ts';
import type { LogLevel } from '../../protocol/settings/index.ts';

/** What is loudest comes first. */
const LOG_LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Logger = Readonly<Record<LogLevel, (message: string, fields?: LogFields) => void>>;

/** Longest line; what a provider sends back must not fill the disk. */
const MAX_LINE_CHARS = 8_000;

interface LoggerOptions {
  readonly level: LogLevel;
  readonly secrets: readonly string[];
  readonly now: () => number;
  readonly write: (line: string) => void;
}

/** A logger that writes lines at or above `level`. It never throws. */
export function createLogger(options: LoggerOptions): Logger {
  const most = LOG_LEVELS.indexOf(options.level);
  const at = (level: LogLevel) => (message: string, fields?: LogFields) => {
    if (LOG_LEVELS.indexOf(level) > most) return;
    const line = { at: new Date(options.now()).toISOString(), level, msg: message, ...fields };
    const text = redactOwnKeys(JSON.stringify(line), options.secrets, '[key]');
    options.write(`${showHarmlessly(text.slice(0, MAX_LINE_CHARS))}\n`);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}
