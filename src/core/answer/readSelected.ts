/** The code that an answer takes the place of, where the task says so. */
import type { Task, TaskKind } from '../types.ts';

/** The selected code with plain line ends; null where the answer is none that stands for it. */
export function readSelected({ replaces, intent }: Task): string | null {
  if (replaces === undefined || replaces.trim() === '') return null;
  if (intent !== undefined && BESIDE.has(intent)) return null;
  return replaces.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
}

/** What is given beside the code that it is about. */
const BESIDE: ReadonlySet<TaskKind> = new Set(['test', 'explain', 'review', 'predict-output']);
