/**
 * Runs the model server as a child process: what tests and the demonstration use.
 *
 * The child leaves when this process does, however it ends, because its standard input ends then.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureInstalled } from './install.ts';

/** The weights that come with the server. */
export const TINYCODER = join(import.meta.dirname, 'model', 'tinycoder-f16.gguf');

/** Longest wait for the child to listen: it loads llama.cpp and reads the weights. */
const START_MS = 30_000;
/** How long the child may take to leave before it is killed. */
const STOP_MS = 2_000;

/** What the server counted since it started. */
export interface ModelServerStats {
  /** Answers that were asked for, the refused ones included. */
  readonly requests: number;
  /** Those that are being answered now. */
  readonly running: number;
  /** Those whose client left before the end. */
  readonly aborted: number;
}

export interface ModelServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Weights by the name that clients use, e.g. `{ tinycoder: TINYCODER }`. */
  readonly models: Readonly<Record<string, string>>;
  /** Stops the server when it aborts. */
  readonly signal?: AbortSignal;
  /** Added to the time until each first token. */
  readonly delayMs?: number;
  /** Added to the time that loading a model takes. */
  readonly loadMs?: number;
}

export interface ModelServer {
  readonly port: number;
  /** For Ollama's client: `http://127.0.0.1:<port>`. */
  readonly ollamaUrl: string;
  /** For OpenAI's client: `http://127.0.0.1:<port>/v1`. */
  readonly openaiUrl: string;
  readonly pid: number;
  readonly stats: () => Promise<ModelServerStats>;
  /** Answers that were asked for until now. */
  readonly requests: () => Promise<number>;
  /** Resolves when the process is gone. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the server, and installs its package first where that was never done.
 *
 * @throws when it can't be installed or does not listen in time.
 */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  await ensureInstalled(line => process.stderr.write(`${line}\n`));
  options.signal?.throwIfAborted();
  const child = spawn(process.execPath, commandLine(options), {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const stop = () => stopChild(child);
  options.signal?.addEventListener('abort', () => void stop(), { once: true });
  try {
    return describe(child, await portOf(child), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function commandLine({ port, models, delayMs, loadMs }: ModelServerOptions): string[] {
  return [
    join(import.meta.dirname, 'main.ts'),
    ...['--port', String(port)],
    ...['--delay-ms', String(delayMs ?? 0)],
    ...['--load-ms', String(loadMs ?? 0)],
    ...Object.entries(models).map(([name, path]) => `${name}=${path}`),
  ];
}

function describe(child: ChildProcess, port: number, stop: () => Promise<void>): ModelServer {
  const ollamaUrl = `http://127.0.0.1:${port}`;
  const stats = async () => {
    // A connection that was kept may just have been closed: then once more, on a new one.
    const ask = () => fetch(`${ollamaUrl}/__stats`);
    const response = await ask().catch(ask);
    return (await response.json()) as ModelServerStats;
  };
  return {
    port,
    ollamaUrl,
    openaiUrl: `${ollamaUrl}/v1`,
    pid: child.pid!,
    stats,
    requests: async () => (await stats()).requests,
    stop,
  };
}

/** The child's first line says where it listens. */
async function portOf(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error('The model server did not start.')), START_MS);
  child.once('error', reject);
  child.once('exit', code => reject(new Error(`The model server ended at once (${code}).`)));
  createInterface({ input: child.stdout! }).once('line', resolve);
  try {
    return (JSON.parse(await promise) as { port: number }).port;
  } finally {
    clearTimeout(timer);
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(timer);
}
