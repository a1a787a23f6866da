/** One task from its input to its whole result: measured, decided, carried out, noted. */

import { findObstacle } from '../../core/fallback-handler/index.ts';
import type { Cost, Model, RouteDecision, Task } from '../../core/types.ts';
import type { RouteTaskInput, RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { RouteProof, RouteResult } from '../../store/index.ts';
import { decideRoute, measureTask } from '../decide/index.ts';
import type { Execution, ExecutionInput, ExecutionPoint } from '../execute/index.ts';
import { type FileTask, prepareFileTask } from '../receipts/index.ts';
import { adviseOverBudget, computeTaskSavings, serializeDecision } from '../serialize/index.ts';
import type { Services } from '../services.ts';
import {
  buildExecutedOutput,
  buildUndoneOutput,
  makeEndedOutput,
  nameObstacle,
  resolveStatus,
} from './buildTaskOutput.ts';
import { explainUnknownModel } from './explainUnknownModel.ts';
import { nameStrategies } from './nameStrategies.ts';

/** What is told while the task is at work. */
export type TaskListener = Pick<ExecutionInput, 'onText' | 'onStep' | 'onAnswered' | 'ask'>;

export interface TaskOrder {
  readonly taskId: string;
  readonly input: RouteTaskInput;
  readonly signal: AbortSignal;
  readonly listener: TaskListener;
  /** Goes on from there. */
  readonly resume?: ExecutionPoint;
  readonly onPoint?: (point: ExecutionPoint) => void;
}

/** Rejects only for what is a fault of this program: every end of a task is a result. */
export async function runTask(order: TaskOrder, services: Services): Promise<RouteTaskOutput> {
  const { taskId } = order;
  const input = boundCost(order.input, services.config.maxTaskUsd);
  if (input.files === undefined) {
    return input.deliver === undefined
      ? carryOut({ ...order, input }, null, services)
      : refuseInput(taskId, 'deliver: it is about `files`, and none is named.');
  }
  const files = await prepareFileTask(taskId, input, services);
  switch (files.kind) {
    case 'done':
      return files.output;
    case 'refused':
      return refuseInput(taskId, files.error);
    case 'task':
      return carryOut({ ...order, input: files.task.input }, files.task, services);
  }
}

async function carryOut(
  order: TaskOrder,
  files: FileTask | null,
  services: Services,
): Promise<RouteTaskOutput> {
  const { taskId, input } = order;
  const task = measureTask(input, services.config.priority);
  const models = await services.models(input.preemptive ? 'known' : 'ask');
  const decided = await decideRoute(task, models, services);
  const decision = order.resume ? keepCandidates(decided, order.resume.mayAsk) : decided;
  if (input.execute === false) return buildUndoneOutput(taskId, decision, 'completed');
  if (decision.candidates.length === 0) return refuseTask(taskId, task, decision, services);
  const execution = await services.execution.run({
    ...{ task, taskId, decision, signal: order.signal },
    models: new Map(models.map(model => [model.id, model])),
    ...(files?.isKept ? listenQuietly(order.listener) : order.listener),
    ...(files?.verify && { verify: files.verify }),
    ...(order.resume && { resume: order.resume }),
    ...(order.onPoint && { onPoint: order.onPoint }),
  });
  noteRoute(taskId, task, decision, execution, services);
  const built = buildExecutedOutput(task, taskId, decision, execution);
  const named = built.obstacle && { obstacle: nameObstacle(built.obstacle, services) };
  const { outcome, attempts } = execution;
  const tried = new Set(attempts.map(({ model }) => model));
  const strategy = nameStrategies(
    models.filter(({ id }) => tried.has(id)),
    services.prompting,
  );
  const output = {
    ...built,
    ...named,
    ...(task.intent && { intent: task.intent }),
    ...(strategy !== undefined && { strategy }),
  };
  const end = await describeEnd(outcome, attempts, { task, models, tried }, services);
  const told = { ...output, ...end };
  return files ? files.deliver(told, execution) : told;
}

/** What was saved, or what would help. */
async function describeEnd(
  outcome: Execution['outcome'],
  attempts: Execution['attempts'],
  { task, models, tried }: { task: Task; models: readonly Model[]; tried: ReadonlySet<string> },
  services: Services,
): Promise<Pick<RouteTaskOutput, 'saved' | 'error'>> {
  if (outcome.ok) {
    const saved = computeTaskSavings(services.baseline(), attempts);
    return saved ? { saved } : {};
  }
  if (outcome.failure.kind !== 'budget-refused') return {};
  const advice = await adviseOverBudget(task, models, tried, services);
  return { error: `${outcome.failure.message} ${advice}` };
}

/** The lower of the task's own limit and the person's. */
function boundCost(input: RouteTaskInput, maxTaskUsd: number | null): RouteTaskInput {
  if (maxTaskUsd === null) return input;
  return { ...input, max_cost_usd: Math.min(input.max_cost_usd ?? maxTaskUsd, maxTaskUsd) };
}

/** A field that cannot be done as it says. */
function refuseInput(taskId: string, error: string): RouteTaskOutput {
  return { ...makeEndedOutput(taskId, NO_COST, error), status: 'refused' };
}

const NO_COST: Cost = { nanoUsd: 0, basis: 'free' };

/** No piece of an answer is told. */
function listenQuietly(listener: TaskListener): TaskListener {
  return { ...listener, onText: () => {} };
}

/** No model may be asked. */
async function refuseTask(
  taskId: string,
  task: Task,
  decision: RouteDecision,
  services: Services,
): Promise<RouteTaskOutput> {
  const went = { task, decision, attempts: [], answers: {} };
  const obstacle = nameObstacle(findObstacle(went), services);
  const refused = { ...buildUndoneOutput(taskId, decision, 'refused'), obstacle };
  const unknown = task.model !== undefined && explainUnknownModel(task.model, decision);
  if (unknown) return { ...refused, ...unknown };
  if (!decision.rejected.some(({ kind }) => kind === 'over-budget')) {
    return { ...refused, error: decision.reason };
  }
  const models = await services.models('known');
  const advice = await adviseOverBudget(task, models, new Set(), services);
  return { ...refused, error: `${decision.reason} ${advice}` };
}

function noteRoute(
  taskId: string,
  { priority }: Task,
  decision: RouteDecision,
  execution: Execution,
  services: Services,
): void {
  const { route, reason } = decision;
  const result = resolveResult(execution);
  const told = JSON.stringify(serializeDecision(decision));
  const proof = findProof(execution);
  const note = { ...{ taskId, atMs: services.now(), route, priority, reason }, result, proof };
  services.routes.add({ ...note, decision: told });
  services.changes.announce('spend');
  for (const attempt of execution.attempts) {
    if (attempt.tier === 'local' && !attempt.failure) services.registry.noteLoaded(attempt.model);
  }
}

function resolveResult({ outcome }: Execution): RouteResult {
  if (outcome.ok) return outcome.verdict.outcome === 'accepted' ? 'verified' : 'unverified';
  return outcome.rejected ? 'rejected' : resolveStatus(outcome.failure);
}

function findProof({ outcome }: Execution): RouteProof | null {
  if (!outcome.ok || outcome.verdict.outcome !== 'accepted') return null;
  return { by: outcome.verdict.by, ...outcome.verdict.figures };
}

/**
 * Those that might have the task where it began: this process may judge by other folders or rules, and
 * may only be stricter.
 */
function keepCandidates(decision: RouteDecision, mayAsk: readonly string[]): RouteDecision {
  const candidates = decision.candidates.filter(({ model }) => mayAsk.includes(model));
  return { ...decision, candidates };
}
