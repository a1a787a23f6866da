/** The kinds of work that a request may ask for: one vocabulary for callers and for decisions. */

/** What a caller may say that it wants: `intent` on the wire. */
export const INTENTS = [
  'generate',
  'complete',
  'fix',
  'explain',
  'refactor',
  'document',
  'types',
  'rename',
  'test',
  'translate',
  'review',
] as const;

/** Beside what callers say, what is only read from their words. */
export const TASK_KINDS = [...INTENTS, 'predict-output', 'repository-change'] as const;

export type TaskKind = (typeof TASK_KINDS)[number];

/** What is answered in words, and must never replace the code that it is about. */
export const WORD_KINDS: ReadonlySet<TaskKind> = new Set(['explain', 'review', 'predict-output']);
