/**
 * `locallama serve`: the MCP server on stdio, and its life: it leaves when its client leaves.
 *
 * The SDK's transport does not end the process when stdin ends, so this does; and it watches its
 * parent, because a killed parent may leave the pipe open in someone else's hands.
 */
import { Console } from 'node:console';
import { isToolOffered, parseConfig } from './config/index.ts';
import { answerEarly, type Greeting, keepTools } from './greeting/index.ts';
import {
  createLogger,
  createMessageLimit,
  gatherWrites,
  MAX_MESSAGE_BYTES,
  type MessageId,
} from './session/index.ts';

export { BUILT_GREETING } from './greeting/index.ts';

/** How often the parent is looked at. */
const PARENT_WATCH_MS = 1_000;
/** Running calls get this long to be cancelled and booked before the process ends. */
const SHUTDOWN_MS = 3_000;

/**
 * Serves until the client leaves. Resolves with the exit status; the caller ends the process.
 *
 * What this file imports is read before the first answer: the rest is imported after it.
 */
export async function serve(
  env: NodeJS.ProcessEnv,
  version: string,
  /** Null: whatever is asked waits for the whole server. */
  greeting: Greeting | null,
): Promise<number> {
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
  const left = waitForClientExit();
  const input = process.stdin.pipe(createMessageLimit(MAX_MESSAGE_BYTES, rejectTooLarge));
  const output = gatherWrites(process.stdout);
  const write = (line: string) => void output.write(line);
  const own = greeting && keepTools(greeting, tool => isToolOffered(tool, config.tools));
  const answered = own ? await answerEarly(input, write, own) : new Set<never>();
  const { startServer } = await import('./startServer.ts');
  const server = await startServer({ config, log, version, input, output, answered });

  const why = await left;
  log.info('leaving', { why });
  await Promise.race([server.close(), new Promise(resolve => setTimeout(resolve, SHUTDOWN_MS))]);
  return 0;
}

/** As JSON-RPC has it. */
const INVALID_REQUEST = -32_600;

/** A request gets an answer in any case; one without an id cannot. */
function rejectTooLarge(id: MessageId | null, bytes: number): void {
  const message = `The message has ${bytes} bytes, and at most ${MAX_MESSAGE_BYTES} are read: select less code, or split the task. Nothing was spent.`;
  process.stderr.write(`${message}\n`);
  if (id === null) return;
  const error = { code: INVALID_REQUEST, message };
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
