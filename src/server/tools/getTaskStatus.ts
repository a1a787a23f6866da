/** `get_task_status`: the rest of a task that `route_task` answered with `running`. */
import { GET_TASK_STATUS } from '../../protocol/tools/index.ts';
import { describeTask, waitForTask } from '../tasks/index.ts';
import { renderResult } from './renderResult.ts';
import { defineTool, ToolError } from './tool.ts';

export const getTaskStatus = defineTool({
  contract: GET_TASK_STATUS,
  description: [
    'Ask for a task that route_task answered as `running`: its result, or what goes on.',
    'It works after a restart, too; results are kept for a day.',
  ].join(' '),
  annotations: {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },

  async run({ task_id: id, wait_ms: waitMs = 0, explain = false }, _services, call) {
    const { tasks } = call;
    await waitForTask(id, tasks, waitMs, call.signal);
    const output = describeTask(id, tasks, explain);
    if (output === null) {
      throw new ToolError(
        `task_id: no task ${JSON.stringify(id)} is known. Tasks that were answered at once have nothing more to tell; others are kept for a day after their end.`,
      );
    }
    return output;
  },

  render: renderResult,
  failed: output => output.status === 'failed' || output.status === 'refused',
});
