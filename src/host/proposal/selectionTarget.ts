/** The code that a command is about, and the document around it. */
import type * as vscode from 'vscode';
import type { Place } from '../../core/answer/index.ts';

export interface SelectionTarget {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly code: string;
  /** For the title, e.g. `Selection in add.ts, lines 3–9`. */
  readonly what: string;
}

/** The document in three parts, as it is now. */
export function splitDocument({ document, range, code }: SelectionTarget): Place {
  const text = document.getText();
  const offset = document.offsetAt(range.start);
  return {
    before: text.slice(0, offset),
    selected: code,
    after: text.slice(offset + code.length),
    language: document.languageId,
  };
}
