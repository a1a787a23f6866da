/**
 * Asks one model for one answer, by the way that a user's tasks go: through the decision's rules, the
 * ledger's reservation and the queues, behind people's own tasks. Nothing is judged here.
 */
import type { CleanAnswer } from '../../../core/answer/index.ts';
import type {
  Attempt,
  Cost,
  FailureKind,
  Model,
  RouteDecision,
  Task,
} from '../../../core/types.ts';
import { decideRoute } from '../../decide/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';

/** What is written down of an answer, before it is judged. */
export interface KeptAnswer {
  readonly answer: CleanAnswer;
  readonly finish: 'stop' | 'length';
  readonly cost: Cost;
  readonly callMs: number;
  readonly firstTokenMs: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly modelBytes: number | null;
}

export type Asked =
  | { readonly kind: 'answered'; readonly kept: KeptAnswer }
  | {
      readonly kind: 'failed';
      readonly failure: FailureKind;
      readonly message: string;
      readonly cost: Cost;
    };

export interface Question {
  readonly task: Task;
  readonly model: Model;
  /** The ledger's name for the calls. */
  readonly callId: string;
  readonly decision: RouteDecision;
  readonly signal: AbortSignal;
}

/** Where `model` may be asked at all, it is the only candidate. */
export function decideForModel(
  task: Task,
  model: Model,
  services: BenchmarkServices,
): Promise<RouteDecision> {
  return decideRoute({ ...task, model: model.id }, [model], services);
}

/** Never rejects. */
export async function askModel(
  { task, model, callId, decision, signal }: Question,
  services: BenchmarkServices,
): Promise<Asked> {
  const heard: Pick<KeptAnswer, 'answer' | 'finish'>[] = [];
  const { outcome, attempts, totalCost } = await services.execution.run({
    ...{ task: { ...task, model: model.id }, taskId: callId, decision, signal },
    models: new Map([[model.id, model]]),
    onText: () => {},
    background: true,
    verify: async ({ answer, finish }) => {
      heard.push({ answer, finish });
      return { outcome: 'unchecked', by: 'none', evidence: '' };
    },
  });
  const [last, answered] = [heard.at(-1), attempts.at(-1)];
  if (!outcome.ok || last === undefined || answered === undefined) {
    const failure = outcome.ok ? null : outcome.failure;
    const { kind = 'malformed', message = 'No answer came.' } = failure ?? {};
    return { kind: 'failed', failure: kind, message, cost: totalCost };
  }
  const modelBytes = await measureModel(model, signal, services);
  const figures = { ...readFigures(answered), modelBytes, cost: totalCost };
  return { kind: 'answered', kept: { ...last, ...figures } };
}

function readFigures({ durationMs, firstTokenMs, usage }: Attempt) {
  return {
    callMs: durationMs,
    firstTokenMs: firstTokenMs ?? null,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
  };
}

async function measureModel(
  model: Model,
  signal: AbortSignal,
  { execution }: BenchmarkServices,
): Promise<number | null> {
  const provider = execution.providers.get(model.provider);
  return (await provider?.measureMemory?.(model.name, signal)) ?? null;
}
