/** `route_task`: pick the model that suits the task, ask it, check the answer, fall back where it fails. */

import { randomBytes } from 'node:crypto';
import { ROUTE_TASK } from '../../protocol/tools/index.ts';
import { shortenResult } from '../serialize/index.ts';
import { describeWork, type TaskListener, waitForWork } from '../tasks/index.ts';
import { renderResult } from './renderResult.ts';
import { defineTool } from './tool.ts';

export const routeTask = defineTool({
  contract: ROUTE_TASK,
  description: [
    'Answer a coding task with the cheapest model that is good enough: local if possible, paid if needed.',
    'Use it to write, fix, explain, refactor or test code without spending your own tokens.',
    'Give the code in `task`, and `tests` where there are any: the answer is then checked before it is believed.',
    'It never exceeds the budget, and files that a rule keeps local stay on this machine.',
  ].join(' '),
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: true,
  },

  async run(input, _services, call) {
    const listener: TaskListener = {
      onText: (delta, model) => call.report(delta, { kind: 'text', model }),
      onAnswered: call.flush,
      onStep: (message, model, check = null) =>
        call.report(message, {
          kind: 'step',
          ...(model !== null && { model }),
          ...(check !== null && { check }),
        }),
      ...(call.ask && { ask: call.ask }),
    };
    const order = { taskId: makeTaskId(), input, listener };
    const waitMs = Math.min(input.wait_ms ?? WAIT_MS, call.patienceMs);
    const work = call.tasks.begin(order, waitMs === 0 ? 'handed-out' : 'attached');
    call.signal.addEventListener('abort', work.cancel, { once: true });
    await waitForWork(work, waitMs, call.signal);
    call.signal.removeEventListener('abort', work.cancel);
    if (call.signal.aborted || work.isDone()) {
      const output = await work.done;
      // Where only the decision is wanted, it is given.
      return input.explain || input.execute === false ? output : shortenResult(output);
    }
    work.handOut();
    return describeWork(work);
  },

  begin: (input, tasks) =>
    tasks.begin({ taskId: makeTaskId(), input, listener: { onText: () => {} } }, 'handed-out'),

  render: renderResult,
  failed: output => output.status === 'failed' || output.status === 'refused',
});

/** How long a caller waits that says nothing of it. */
const WAIT_MS = 240_000;

/** 72 random bits, in a third of the tokens that a UUID takes of every agent. */
function makeTaskId(): string {
  return `t${randomBytes(9).toString('base64url')}`;
}
