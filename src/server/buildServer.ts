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
import type * as z from 'zod';
import { OutcomeNotification } from '../protocol/index.ts';
import { announceAlerts } from './announceAlerts.ts';
import { serveChat } from './chat/index.ts';
import { followClientFolders } from './followClientFolders.ts';
import { servePrompts } from './prompts/index.ts';
import { readResource, serveResources } from './resources/index.ts';
import type { Services } from './services.ts';
import {
  type AskUser,
  type ClientHabits,
  createAskUser,
  createProgressReporter,
  findClientHabits,
  nameAgent,
} from './session/index.ts';
import {
  createProtocolTasks,
  describeProtocolTask,
  describeTask,
  type Tasks,
} from './tasks/index.ts';
import {
  describeInputProblem,
  describeTools,
  getTaskStatus,
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
export function buildServer(services: Services, tasks: Tasks, tools: readonly Tool[]): Server {
  const habits = (): ClientHabits => findClientHabits(server.getClientVersion()?.name);
  const server: Server = new Server(
    { name: 'locallama', title: 'LocalLama', version: services.version },
    {
      capabilities: {
        tools: {},
        resources: { subscribe: true },
        prompts: {},
        completions: {},
        tasks: { list: {}, cancel: {}, requests: { tools: { call: {} } } },
      },
      taskStore: createProtocolTasks(tasks, id => readTaskResult(id, tasks, habits())),
      instructions: INSTRUCTIONS,
    },
  );
  const byName = new Map(tools.map(tool => [tool.contract.name, tool]));
  const listed = describeTools(tools);

  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed }));
  let running = 0;
  server.setRequestHandler(CallToolRequestSchema, (request, extra) => {
    services.setClient(nameAgent(server.getClientVersion()?.name));
    const tool = byName.get(request.params.name);
    if (!tool) throw makeUnknownTool(request.params.name, [...byName.keys()]);
    const ask = createAskUser(server.getClientCapabilities(), extra.sendRequest);
    const args = request.params.arguments ?? {};
    if (running >= MAX_RUNNING_CALLS) return refuseFlood();
    if (request.params.task !== undefined) return beginTask(tool, args, tasks);
    running += 1;
    return callTool(tool, args, services, { extra, tasks, ask, habits: habits() }).finally(() => {
      running -= 1;
    });
  });
  serveResources(server, services);
  servePrompts(server, uri => readResource(uri, services));
  serveLearning(server, services);
  serveChat(server, services);
  // The SDK takes one handler: whatever begins then begins here.
  server.oninitialized = () => {
    services.prompting.setClient(server.getClientVersion()?.name ?? '');
    announceAlerts(server, services);
    followClientFolders(server, services);
  };
  return server;
}

function makeUnknownTool(name: string, known: readonly string[]): McpError {
  const problem = `There is no tool ${JSON.stringify(name)}. There are: ${known.join(', ')}.`;
  return new McpError(ErrorCode.InvalidParams, problem);
}

/** Calls in flight at once; far more than any client has of its own will. */
const MAX_RUNNING_CALLS = 256;

/** Said at once, so that a flood costs nothing and the next call is heard. */
function refuseFlood(): CallToolResult {
  const text = `${MAX_RUNNING_CALLS} calls are in flight, and no more at once: this one was not begun, and nothing was spent. Ask again when some are done.`;
  return { isError: true, content: [{ type: 'text', text }] };
}

/** Answered with the task itself: its result is asked for by polling. */
function beginTask(tool: Tool, args: Record<string, unknown>, tasks: Tasks) {
  const { name } = tool.contract;
  if (!tool.begin) {
    const message = `${name} answers at once: call it without "task".`;
    throw new McpError(ErrorCode.MethodNotFound, message);
  }
  const input = readInput(tool.contract, args);
  if (!input.success) {
    const problem = describeInputProblem(tool.contract, input.error, args);
    throw new McpError(ErrorCode.InvalidParams, problem);
  }
  try {
    return { task: describeProtocolTask(tool.begin(input.data, tasks)) };
  } catch (error) {
    if (error instanceof ToolError) throw new McpError(ErrorCode.InvalidRequest, error.message);
    throw error;
  }
}

function readTaskResult(id: string, tasks: Tasks, habits: ClientHabits): CallToolResult {
  const output = describeTask(id, tasks, false);
  if (output === null) throw new McpError(ErrorCode.InvalidParams, `No task ${id} is known.`);
  return makeResult(getTaskStatus, output, habits);
}

function makeResult<O extends z.ZodObject>(
  tool: Pick<Tool<z.ZodObject, O>, 'render' | 'failed'>,
  output: z.input<O>,
  habits: ClientHabits,
): CallToolResult {
  return {
    content: [{ type: 'text', text: tool.render(output, habits) }],
    structuredContent: output,
    isError: tool.failed(output),
  };
}

interface Caller {
  readonly extra: Extra;
  readonly tasks: Tasks;
  readonly ask: AskUser | undefined;
  readonly habits: ClientHabits;
}

async function callTool(
  tool: Tool,
  args: Record<string, unknown>,
  services: Services,
  { extra, tasks, ask, habits }: Caller,
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
      patienceMs: progress.isHeard ? Infinity : (habits.patienceMs ?? Infinity),
      tasks,
      ask,
    };
    const output = tool.contract.output.parse(await tool.run(input.data, services, call));
    return makeResult(tool, output, habits);
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

/**
 * What users do with answers, told by the extension on its own connection. An unknown task or verdict
 * is passed over: a notification has no answer.
 */
function serveLearning(server: Server, { learning }: Pick<Services, 'learning'>): void {
  server.setNotificationHandler(OutcomeNotification, ({ params }) =>
    learning.judge(params.task_id, params.verdict === 'discarded' ? 'discarded' : 'applied'),
  );
}
