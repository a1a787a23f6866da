/** Builds what one attempt is told: the task with what is left of its limits, and what came before. */
import type { Step } from '../../core/fallback-handler/index.ts';
import type { Attempt, Candidate } from '../../core/types.ts';
import { describeChecking } from '../../protocol/index.ts';
import { askSecondAnswers } from './askSecondAnswers.ts';
import { type AttemptOrder, type OutputBudget, sumCosts } from './attempt/index.ts';
import type { ExecutionInput } from './execution.ts';
import { describePoint, type ExecutionState } from './executionState.ts';
import type { ExecutionServices } from './services.ts';
import { takeUsedTokens } from './takeUsedTokens.ts';

/** A step that is a call. */
export type CallStep = Extract<Step, { kind: 'try' | 'shrink' | 'shorten' | 'widen' }>;

/** Undefined where the model is no longer there. */
export function buildOrder(
  { model: id, provider, tier }: Pick<Candidate, 'model' | 'provider' | 'tier'>,
  how: Pick<AttemptOrder, 'room' | 'rejected'>,
  input: ExecutionInput,
  state: ExecutionState,
  services: ExecutionServices,
): AttemptOrder | undefined {
  const model = input.models.get(id);
  if (!model) return;
  const { attempts } = state;
  const spent = sumCosts(attempts.map(({ cost }) => cost)).nanoUsd;
  const cap = input.task.maxCostNanoUsd;
  const order: AttemptOrder = {
    ...how,
    task: takeUsedTokens(input.task, attempts),
    taskId: input.taskId,
    signal: input.signal,
    index: attempts.length,
    model,
    mayEscalate: mayEscalate(id, input, attempts),
    leftNanoUsd: cap === undefined ? null : Math.max(0, cap - spent),
    deadlineMs: state.deadlineMs,
    onText: input.onText,
    ...(input.onThought && { onThought: input.onThought }),
    onAnswered: heard => {
      input.onPoint?.(describePoint(state, input, { model: id, provider, tier, heard }));
      input.onAnswered?.();
    },
    onChecking: check => input.onStep?.(describeChecking(check, model.id), model.id, check),
  };
  return { ...order, askOthers: () => askSecondAnswers(order, input, services) };
}

export function chooseOutputBudget(step: CallStep, { last }: ExecutionState): OutputBudget {
  switch (step.kind) {
    case 'try':
      return { kind: 'usual' };
    case 'shrink':
      return { kind: 'lean' };
    case 'shorten':
      return { kind: 'at-most', maxTokens: step.maxTokens };
    case 'widen':
      return { kind: 'wider', cutAt: last?.maxTokens ?? 0 };
  }
}

/**
 * What the next model is told of the last rejected answer; the answer itself only where it is its own.
 * A local model after a dearer one failed is a last resort, and asked as if it were the first: small
 * models that read of another's failure were seen to give up.
 */
export function buildRepairFeedback(
  { tier }: Candidate,
  step: CallStep,
  { rejected, attempts }: ExecutionState,
): AttemptOrder['rejected'] {
  // That an answer was cut teaches nothing.
  const wasCut = step.kind === 'widen' || (step.kind === 'shorten' && attempts.at(-2)?.cut);
  if (rejected === null || wasCut) return null;
  const { answer, verdict } = rejected;
  if (step.kind === 'try' && step.repair) return { verdict, answer: answer.code ?? answer.text };
  const author = attempts.find(({ model }) => model === rejected.model);
  const isDown = tier === 'local' && author?.tier !== 'local';
  return isDown ? null : { verdict, answer: '' };
}

/** In a cascade, as long as a candidate is left that was not asked yet. */
function mayEscalate(
  model: string,
  { decision }: ExecutionInput,
  attempts: readonly Attempt[],
): boolean {
  if (decision.route !== 'cascade') return false;
  const asked = new Set([model, ...attempts.map(attempt => attempt.model)]);
  return decision.candidates.some(other => !asked.has(other.model));
}
