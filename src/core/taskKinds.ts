/** The kinds of work that a request may ask for. */

export const TASK_KINDS = [
  'generate',
  'complete',
  'fix',
  'explain',
  'refactor',
  'test',
  'predict-output',
  'translate',
  'document',
  'repository-change',
] as const;

export type TaskKind = (typeof TASK_KINDS)[number];
