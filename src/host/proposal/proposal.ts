/** What a model proposes for a piece of code. */
import type * as vscode from 'vscode';
import type { Change } from '../../core/answer/index.ts';
import type { SelectionTarget } from './selectionTarget.ts';

export interface Proposal {
  /** The server's id of the task that this answers. */
  readonly taskId: string;
  readonly target: SelectionTarget;
  /** Where the code began in the document when the model was asked. */
  readonly offset: number;
  /** The answer's code as it was checked, for the clipboard. */
  readonly code: string;
  /** What Apply does. */
  readonly change: Change;
  /** What Insert Below does. */
  readonly below: Change;
  /** The right side of the diff. */
  readonly uri: vscode.Uri;
  /** Model, cost, checks. */
  readonly facts: string;
}
