/** What a model proposes for a piece of code. */
import type * as vscode from 'vscode';
import type { Change } from '../../core/answer/index.ts';

/** A change and the file that it is for. */
export interface FileChange extends Change {
  /** `create`: the file is made by it. */
  readonly kind: 'edit' | 'create';
  readonly uri: vscode.Uri;
  /** Where what it replaces began in the file when the model was asked. */
  readonly offset: number;
}

export interface Proposal {
  /** The server's id of the task that this answers. */
  readonly taskId: string;
  /** The answer's code as it was checked, for the clipboard. */
  readonly code: string;
  /** What Apply does. */
  readonly change: FileChange;
  /** What Insert Below does. */
  readonly below: FileChange;
  /** The right side of the diff. */
  readonly uri: vscode.Uri;
  /** Model, cost, checks. */
  readonly facts: string;
}
