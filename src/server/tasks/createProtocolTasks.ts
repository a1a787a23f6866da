/**
 * MCP's own tasks (2025-11-25) on the same table as our handles: a client polls, and the call that it
 * made resolves, also after this process was killed and another one started.
 *
 * A client that stops says nothing: polling is the lease, and three missed polls end the work.
 */
import type { TaskStore as ProtocolTasks } from '@modelcontextprotocol/sdk/experimental/tasks/interfaces.js';
import type { CallToolResult, Task } from '@modelcontextprotocol/sdk/types.js';
import { formatCost } from '../../protocol/index.ts';
import { type KeptTask, TASK_TTL_MS } from '../../store/index.ts';
import { serializeCost } from '../serialize/index.ts';
import { isWork, type Tasks, type Work } from './tasks.ts';

/** How often a client is asked to poll, and how long it may be silent. */
const POLL_MS = 2_000;
const LEASE_MS = 3 * POLL_MS;
/** Tasks that `tasks/list` tells. */
const MAX_LISTED = 100;

export function createProtocolTasks(
  tasks: Tasks,
  readResult: (id: string) => CallToolResult,
): ProtocolTasks {
  return {
    // Tasks begin with the tool that is called.
    createTask: () => Promise.reject(new Error('a task begins by a call')),
    storeTaskResult: () => Promise.reject(new Error('a task stores its own result')),
    getTask: async id => {
      const found = tasks.find(id);
      return found && describeProtocolTask(found);
    },
    getTaskResult: async id => readResult(id),
    updateTaskStatus: async (id, status) => {
      if (status === 'cancelled') tasks.cancel(id);
    },
    listTasks: async () => ({ tasks: tasks.list(MAX_LISTED).map(describeKept) }),
  };
}

/** As the client is told of it; a client that asks holds the lease. */
export function describeProtocolTask(found: Work | KeptTask): Task {
  if (!isWork(found)) return describeKept(found);
  found.holdFor(LEASE_MS);
  const { message, cost } = found.describe();
  const told = `${message} ${formatCost(serializeCost(cost))} so far.`;
  return { ...describe(found.id, found.createdMs, found.createdMs), statusMessage: told };
}

function describeKept({ id, state, createdMs, changedMs, message }: KeptTask): Task {
  const status = state === 'running' ? 'working' : state;
  return { ...describe(id, createdMs, changedMs), status, statusMessage: message };
}

function describe(taskId: string, createdMs: number, changedMs: number): Task {
  return {
    ...{ taskId, status: 'working', ttl: TASK_TTL_MS, pollInterval: POLL_MS },
    createdAt: new Date(createdMs).toISOString(),
    lastUpdatedAt: new Date(changedMs).toISOString(),
  };
}
