/** A task's sizes by the exact tokenizer of the model that is asked, where that is loaded. */
import type { Task } from '../../types.ts';
import { countTokens, type ExactCounter } from './tokens.ts';

/** Longer texts would take an exact tokenizer too long (10 MB/s) for what is gained. */
export const MAX_EXACT_CHARS = 200_000;

/**
 * `task` with exact counts instead of estimated ones. A size that the caller stated and that is above
 * both stays: there is more than the text.
 */
export function sizeTask(task: Task, exact: ExactCounter): Task {
  // Of a conversation the text is not all that is counted: roles, calls and tools have frames.
  if (task.conversation) return task;
  const text = task.system === undefined ? task.prompt : `${task.system}\n${task.prompt}`;
  if (text.length > MAX_EXACT_CHARS) return task;
  const estimated = countTokens(text);
  const counted = countTokens(text, exact);
  const stated = task.promptTokens > addTokenMargin(estimated.expected) ? task.promptTokens : 0;
  const promptTokens = Math.max(stated, counted.expected);
  return {
    ...task,
    promptTokens,
    promptTokensUpper: Math.max(promptTokens, Math.min(counted.upper, task.promptTokensUpper)),
  };
}

/** A token estimate is a middle; a window must hold what comes out larger. */
export function addTokenMargin(expectedTokens: number): number {
  return Math.ceil(expectedTokens * WINDOW_MARGIN);
}

const WINDOW_MARGIN = 1.15;
