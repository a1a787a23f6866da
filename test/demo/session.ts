/** The real server as a child process, and the SDK's own client on its standard input and output. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult, Progress } from '@modelcontextprotocol/sdk/types.js';
import { PROGRESS_META, type ProgressNote } from '../../src/protocol/progress.ts';
import {
  MODELS_URI,
  type ModelsResource,
  STATUS_URI,
  type StatusResource,
} from '../../src/protocol/resources.ts';
import type { RouteTaskOutput, SpendOutput } from '../../src/protocol/tools/index.ts';
import { PROGRAM } from './build.ts';

/** Longest silence in a call before the client gives it up. */
const SILENCE_MS = 120_000;
/** How much of the server's log is kept, to explain a server that ended. */
const MAX_LOG_CHARS = 4_000;

export type RouteArguments = Readonly<{
  task: string;
  language?: string;
  tests?: string;
  execute?: boolean;
}>;

/** A piece of the answer, or what happens now. */
export type Progressed =
  | { readonly kind: 'text'; readonly model: string; readonly delta: string }
  | { readonly kind: 'step'; readonly message: string };

export interface Session {
  readonly version: string;
  /** @throws with the server's own words when it refuses the input. */
  readonly route: (
    task: RouteArguments,
    signal: AbortSignal,
    onProgress?: (progress: Progressed) => void,
  ) => Promise<RouteTaskOutput>;
  readonly spend: () => Promise<SpendOutput>;
  readonly models: () => Promise<ModelsResource>;
  readonly status: () => Promise<StatusResource>;
  readonly close: () => Promise<void>;
}

/** Starts `locallama serve` with `env` and connects. */
export async function openSession(env: Readonly<Record<string, string>>): Promise<Session> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [PROGRAM, 'serve'],
    env: { ...env },
    stderr: 'pipe',
  });
  let log = '';
  transport.stderr?.on('data', chunk => {
    log = (log + chunk).slice(-MAX_LOG_CHARS);
  });
  const client = new Client({ name: 'locallama-demo', version: '1' });
  await client.connect(transport).catch(error => {
    throw new Error(`The server did not start: ${log.trim() || error.message}`);
  });
  const read = async (uri: string) => {
    const { contents } = await client.readResource({ uri });
    return JSON.parse((contents[0] as { text: string }).text);
  };
  return {
    version: client.getServerVersion()?.version ?? '',
    route: (task, signal, onProgress) => route(client, task, signal, onProgress),
    spend: async () => {
      const { structuredContent } = await client.callTool({ name: 'get_spend', arguments: {} });
      return structuredContent as SpendOutput;
    },
    models: () => read(MODELS_URI) as Promise<ModelsResource>,
    status: () => read(STATUS_URI) as Promise<StatusResource>,
    close: () => client.close(),
  };
}

async function route(
  client: Client,
  task: RouteArguments,
  signal: AbortSignal,
  onProgress?: (progress: Progressed) => void,
): Promise<RouteTaskOutput> {
  const request = { name: 'route_task', arguments: { context_length: 0, explain: true, ...task } };
  const result = (await client.callTool(request, undefined, {
    signal,
    timeout: SILENCE_MS,
    resetTimeoutOnProgress: true,
    ...(onProgress && { onprogress: given => onProgress(readProgress(given)) }),
  })) as CallToolResult;
  if (result.structuredContent) return result.structuredContent as RouteTaskOutput;
  throw new Error(result.content.map(part => (part.type === 'text' ? part.text : '')).join('\n'));
}

/** The SDK hands progress over with its `_meta`, although its type does not say so. */
function readProgress(progress: Progress): Progressed {
  const meta = (progress as { readonly _meta?: Record<string, unknown> })._meta;
  const note = meta?.[PROGRESS_META] as ProgressNote | undefined;
  const message = progress.message ?? '';
  return note?.kind === 'text'
    ? { kind: 'text', model: note.model, delta: message }
    : { kind: 'step', message };
}
