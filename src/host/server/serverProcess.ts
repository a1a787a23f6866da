/**
 * One child that serves, from its start until it is gone, with the SDK's client on it.
 *
 * The SDK is imported here and nowhere else. The session imports this file when it starts a server,
 * and the build makes a bundle of its own of it: `activate` must not wait for 300 kB of code.
 */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  ElicitRequestSchema,
  ListRootsRequestSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import type { Action } from '../../core/types.ts';
import {
  ALERT_METHOD,
  ALERTS_CAPABILITY,
  type AlertNotice,
  EXTENSION_CLIENT,
  readAction,
} from '../../protocol/index.ts';
import { type ChildCommand, ChildTransport } from './childTransport.ts';
import { type LogLine, ServerLog } from './serverLog.ts';

export { callChatTurn } from './callChatTurn.ts';
export { callRouteTask } from './callRouteTask.ts';

export interface ServerProcess {
  readonly client: Client;
  readonly pid: number;
  /** How it ended, for a person. Never rejects. */
  readonly ended: Promise<string>;
  /** Resolves when the child is gone. */
  close(): Promise<void>;
}

/**
 * Puts a question of the server's to the person; undefined: no answer. The signal aborts when nothing
 * waits for it any more. `action`: what the person may do before they say yes.
 */
export type AnswerQuestion = (
  question: string,
  action: Action | undefined,
  signal: AbortSignal,
) => Promise<'yes' | 'no' | undefined>;

export interface ServerProcessOptions {
  readonly command: ChildCommand;
  /** Of the extension, told to the server. */
  readonly version: string;
  readonly onLog: (line: LogLine) => void;
  readonly onResourceUpdated: (uri: string) => void;
  /** A warning about money that no other window shows. */
  readonly onAlert: (notice: AlertNotice) => void;
  readonly onQuestion: AnswerQuestion;
  /** The window's folders, as URIs. */
  readonly folders: () => readonly string[];
  /** Ends a start that is under way. */
  readonly signal: AbortSignal;
}

const AlertNotification = z.object({
  method: z.literal(ALERT_METHOD),
  params: z.object({ level: z.enum(['info', 'warning', 'error']), message: z.string() }),
});

/** From spawn to the end of the handshake. A cold disk and a busy machine are slow. */
export const START_LIMIT_MS = 20_000;

/** Starts the child and greets it. Rejects with an Error that says, in the server's words, why not. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const log = new ServerLog(options.onLog);
  const transport = new ChildTransport(options.command, chunk => log.add(chunk));
  const client = new Client(
    { name: EXTENSION_CLIENT, version: options.version },
    {
      capabilities: {
        elicitation: {},
        roots: { listChanged: true },
        experimental: { [ALERTS_CAPABILITY]: {} },
      },
    },
  );
  client.setRequestHandler(ElicitRequestSchema, async ({ params }, { signal }) => {
    const answer = await options.onQuestion(params.message, readAction(params._meta), signal);
    if (answer === undefined) return { action: 'cancel' };
    return { action: 'accept', content: { go_on: answer === 'yes' } };
  });
  client.setRequestHandler(ListRootsRequestSchema, () => ({
    roots: options.folders().map(uri => ({ uri })),
  }));
  client.onerror = error => options.onLog({ level: 'debug', text: `protocol: ${error.message}` });
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) =>
    options.onResourceUpdated(params.uri),
  );
  client.setNotificationHandler(AlertNotification, ({ params }) => options.onAlert(params));
  const giveUp = () => void transport.close();
  options.signal.addEventListener('abort', giveUp, { once: true });
  try {
    options.signal.throwIfAborted();
    await client.connect(transport, { timeout: START_LIMIT_MS });
  } catch (error) {
    await transport.close();
    log.end();
    throw new Error(log.complaints || describeStartError(error, await waitForEnd(transport.ended)));
  } finally {
    options.signal.removeEventListener('abort', giveUp);
  }
  return {
    client,
    pid: transport.pid ?? 0,
    ended: transport.ended.then(how => {
      log.end();
      return how;
    }),
    close: () => transport.close(),
  };
}

function describeStartError(error: unknown, how: string): string {
  const said = error instanceof Error ? error.message : String(error);
  return `The server did not start: ${said}; ${how}.`;
}

/** A child that never ran has no end to wait for. */
function waitForEnd(ended: Promise<string>): Promise<string> {
  const still = new Promise<string>(resolve => setImmediate(resolve, 'it did not end by itself'));
  return Promise.race([ended, still]);
}
