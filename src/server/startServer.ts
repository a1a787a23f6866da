/** The whole server on a pair of streams; imported once a message wants more than a list. */
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { buildServer } from './buildServer.ts';
import { type Config, isToolOffered } from './config/index.ts';
import type { Answered } from './greeting/index.ts';
import { createServices } from './services.ts';
import { type Logger, MAX_MESSAGE_BYTES } from './session/index.ts';
import { TaskKeeper } from './tasks/index.ts';
import { ALL_TOOLS } from './tools/index.ts';

export interface ServerStart {
  readonly config: Config;
  readonly log: Logger;
  readonly version: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Requests that come again and have their answers. */
  readonly answered: Answered;
}

interface RunningServer {
  /** What is at work is left to the next process. */
  close(): Promise<void>;
}

export async function startServer(start: ServerStart): Promise<RunningServer> {
  const { config, log, version, input, output, answered } = start;
  const services = createServices(config, log, version);
  const tasks = new TaskKeeper(services);
  const tools = ALL_TOOLS.filter(({ contract, annotations }) =>
    isToolOffered({ name: contract.name, annotations }, config.tools),
  );
  const server = buildServer(services, tasks, tools);
  server.onerror = error => log.warn('protocol error', { error: error.message });
  const options = { maxBufferSize: 2 * MAX_MESSAGE_BYTES };
  const transport = new StdioServerTransport(input, output, options);
  await server.connect(leaveOut(answered, transport));
  log.info('serving', { version, pid: process.pid, home: config.home });
  return {
    async close() {
      tasks.leave();
      await server.close();
      await services.close();
    },
  };
}

/** `transport`, without the first answer to each of `answered`. */
function leaveOut(answered: Answered, transport: StdioServerTransport): StdioServerTransport {
  const send = transport.send.bind(transport);
  transport.send = (message: JSONRPCMessage) => {
    const id = 'method' in message ? undefined : message.id;
    return id !== undefined && answered.delete(id) ? Promise.resolve() : send(message);
  };
  return transport;
}
