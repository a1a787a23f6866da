/**
 * `locallama serve`: the MCP server on stdio, and its life: it leaves when its client leaves.
 *
 * The SDK's transport does not end the process when stdin ends, so this does; and it watches its
 * parent, because a killed parent may leave the pipe open in someone else's hands.
 */
import { Console } from 'node:console';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { buildServer } from './buildServer.ts';
import { parseConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { createServices } from './services.ts';
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
  const services = await createServices(config, log, version);
  const server = buildServer(services, ALL_TOOLS);
  server.onerror = error => log.warn('protocol error', { error: error.message });

  const left = clientLeft();
  await server.connect(new StdioServerTransport());
  log.info('serving', { version, pid: process.pid, home: config.home });

  const why = await left;
  log.info('leaving', { why });
  await Promise.race([
    server.close().then(() => services.close()),
    new Promise(resolve => setTimeout(resolve, SHUTDOWN_MS)),
  ]);
  return 0;
}

function clientLeft(): Promise<string> {
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
