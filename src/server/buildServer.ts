/**
 * The MCP server without a transport: what it offers, and how a call reaches its tool.
 *
 * The SDK's low-level `Server` is used so that a wrong input gets our own sentence and output is
 * checked by the same schema that clients are told.
 */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type ServerNotification,
  type ServerRequest,
} from '@modelcontextprotocol/sdk/types.js';
import { OutcomeNotification } from '../protocol/index.ts';
import { announceAlerts } from './announceAlerts.ts';
import { followClientFolders } from './followClientFolders.ts';
import { serveResources } from './resources/index.ts';
import type { Services } from './services.ts';
import {
  type AskUser,
  type ClientHabits,
  createAskUser,
  createProgressReporter,
  findClientHabits,
} from './session/index.ts';
import {
  describeInputProblem,
  describeTools,
  readInput,
  type Tool,
  type ToolCall,
  ToolError,
} from './tools/index.ts';

const INSTRUCTIONS = [
  'LocalLama answers coding tasks with the cheapest model that will do them well.',
  'Use route_task to get a task done, preemptive_route_task to see where it would go,',
  'get_cost_estimate before a large task, and get_spend for budgets. Answers may come from a small',
  'local model: the result says which model, what was verified and what it cost.',
].join(' ');

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** Builds the server. The caller connects it, and closes it. */
export function buildServer(services: Services, tools: readonly Tool[]): Server {
  const server = new Server(
    { name: 'locallama', title: 'LocalLama', version: services.version },
    {
      capabilities: { tools: {}, resources: { subscribe: true } },
      instructions: INSTRUCTIONS,
    },
  );
  const byName = new Map(tools.map(tool => [tool.contract.name, tool]));
  const listed = describeTools(tools);

  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed }));
  server.setRequestHandler(CallToolRequestSchema, (request, extra) => {
    const tool = byName.get(request.params.name);
    if (!tool) {
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool ${JSON.stringify(request.params.name)}. There are: ${[...byName.keys()].join(', ')}.`,
      );
    }
    const ask = createAskUser(server.getClientCapabilities(), extra.sendRequest);
    const habits = findClientHabits(server.getClientVersion()?.name);
    return callTool(tool, request.params.arguments ?? {}, services, { extra, ask, habits });
  });
  serveResources(server, services);
  serveLearning(server, services);
  // The SDK takes one handler: whatever begins then begins here.
  server.oninitialized = () => {
    announceAlerts(server, services);
    followClientFolders(server, services);
  };
  return server;
}

interface Caller {
  readonly extra: Extra;
  readonly ask: AskUser | undefined;
  readonly habits: ClientHabits;
}

async function callTool(
  tool: Tool,
  args: Record<string, unknown>,
  services: Services,
  { extra, ask, habits }: Caller,
): Promise<CallToolResult> {
  const input = readInput(tool.contract, args);
  if (!input.success)
    return makeErrorResult(describeInputProblem(tool.contract, input.error, args));
  const progress = createProgressReporter(extra);
  try {
    const call: ToolCall = {
      signal: extra.signal,
      report: progress.report,
      flush: progress.flush,
      ask,
    };
    const output = tool.contract.output.parse(await tool.run(input.data, services, call));
    return {
      content: [{ type: 'text', text: tool.render(output, habits) }],
      structuredContent: output,
      isError: tool.failed(output),
    };
  } catch (error) {
    if (error instanceof ToolError) return makeErrorResult(error.message);
    services.log.error('a tool failed unexpectedly', {
      tool: tool.contract.name,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return makeErrorResult(
      `${tool.contract.name} failed because of a bug in LocalLama; its log has the details. Calls that had begun stay on the books.`,
    );
  } finally {
    progress.stop();
  }
}

function makeErrorResult(message: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: message }] };
}

/** What users do with answers, told by the extension on its own connection. An unknown task or verdict is passed over: a notification has no answer. */
function serveLearning(server: Server, { learning }: Pick<Services, 'learning'>): void {
  server.setNotificationHandler(OutcomeNotification, ({ params }) =>
    learning.judge(params.task_id, params.verdict === 'discarded' ? 'discarded' : 'applied'),
  );
}
