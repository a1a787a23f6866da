/**
 * `locallama serve`: the MCP server on stdio, and its life: it leaves when its client leaves.
 *
 * The SDK's transport does not end the process when stdin ends, so this does; and it watches its
 * parent, because a killed parent may leave the pipe open in someone else's hands.
 */
import { Console } from 'node:console';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { buildServer } from './buildServer.ts';
import { parseConfig } from './config/index.ts';
import { createServices } from './services.ts';
import {
  createLogger,
  createMessageLimit,
  gatherWrites,
  MAX_MESSAGE_BYTES,
  type MessageId,
} from './session/index.ts';
import { TaskKeeper } from './tasks/index.ts';
import { ALL_TOOLS } from './tools/index.ts';

/** How often the parent is looked at. */
const PARENT_WATCH_MS = 1_000;
/** Running calls get this long to be cancelled and booked before the process ends. */
const SHUTDOWN_MS = 3_000;

/** Serves until the client leaves. Resolves with the exit status; the caller ends the process. */
export async function serve(env: NodeJS.ProcessEnv, version: string): Promise<number> {
  // A library that prints would break the protocol: everything printed goes to stderr.
  globalThis.console = new Console(process.stderr, process.stderr);
  const parsed = parseConfig(env);
  if (!parsed.ok) {
    process.stderr.write(`${parsed.message}\n`);
    return 2;
  }
  const { config } = parsed;
  const log = createLogger({
    level: config.logLevel,
    secrets: config.secrets,
    now: Date.now,
    write: line => process.stderr.write(line),
  });
  const services = createServices(config, log, version);
  const tasks = new TaskKeeper(services);
  const server = buildServer(services, tasks, ALL_TOOLS);
  server.onerror = error => log.warn('protocol error', { error: error.message });

  const left = waitForClientExit();
  const limited = process.stdin.pipe(createMessageLimit(MAX_MESSAGE_BYTES, rejectTooLarge));
  const options = { maxBufferSize: 2 * MAX_MESSAGE_BYTES };
  await server.connect(new StdioServerTransport(limited, gatherWrites(process.stdout), options));
  log.info('serving', { version, pid: process.pid, home: config.home });

  const why = await left;
  log.info('leaving', { why });
  tasks.leave();
  await Promise.race([
    server.close().then(() => services.close()),
    new Promise(resolve => setTimeout(resolve, SHUTDOWN_MS)),
  ]);
  return 0;
}

/** A request gets an answer in any case; one without an id cannot. */
function rejectTooLarge(id: MessageId | null, bytes: number): void {
  const message = `The message has ${bytes} bytes, and at most ${MAX_MESSAGE_BYTES} are read: select less code, or split the task. Nothing was spent.`;
  process.stderr.write(`${message}\n`);
  if (id === null) return;
  const error = { code: ErrorCode.InvalidRequest, message };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, error })}\n`);
}

function waitForClientExit(): Promise<string> {
  return new Promise(resolve => {
    process.stdin.once('end', () => resolve('stdin ended'));
    process.stdin.once('close', () => resolve('stdin closed'));
    process.stdout.once('error', () => resolve('stdout broke'));
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
    process.once('SIGHUP', () => resolve('SIGHUP'));
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve('the parent process ended');
    }, PARENT_WATCH_MS).unref();
  });
}
