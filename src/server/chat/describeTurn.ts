/** The result of a turn on the wire. */
import type { Failure, Model, RouteDecision, Task } from '../../core/types.ts';
import type { ChatTurnResult } from '../../protocol/chat/index.ts';
import type { Execution } from '../execute/index.ts';
import { adviseOverBudget, serializeCost, serializeUsage } from '../serialize/index.ts';
import type { Services } from '../services.ts';
import type { SaidTurn } from './judgeTurn.ts';

interface Answered {
  readonly task: Task;
  readonly execution: Execution;
  readonly turn: SaidTurn;
  readonly why: string;
}

export function describeTurn(
  taskId: string,
  { task, execution, turn, why }: Answered,
  services: Services,
): ChatTurnResult {
  const last = execution.attempts.at(-1);
  const { usage } = last ?? {};
  const { text, calls, isRepaired, finish } = turn;
  return {
    status: 'answered',
    task_id: taskId,
    model: last?.model ?? '',
    provider: last?.provider ?? '',
    tier: last?.tier ?? 'local',
    ...{ why, text, repaired: isRepaired },
    calls: calls.map(call => ({ ...call, arguments: { ...call.arguments } })),
    finish: calls.length > 0 ? 'calls' : finish,
    ...(usage && { usage: serializeUsage(usage) }),
    prompt_tokens: usage?.inputTokens ?? task.promptTokens,
    ...describeCosts(taskId, execution, services),
  };
}

interface Failed {
  readonly task: Task;
  readonly models: readonly Model[];
  readonly decision: RouteDecision;
  /** Null: no model was asked. */
  readonly execution: Execution | null;
}

export async function describeFailedTurn(
  taskId: string,
  { task, models, decision, execution }: Failed,
  services: Services,
): Promise<ChatTurnResult> {
  const failure = execution && !execution.outcome.ok ? execution.outcome.failure : undefined;
  const tried = new Set(execution?.attempts.map(({ model }) => model));
  const isOver = failure
    ? failure.kind === 'budget-refused'
    : decision.rejected.some(({ kind }) => kind === 'over-budget');
  const advice = isOver ? await adviseOverBudget(task, models, tried, services) : '';
  return {
    status: 'failed',
    task_id: taskId,
    error: [failure?.message ?? decision.reason, advice].filter(part => part !== '').join(' '),
    ...(failure && { failure: describeFailure(failure) }),
    ...describeCosts(taskId, execution, services),
  };
}

function describeFailure({ kind, message, action }: Failure) {
  return { kind, message, ...(action && { action }) };
}

function describeCosts(taskId: string, execution: Execution | null, services: Services) {
  const cost = serializeCost(execution?.totalCost ?? { nanoUsd: 0, basis: 'free' });
  return { cost, conversation_cost: readConversationCost(taskId, services) ?? cost };
}

/** The ledger may be locked by another process: then this turn's alone is told. */
function readConversationCost(taskId: string, { taskStore, log }: Services) {
  try {
    return serializeCost(taskStore.readCost(taskId));
  } catch (error) {
    log.warn('the cost of a conversation is not known', { error: String(error) });
    return undefined;
  }
}
