/** What stands around the code of a task, as a client gives it, and what of it a model was shown. */

export interface TaskContext {
  /** What stands before the code in its document, and after it. */
  readonly before: string;
  readonly after: string;
  /** What the editor says is wrong at the code, one sentence each. */
  readonly diagnostics?: readonly string[];
  /** Texts of other files that belong to the code: types that it names, tests that it has. */
  readonly related?: readonly RelatedText[];
}

export interface RelatedText {
  readonly filePath: string;
  readonly text: string;
}

export const CONTEXT_PARTS = [
  'diagnostics',
  'imports',
  'enclosing',
  'related',
  'outline',
  'before',
  'after',
] as const;
export type ContextPartName = (typeof CONTEXT_PARTS)[number];

/** One part of it that goes into a prompt. */
export interface ContextPart {
  readonly what: ContextPartName;
  readonly text: string;
  /** Absent: the task's own file. */
  readonly filePath?: string;
}

/** What a model was shown beside the task, for a person. */
export interface ShownContext {
  readonly what: ContextPartName;
  readonly filePath?: string;
  readonly lines: number;
}
