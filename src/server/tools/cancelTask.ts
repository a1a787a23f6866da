/** `cancel_task`: ends a task that runs, in whichever process, or takes back what one wrote. */
import { CANCEL_TASK } from '../../protocol/tools/index.ts';
import { undoWrites } from '../receipts/index.ts';
import { serializeCost } from '../serialize/index.ts';
import type { Services } from '../services.ts';
import { describeTask, type Tasks } from '../tasks/index.ts';
import { defineTool, ToolError } from './tool.ts';

export const cancelTask = defineTool({
  contract: CANCEL_TASK,
  description:
    'End a running task, or take back what one wrote to files. What it has cost stays on the books.',
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },

  async run({ task_id: id, action = 'cancel' }, services, { tasks }) {
    if (action === 'undo') return undoTask(id, services, tasks);
    const found = tasks.find(id);
    if (found === null) throw new ToolError(`task_id: no task ${JSON.stringify(id)} is known.`);
    const cancelled = tasks.cancel(id);
    if ('done' in found) await found.done;
    const output = describeTask(id, tasks, false);
    if (output === null) throw new Error('a cancelled task was lost');
    return { task_id: id, cancelled, status: output.status, cost: output.cost };
  },

  render: ({ cancelled, restored }) => {
    if (restored) return `As before: ${restored.join(', ')}.`;
    return cancelled ? 'The task was ended.' : 'The task was not running.';
  },
  failed: () => false,
});

async function undoTask(id: string, services: Services, tasks: Tasks) {
  const undone = await undoWrites(id, services);
  if (!undone.ok) {
    throw new ToolError(`task_id: ${JSON.stringify(id)} cannot be taken back: ${undone.why}.`);
  }
  const cost = serializeCost(tasks.readCost(id));
  const restored = [...undone.paths];
  return { task_id: id, cancelled: false, status: 'completed' as const, cost, restored };
}
