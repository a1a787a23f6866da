/** What a caller says about the code that a task is for, beside the task's words. */
import type { Task } from '../types.ts';

/** Whether language, file or tests were given: they settle which code is meant. */
export function isGiven({ language, filePath, tests }: Task): boolean {
  return [language, filePath, tests].some(isText);
}

/** Whether the answer must pass tests. */
export function hasTests({ tests }: Task): boolean {
  return isText(tests);
}

function isText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
