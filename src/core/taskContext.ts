/** What stands around the code of a task, as a client gives it. */

export interface TaskContext {
  /** What stands before the code in its document, and after it. */
  readonly before: string;
  readonly after: string;
}
