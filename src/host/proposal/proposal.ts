/** What a model proposes for a piece of code. */
import type * as vscode from 'vscode';
import type { SelectionTarget } from './findSelectionTarget.ts';

export interface Proposal {
  /** The server's id of the task that this answers. */
  readonly taskId: string;
  readonly target: SelectionTarget;
  /** Where the code began in the document when the model was asked. */
  readonly offset: number;
  /** The answer, for below the code and for the clipboard. */
  readonly code: string;
  /** What Apply puts in the code's place: the answer, or the code with the answer below it. */
  readonly replacement: string;
  /** The right side of the diff. */
  readonly uri: vscode.Uri;
  /** Model, cost, checks. */
  readonly facts: string;
}
