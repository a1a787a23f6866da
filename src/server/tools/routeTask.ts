/** `route_task`: pick the model that suits the task, ask it, check the answer, fall back where it fails. */

import { randomUUID } from 'node:crypto';
import { findObstacle } from '../../core/fallback-handler/index.ts';
import type { Failure, Obstacle, RouteDecision, Task } from '../../core/types.ts';
import { formatCost } from '../../protocol/index.ts';
import { ROUTE_TASK, type RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { RouteResult } from '../../store/index.ts';
import { decideRoute, measureTask } from '../decide/index.ts';
import type { Execution } from '../execute/index.ts';
import {
  buildRefusalAdvice,
  computeTaskSavings,
  serializeAnswer,
  serializeAttempt,
  serializeContext,
  serializeCost,
  serializeDecision,
  serializeUsage,
} from '../serialize/index.ts';
import type { Services } from '../services.ts';
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
    const task = measureTask(input, services.config.priority);
    const models = await services.models(input.preemptive ? 'known' : 'ask');
    const decision = await decideRoute(task, models, services);
    const taskId = randomUUID();
    if (input.execute === false) return buildUndoneOutput(taskId, decision, 'completed');
    if (decision.candidates.length === 0) {
      const went = { task, decision, attempts: [], answers: {} };
      const obstacle = nameObstacle(findObstacle(went), services);
      const refused = { ...buildUndoneOutput(taskId, decision, 'refused'), obstacle };
      const unknown = task.model !== undefined && explainUnknownModel(task.model, decision);
      if (unknown) return { ...refused, ...unknown };
      if (!decision.rejected.some(({ kind }) => kind === 'over-budget')) {
        return { ...refused, error: decision.reason };
      }
      const advice = await buildRefusalAdvice(task, models, new Set(), services);
      return { ...refused, error: `${decision.reason} ${advice}` };
    }
    const order = {
      task,
      taskId,
      decision,
      models: new Map(models.map(model => [model.id, model])),
      signal: input.wait_ms === undefined ? call.signal : limitSignal(input.wait_ms, call.signal),
      onText: (delta: string, model: string) => call.report(delta, { kind: 'text', model }),
      onAnswered: call.flush,
      onStep: (message: string, model: string | null) =>
        call.report(message, { kind: 'step', ...(model !== null && { model }) }),
      ...(call.ask && { ask: call.ask }),
    };
    const execution = await services.execution.run(order);
    const { route, reason } = decision;
    const { priority } = task;
    const result = resolveResult(execution);
    const told = JSON.stringify(serializeDecision(decision));
    const note = { taskId, atMs: services.now(), route, priority, reason, result, decision: told };
    services.routes.add(note);
    services.changes.announce('spend');
    for (const attempt of execution.attempts) {
      if (attempt.tier === 'local' && !attempt.failure) services.registry.noteLoaded(attempt.model);
    }
    const built = buildExecutedOutput(task, taskId, decision, execution);
    const named = built.obstacle && { obstacle: nameObstacle(built.obstacle, services) };
    const output = { ...built, ...named, ...(task.intent && { intent: task.intent }) };
    const { outcome, attempts } = execution;
    if (outcome.ok) {
      const saved = computeTaskSavings(services.baseline(), attempts);
      return { ...output, ...(saved && { saved }) };
    }
    if (outcome.failure.kind !== 'budget-refused') return output;
    const tried = new Set(attempts.map(({ model }) => model));
    const advice = await buildRefusalAdvice(task, models, tried, services);
    return { ...output, error: `${outcome.failure.message} ${advice}` };
  },

  render(output) {
    if (output.text === undefined) {
      return output.error ?? `${output.decision.route}: ${output.decision.reason}`;
    }
    const check = output.verification
      ? `, ${output.verification.outcome} by ${output.verification.by}`
      : '';
    return `${output.text}\n\n— ${output.model} (${output.tier}), ${formatCost(output.cost)}${check}`;
  },

  failed: output => output.status === 'failed' || output.status === 'refused',
});

function buildUndoneOutput(
  taskId: string,
  decision: RouteDecision,
  status: 'completed' | 'refused',
): RouteTaskOutput {
  return {
    task_id: taskId,
    status,
    decision: serializeDecision(decision),
    attempts: [],
    cost: { usd: 0, basis: 'free' },
  };
}

function buildExecutedOutput(
  task: Task,
  taskId: string,
  decision: RouteDecision,
  { outcome, attempts, totalCost, answers }: Execution,
): RouteTaskOutput {
  const common = {
    task_id: taskId,
    decision: serializeDecision(decision),
    attempts: attempts.map(serializeAttempt),
    cost: serializeCost(totalCost),
  };
  if (!outcome.ok) {
    const { failure, rejected } = outcome;
    const failed = failure.kind !== 'cancelled' && {
      obstacle: findObstacle({ task, decision, attempts, answers }),
    };
    const shown = rejected && {
      rejected_answer: {
        ...serializeAnswer(rejected.answer, task),
        model: rejected.model,
        verdict: rejected.verdict,
      },
    };
    const action = attempts.findLast(attempt => attempt.failure?.action)?.failure?.action;
    return {
      ...common,
      status: resolveStatus(failure),
      error: failure.message,
      ...(action && { action }),
      ...failed,
      ...shown,
    };
  }
  const last = attempts.at(-1);
  return {
    ...common,
    status: 'completed',
    ...serializeAnswer(outcome.answer, task),
    model: outcome.model,
    ...(last && { provider: last.provider }),
    tier: outcome.tier,
    verification: outcome.verdict,
    ...(last?.usage && { usage: serializeUsage(last.usage) }),
    ...(last?.context && { context: serializeContext(last.context) }),
  };
}

/** What kept paid models out may be no budget, but a ledger that cannot be used. */
function nameObstacle(obstacle: Obstacle, { spend }: Pick<Services, 'spend'>): Obstacle {
  return obstacle === 'budget' && spend().refusesPaid !== null ? 'ledger' : obstacle;
}

function resolveResult({ outcome }: Execution): RouteResult {
  if (outcome.ok) return outcome.verdict.outcome === 'accepted' ? 'verified' : 'unverified';
  return outcome.rejected ? 'rejected' : resolveStatus(outcome.failure);
}

function resolveStatus(failure: Failure): 'failed' | 'refused' {
  return failure.kind === 'budget-refused' || failure.kind === 'privacy-refused'
    ? 'refused'
    : 'failed';
}

function limitSignal(waitMs: number, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
}

/** A model that no end point offers is the caller's mistake, and worth a list of those that are there. */
function explainUnknownModel(
  wanted: string,
  decision: RouteDecision,
): Pick<RouteTaskOutput, 'error' | 'action' | 'obstacle'> | null {
  const others = decision.rejected.filter(rejection => rejection.kind === 'not-asked-for');
  if (others.length < decision.rejected.length) return null;
  const list = others.map(rejection => rejection.model).slice(0, MAX_LISTED);
  const have = list.length === 0 ? 'No model answers at all.' : `There are: ${list.join(', ')}.`;
  // Ollama knows more models than it has here.
  const pull = /^ollama\/([\w.:/-]+)$/.exec(wanted)?.[1];
  const fetch = pull === undefined ? '' : `Fetch it: ollama pull ${pull}. `;
  const none = `model: no end point offers ${JSON.stringify(wanted)}; nothing was spent.`;
  return {
    error: `${none} ${fetch}${have}`,
    ...(pull === undefined
      ? { obstacle: 'no-model' }
      : { obstacle: 'model-missing', action: { pull } }),
  };
}

/** Most models that a message names. */
const MAX_LISTED = 20;
