/** The result of a task on the wire, from what was decided and what came of it. */
import { findObstacle } from '../../core/fallback-handler/index.ts';
import type { Cost, Failure, Obstacle, RouteDecision, Task } from '../../core/types.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import type { Execution } from '../execute/index.ts';
import {
  serializeAnswer,
  serializeAttempt,
  serializeContext,
  serializeCost,
  serializeDecision,
  serializeUsage,
} from '../serialize/index.ts';
import type { Services } from '../services.ts';

export function buildExecutedOutput(
  task: Task,
  taskId: string,
  decision: RouteDecision,
  { outcome, attempts, totalCost, answers }: Execution,
): RouteTaskOutput {
  const common = {
    task_id: taskId,
    reason: decision.reason,
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

export function buildUndoneOutput(
  taskId: string,
  decision: RouteDecision,
  status: 'completed' | 'refused',
): RouteTaskOutput {
  return {
    task_id: taskId,
    status,
    reason: decision.reason,
    decision: serializeDecision(decision),
    attempts: [],
    cost: { usd: 0, basis: 'free' },
  };
}

/** What kept paid models out may be no budget, but a ledger that cannot be used. */
export function nameObstacle(obstacle: Obstacle, { spend }: Pick<Services, 'spend'>): Obstacle {
  return obstacle === 'budget' && spend().refusesPaid !== null ? 'ledger' : obstacle;
}

export function resolveStatus(failure: Failure): 'failed' | 'refused' {
  return failure.kind === 'budget-refused' || failure.kind === 'privacy-refused'
    ? 'refused'
    : 'failed';
}

/** Of a task of which the end is not known: cancelled from elsewhere, or broken by a fault of ours. */
export function makeEndedOutput(taskId: string, cost: Cost, reason: string): RouteTaskOutput {
  return {
    ...{ task_id: taskId, status: 'failed', reason, error: reason },
    decision: { route: 'local', score: 0, reason, candidates: [], rejected: [] },
    attempts: [],
    cost: serializeCost(cost),
  };
}
