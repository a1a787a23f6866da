/** `preemptive_route_task`: the decision alone, from what is known already. No end point is asked. */
import { PREEMPTIVE_ROUTE_TASK } from '../../protocol/tools/index.ts';
import { decideRoute, measureTask } from '../decide/index.ts';
import { serializeFirstChoice } from '../serialize/index.ts';
import { defineTool } from './tool.ts';

export const preemptiveRouteTask = defineTool({
  contract: PREEMPTIVE_ROUTE_TASK,
  description: [
    'Say which model would answer a coding task, why, and for how much, without asking any.',
    'Use it to plan; use route_task to get the task done.',
  ].join(' '),
  annotations: {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },

  async run(input, services) {
    const task = measureTask(input, services.config.priority);
    const models = await services.models('known');
    return serializeFirstChoice(await decideRoute(task, models, services));
  },

  render: output => `${output.route}: ${output.model ?? 'no model'}. ${output.reason}`,
  failed: () => false,
});
