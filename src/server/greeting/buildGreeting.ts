/** Asks the real server what it says first. Run by the build. */
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import {
  type JSONRPCMessage,
  LATEST_PROTOCOL_VERSION,
  SUPPORTED_PROTOCOL_VERSIONS,
} from '@modelcontextprotocol/sdk/types.js';
import { buildServer } from '../buildServer.ts';
import type { Services } from '../services.ts';
import { createChangeEvents } from '../session/index.ts';
import type { Tasks } from '../tasks/index.ts';
import { ALL_TOOLS } from '../tools/index.ts';
import type { Greeting } from './greeting.ts';

const LISTS = ['tools/list', 'resources/list', 'resources/templates/list', 'prompts/list'];

export async function buildGreeting(version: string): Promise<Greeting> {
  // Lists are told without any of the services: with these alone the server would fail at a call.
  const services = { version, changes: createChangeEvents() } as unknown as Services;
  const server = buildServer(services, {} as Tasks, ALL_TOOLS);
  const [here, there] = InMemoryTransport.createLinkedPair();
  await server.connect(there);
  const ask = async (method: string, params: Record<string, unknown>) => {
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    here.onmessage = (message: JSONRPCMessage) =>
      'result' in message ? resolve(message.result) : reject(new Error(JSON.stringify(message)));
    await here.send({ jsonrpc: '2.0', id: method, method, params });
    return promise;
  };
  const { protocolVersion: _, ...initialize } = await ask('initialize', {
    protocolVersion: LATEST_PROTOCOL_VERSION,
    capabilities: {},
    clientInfo: { name: 'build', version },
  });
  const lists: Record<string, unknown> = {};
  for (const method of LISTS) lists[method] = await ask(method, {});
  await server.close();
  const others = SUPPORTED_PROTOCOL_VERSIONS.filter(each => each !== LATEST_PROTOCOL_VERSION);
  return { initialize, versions: [LATEST_PROTOCOL_VERSION, ...others], lists };
}
