/** `cancel_task`: ends a task that runs, in whichever process. */
import { CANCEL_TASK } from '../../protocol/tools/index.ts';
import { describeTask } from '../tasks/index.ts';
import { defineTool, ToolError } from './tool.ts';

export const cancelTask = defineTool({
  contract: CANCEL_TASK,
  description:
    'End a running task: no further model is asked. What it has cost until then stays on the books.',
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  },

  async run({ task_id: id }, _services, { tasks }) {
    const found = tasks.find(id);
    if (found === null) throw new ToolError(`task_id: no task ${JSON.stringify(id)} is known.`);
    const cancelled = tasks.cancel(id);
    if ('done' in found) await found.done;
    const output = describeTask(id, tasks, false);
    if (output === null) throw new Error('a cancelled task was lost');
    return { task_id: id, cancelled, status: output.status, cost: output.cost };
  },

  render: ({ cancelled }) => (cancelled ? 'The task was ended.' : 'The task was not running.'),
  failed: () => false,
});
