/**
 * One step of a benchmark: *may it be asked → ask → write down → judge → write down*. What is written
 * down is never asked for again.
 */
import { randomUUID } from 'node:crypto';
import type { BenchmarkTask, Trial, TrialResult } from '../../../core/benchmark/index.ts';
import type { Cost, Model, Rejection } from '../../../core/types.ts';
import type { KeptStep } from '../../../store/index.ts';
import type { BenchmarkServices } from '../benchmarkServices.ts';
import { judgeAnswer, measureCompleteness } from '../judge/index.ts';
import { askModel, decideForModel, type KeptAnswer } from './askModel.ts';
import { measureBenchmarkTask } from './measureBenchmarkTask.ts';

export interface StepOrder {
  readonly benchmark: string;
  readonly step: KeptStep;
  readonly task: BenchmarkTask;
  /** Undefined: no end point offers it now. */
  readonly model: Model | undefined;
  /** What the whole benchmark may still cost; null: what the budgets leave. */
  readonly leftNanoUsd: number | null;
  readonly signal: AbortSignal;
}

export type StepEnd =
  | { readonly kind: 'done'; readonly trial: Trial }
  /** Nothing was asked, and this model has to wait: for money, for a quota, for its end point. */
  | { readonly kind: 'held'; readonly why: string }
  | { readonly kind: 'cancelled' };

/** Throws SQLite's errors: what cannot be written down is not asked for. */
export async function runStep(order: StepOrder, services: BenchmarkServices): Promise<StepEnd> {
  const { model, step } = order;
  if (model === undefined) return { kind: 'held', why: `No end point offers ${step.model} now.` };
  return step.progress.kind === 'answered'
    ? judgeKept(order, model, JSON.parse(step.progress.answer) as KeptAnswer, services)
    : askStep(order, model, services);
}

async function askStep(
  order: StepOrder,
  model: Model,
  services: BenchmarkServices,
): Promise<StepEnd> {
  const { benchmark, step, signal, leftNanoUsd } = order;
  const { benchmarks, config } = services;
  const measured = measureBenchmarkTask(order.task, config.priority);
  const task = leftNanoUsd === null ? measured : { ...measured, maxCostNanoUsd: leftNanoUsd };
  const decision = await decideForModel(task, model, services);
  const [rejection] = decision.rejected;
  if (decision.candidates.length === 0 && rejection) return refuse(order, rejection, services);

  const callId = randomUUID();
  benchmarks.ask(benchmark, step, callId);
  const asked = await askModel({ task, model, callId, decision, signal }, services);
  if (asked.kind === 'answered') {
    benchmarks.keepAnswer(benchmark, step, JSON.stringify(asked.kept));
    return judgeKept(order, model, asked.kept, services);
  }
  const { failure, message, cost } = asked;
  if (failure === 'cancelled' || HOLDING.has(failure)) {
    if (cost.nanoUsd > 0) return finish(order, { kind: 'lost' }, cost, services);
    benchmarks.putBack(benchmark, step);
    return failure === 'cancelled' ? { kind: 'cancelled' } : { kind: 'held', why: message };
  }
  return finish(order, { kind: 'failed', failure, message }, cost, services);
}

/** What is in the way of every further answer of the model, too, and passes. */
const HOLDING: ReadonlySet<string> = new Set([
  'budget-refused',
  'quota-used-up',
  'payment',
  'auth',
  'model-gone',
  'model-not-pulled',
  'network',
  'connect-timeout',
  'dns',
  'tls',
]);

/** Of the decision, likewise. */
const HOLDING_RULES: ReadonlySet<Rejection['kind']> = new Set([
  'over-budget',
  'cooling-down',
  'quota-used-up',
  'provider-down',
]);

function refuse(order: StepOrder, { kind, why }: Rejection, services: BenchmarkServices): StepEnd {
  if (HOLDING_RULES.has(kind)) return { kind: 'held', why };
  const result = { kind: 'refused', failure: 'not-eligible', message: why } as const;
  return finish(order, result, NOTHING, services);
}

const NOTHING: Cost = { nanoUsd: 0, basis: 'free' };

async function judgeKept(
  order: StepOrder,
  model: Model,
  kept: KeptAnswer,
  services: BenchmarkServices,
): Promise<StepEnd> {
  const { task, signal } = order;
  const { answer, finish: ended, cost, callMs, modelBytes } = kept;
  const { firstTokenMs, inputTokens, outputTokens } = kept;
  const asked = measureBenchmarkTask(task, services.config.priority);
  const { verification } = services.execution;
  const startedMs = services.now();
  const judged = await judgeAnswer({
    task,
    asked,
    model,
    answer,
    finish: ended,
    verification,
    signal,
  });
  // A judgement that was cancelled is made again.
  if (signal.aborted && judged.passed === null) return { kind: 'cancelled' };
  const result: TrialResult = {
    ...{ kind: 'answered', ...judged },
    completeness: await measureCompleteness(task, answer),
    ...{ callMs, firstTokenMs, inputTokens, outputTokens, modelBytes },
    verifiedMs: callMs + Math.max(0, services.now() - startedMs),
  };
  return finish(order, result, cost, services);
}

function finish(
  { benchmark, step }: StepOrder,
  result: TrialResult,
  cost: Cost,
  { benchmarks }: BenchmarkServices,
): StepEnd {
  const { model, tier, taskId, run } = step;
  const trial: Trial = { model, tier, taskId, run, result, cost };
  benchmarks.finish(benchmark, step, trial);
  return { kind: 'done', trial };
}
