/** `route_task`: pick the model that suits the task, ask it, check the answer, fall back where it fails. */

import { randomBytes } from 'node:crypto';
import { formatCost } from '../../protocol/index.ts';
import { ROUTE_TASK, type ShortRouteTaskOutput } from '../../protocol/tools/index.ts';
import { shortenResult } from '../serialize/index.ts';
import { runTask, type TaskListener } from '../tasks/index.ts';
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

  async run(input, services, call) {
    const signal =
      input.wait_ms === undefined ? call.signal : limitSignal(input.wait_ms, call.signal);
    const listener: TaskListener = {
      onText: (delta, model) => call.report(delta, { kind: 'text', model }),
      onAnswered: call.flush,
      onStep: (message, model) =>
        call.report(message, { kind: 'step', ...(model !== null && { model }) }),
      ...(call.ask && { ask: call.ask }),
    };
    const order = { taskId: makeTaskId(), input, signal, listener };
    const output = await runTask(order, services);
    // Who only wants the decision gets it.
    return input.explain || input.execute === false ? output : shortenResult(output);
  },

  render(output, { readsBoth }) {
    const { text, code, model, tier, verification, rejected_answer: rejected } = output;
    const answer = text ?? code;
    if (answer === undefined) {
      const error = output.error ?? output.reason;
      return rejected && !readsBoth ? `${error}\n\n${renderRejected(rejected)}` : error;
    }
    const check = verification ? `, ${verification.outcome} by ${verification.by}` : '';
    const source = `— ${model} (${tier}), ${formatCost(output.cost)}${check}`;
    // What the client shows beside this text is not told twice.
    return readsBoth ? source : `${answer}\n\n${source}`;
  },

  failed: output => output.status === 'failed' || output.status === 'refused',
});

/** 72 random bits, in a third of the tokens that a UUID takes of every agent. */
function makeTaskId(): string {
  return `t${randomBytes(9).toString('base64url')}`;
}

function limitSignal(waitMs: number, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
}

function renderRejected({ model, verdict, code, text }: Rejected): string {
  const answer = code ?? text;
  const shown =
    answer.length <= MAX_REJECTED_CHARS ? answer : `${answer.slice(0, MAX_REJECTED_CHARS)}…`;
  return `The last answer, of ${model}, was rejected by ${verdict.by}: ${verdict.evidence}\nDo not trust it:\n${shown.toWellFormed()}`;
}

type Rejected = NonNullable<ShortRouteTaskOutput['rejected_answer']>;

/** Longest part of a rejected answer that a text shows. */
const MAX_REJECTED_CHARS = 2_000;
