/** A task with what is left of its own tokens. Answers whose host counts nothing take what was expected of them. */
import type { Attempt, Task } from '../../core/types.ts';

export function takeUsedTokens(
  task: Task,
  attempts: readonly Pick<Attempt, 'usage' | 'failure'>[],
): Task {
  if (task.tokenBudget === undefined) return task;
  const used = attempts.reduce((sum, attempt) => sum + countTokensOf(attempt, task), 0);
  return { ...task, tokenBudget: Math.max(0, task.tokenBudget - used) };
}

/** Of a call that failed, only what was told: it may not have been sent. */
function countTokensOf(
  { usage, failure }: Pick<Attempt, 'usage' | 'failure'>,
  { promptTokens, outputTokens }: Task,
): number {
  if (usage !== undefined) return usage.inputTokens + usage.outputTokens;
  return failure === undefined ? promptTokens + outputTokens : 0;
}
