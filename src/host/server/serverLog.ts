/**
 * The server's stderr, line by line, in the output channel "LocalLama".
 *
 * The server writes one JSON object a line; whatever else arrives (a crash, a warning of Node) is
 * kept as it is. The last complaints are remembered, since they say why a start failed.
 */

type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
}

/** A line longer than this is cut. */
const MAX_LINE_CHARS = 8_000;
/** Complaints that are remembered. */
const MAX_COMPLAINTS = 12;

export class ServerLog {
  #rest = '';
  #complaints: readonly string[] = [];
  readonly #write: (line: LogLine) => void;

  constructor(write: (line: LogLine) => void) {
    this.#write = write;
  }

  /** What went wrong lately, in the server's words; empty where it said nothing. */
  get complaints(): string {
    return this.#complaints.join('\n');
  }

  /** Takes the next piece of stderr, wherever it is cut. */
  add(chunk: string): void {
    const lines = (this.#rest + chunk).split(/\r?\n/);
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE_CHARS);
    for (const line of lines) this.#take(line);
  }

  /** Takes what stands without a line end; call it when the server is gone. */
  end(): void {
    this.#take(this.#rest);
    this.#rest = '';
  }

  #take(raw: string): void {
    if (raw.trim() === '') return;
    const line = parseLogLine(raw.slice(0, MAX_LINE_CHARS));
    if (line.level === 'error') {
      this.#complaints = [...this.#complaints, line.text].slice(-MAX_COMPLAINTS);
    }
    this.#write(line);
  }
}

/** One line of stderr. What is no JSON of ours counts as an error: the server itself never writes it. */
export function parseLogLine(raw: string): LogLine {
  const entry = parseRecord(raw);
  if (!entry) return { level: 'error', text: raw };
  const { level, msg, at: _at, ...rest } = entry;
  const details = Object.keys(rest).length ? ` ${JSON.stringify(rest)}` : '';
  return { level: isLevel(level) ? level : 'info', text: `${String(msg)}${details}` };
}

function parseRecord(raw: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && 'msg' in value
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isLevel(value: unknown): value is LogLevel {
  return value === 'error' || value === 'warn' || value === 'info' || value === 'debug';
}
