/**
 * How many tokens an answer may have: what the call carries as its cap and the reservation counts on.
 *
 * Several times the expectation, since a cut answer is worth nothing and models that reason write
 * much that nobody sees; never more than the model or its window can give.
 */
import type { Model, Task } from '../types.ts';

const LEAST_TOKENS = 1_024;
const TIMES_EXPECTED = 4;

/** At least 1, even where the window is too small: the selector rejects such a model by name. */
export function answerCap(
  task: Pick<Task, 'promptTokens' | 'outputTokens'>,
  model: Pick<Model, 'contextTokens' | 'maxOutputTokens'>,
): number {
  const wanted = Math.max(LEAST_TOKENS, TIMES_EXPECTED * task.outputTokens);
  const room = model.contextTokens - task.promptTokens;
  return Math.max(1, Math.floor(Math.min(wanted, room, model.maxOutputTokens ?? wanted)));
}
