/** `locallama://tasks/{task_id}`: why a task went where it went, and how one is that was handed out. */
import { McpError } from '@modelcontextprotocol/sdk/types.js';
import type { TaskResource } from '../../protocol/index.ts';
import type { Services } from '../services.ts';
import { RESOURCE_NOT_FOUND } from './resource.ts';

export function buildTaskResource(taskId: string, { routes, taskStore }: Services): TaskResource {
  const decision = routes.findDecision(taskId);
  const kept = taskStore.find(taskId);
  if (decision === null && kept === null) {
    const why = `No decision of the task ${taskId} is kept: only those of the newest are.`;
    throw new McpError(RESOURCE_NOT_FOUND, why);
  }
  return {
    task_id: taskId,
    ...(decision !== null && { decision: JSON.parse(decision) }),
    ...(kept && { status: kept.state, doing: kept.message }),
    ...(kept?.result && { result: JSON.parse(kept.result) }),
  };
}
