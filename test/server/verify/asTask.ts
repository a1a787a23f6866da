/** A tested task as the rest of the program knows tasks. */
import type { Task } from '../../../src/core/types.ts';
import type { TestedTask } from './tasks.ts';

/** The task with its tests; nothing that the checks do not look at is measured. */
export function asTask({ task, language, tests }: TestedTask): Task {
  return { ...plainTask(task), language, tests };
}

/** A task of words alone. */
export function plainTask(prompt: string): Task {
  return {
    prompt,
    promptTokens: 0,
    promptTokensUpper: 0,
    outputTokens: 0,
    complexity: 0,
    priority: 'cost',
  };
}
