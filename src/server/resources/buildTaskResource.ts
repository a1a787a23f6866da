/** `locallama://tasks/{task_id}`: why a task went where it went, of any process on this ledger. */
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { TaskResource } from '../../protocol/index.ts';
import type { Services } from '../services.ts';

export function buildTaskResource(taskId: string, { routes }: Services): TaskResource {
  const decision = routes.findDecision(taskId);
  if (decision === null) {
    const why = `No decision of the task ${taskId} is kept: only those of the newest are.`;
    throw new McpError(ErrorCode.InvalidParams, why);
  }
  return { task_id: taskId, decision: JSON.parse(decision) };
}
