/**
 * A real `locallama serve` in a child process with the SDK's own client on its stdio, for tests.
 * No end point answers unless the test starts one: all are set to a closed port.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  type CallToolResult,
  ElicitRequestSchema,
  type ElicitResult,
  ListRootsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { nameVariable, SETTINGS } from '../../src/protocol/settings/index.ts';
import type { RouteTaskOutput, SpendOutput } from '../../src/protocol/tools/index.ts';
import { PROVIDER_KINDS } from '../../src/providers/index.ts';
import { COMPILE_CACHE } from '../run/root.ts';

export const PROGRAM = fileURLToPath(new URL('../../src/cli/locallama.ts', import.meta.url));
/** Nothing listens on port 9 of a loopback address of its own. */
const NOWHERE = 'http://127.0.0.9:9';
/** The address of every provider that is built in, with the path of its usual one. */
const NO_ENDPOINTS = Object.fromEntries(
  PROVIDER_KINDS.filter(kind => 'setting' in kind).map(({ setting }) => {
    const { env, default: usual } = SETTINGS[setting];
    return [nameVariable({ env }), new URL(new URL(String(usual)).pathname, NOWHERE).href];
  }),
);

export interface Session {
  readonly client: Client;
  readonly pid: number;
  readonly home: string;
  /** What the server wrote to stderr so far. */
  stderr(): string;
  call(tool: string, args: Record<string, unknown>): Promise<CallToolResult>;
  route(args: Record<string, unknown>): Promise<RouteTaskOutput>;
  spend(): Promise<SpendOutput>;
  close(): Promise<void>;
}

export type Env = Readonly<Record<string, string>>;

/** The environment of a server that reaches nothing but what `env` names. */
export function quietEnv(home: string, env: Env): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    LOCALLAMA_HOME: home,
    ...NO_ENDPOINTS,
    LOCALLAMA_LOG_LEVEL: 'debug',
    // Each call that a test counts is then one of its own.
    LOCALLAMA_SECOND_ANSWER: 'off',
    // Whether to is a test of its own.
    LOCALLAMA_FREE_MODELS: 'allow',
    ...env,
  };
}

/** A folder of its own for the ledger of one test; it is gone when the test process ends. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'locallama-home-'));
  homes.push(home);
  return home;
}

const homes: string[] = [];
process.once('exit', () => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** What the person at the client says to a question; a client without it cannot ask. */
export type OnQuestion = (question: string) => ElicitResult | Promise<ElicitResult>;

export async function openSession(
  env: Env,
  home = newHome(),
  onQuestion?: OnQuestion,
  /** URIs of the client's folders; a client without them has none to tell. */
  roots?: readonly string[],
  /** As the client calls itself. */
  name = 'test',
  program: readonly string[] = [PROGRAM, 'serve'],
): Promise<Session> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...program],
    env: quietEnv(home, env),
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', chunk => {
    stderr += chunk;
  });
  const capabilities = { ...(onQuestion && { elicitation: {} }), ...(roots && { roots: {} }) };
  const client = new Client({ name, version: '1' }, { capabilities });
  if (onQuestion) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => onQuestion(params.message));
  }
  if (roots) {
    client.setRequestHandler(ListRootsRequestSchema, () => ({
      roots: roots.map(uri => ({ uri })),
    }));
  }
  await client.connect(transport).catch(error => {
    throw new Error(`${error.message}\n${stderr}`, { cause: error });
  });
  const call = async (name: string, args: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: args })) as CallToolResult;
  return {
    client,
    pid: transport.pid!,
    home,
    stderr: () => stderr,
    call,
    route: async args => {
      const result = await call('route_task', { context_length: 0, explain: true, ...args });
      if (!result.structuredContent) throw new Error(textOf(result));
      return result.structuredContent as RouteTaskOutput;
    },
    spend: async () => (await call('get_spend', {})).structuredContent as SpendOutput,
    close: () => client.close(),
  };
}

export function textOf(result: CallToolResult): string {
  return result.content.map(part => (part.type === 'text' ? part.text : '')).join('');
}

/** Waits until `probe` gives something, at most `limitMs`. */
export async function until<T>(
  probe: () => T | undefined | false | null | Promise<T | undefined | false | null>,
  limitMs: number,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${probe}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Whether a process with this id is alive (a zombie is not). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
