/**
 * One call of `route_task`, its result read by the protocol's schema. Loaded with the SDK, never at the
 * extension's start: the schema needs a library.
 */
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';
import {
  explainedOutput,
  ROUTE_TASK,
  type RouteTaskInput,
  type RouteTaskOutput,
} from '../../protocol/tools/index.ts';

/** The result, or what the server said in its place. */
export type RouteTaskReply =
  | { readonly kind: 'output'; readonly output: RouteTaskOutput }
  | { readonly kind: 'said'; readonly text: string };

/** The person sees what goes on, and ends it: no handle is wanted. */
const MAX_WAIT_MS = 3_600_000;

/** Rejects where the call fails, and where the result is none that the protocol knows. */
export async function callRouteTask(
  client: Client,
  input: RouteTaskInput,
  options: RequestOptions,
): Promise<RouteTaskReply> {
  const call = {
    name: ROUTE_TASK.name,
    arguments: { wait_ms: MAX_WAIT_MS, ...input, explain: true },
  };
  const result = (await client.callTool(call, undefined, options)) as ToolResult;
  if (result.structuredContent === undefined) {
    return { kind: 'said', text: (result.content ?? []).map(part => part.text ?? '').join('\n') };
  }
  const read = explainedOutput.safeParse(result.structuredContent);
  if (read.success) return { kind: 'output', output: read.data };
  const field = read.error.issues[0]?.path.join('.');
  throw new Error(`The server's result cannot be read, at \`${field}\`: is it of another version?`);
}

/** The SDK's type also knows results of older protocols. */
interface ToolResult {
  readonly structuredContent?: unknown;
  readonly content?: readonly { readonly type: string; readonly text?: string }[];
}
