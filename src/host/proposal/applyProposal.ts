/** Puts a proposal into its file: one edit, thus one undo, and only where the code still is. */
import * as vscode from 'vscode';
import { showNotice } from '../show/index.ts';
import { isReadOnly } from './isReadOnly.ts';
import type { FileChange, Proposal } from './proposal.ts';
import { reanchor } from './reanchor.ts';

/** Replaces the code. False, with a message, where that cannot be done safely. */
export function replaceCode(proposal: Proposal): Promise<boolean> {
  return applyChange(proposal.change);
}

/** Inserts the answer on the lines after the code. False, with a message, where it cannot. */
export function insertBelow(proposal: Proposal): Promise<boolean> {
  return applyChange(proposal.below);
}

async function applyChange(change: FileChange): Promise<boolean> {
  if (change.kind === 'create') return createFile(change);
  const place = await findPlace(change);
  return place !== undefined && edit(place.document, place.range, change.now);
}

/** Only where there is none: what was made meanwhile is not written over. */
async function createFile({ uri, now }: FileChange): Promise<boolean> {
  const change = new vscode.WorkspaceEdit();
  change.createFile(uri, { contents: new TextEncoder().encode(now) });
  if (!(await vscode.workspace.applyEdit(change))) {
    refuse('The file could not be made, or is there by now.');
    return false;
  }
  await vscode.window.showTextDocument(uri);
  return true;
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

async function findPlace({ uri, offset, old: code }: FileChange): Promise<Place | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  const anchor = reanchor(document.getText(), code, offset);
  switch (anchor.kind) {
    case 'found': {
      const end = document.positionAt(anchor.offset + code.length);
      return { document, range: new vscode.Range(document.positionAt(anchor.offset), end) };
    }
    case 'changed':
      refuse('The code was changed after the model was asked, so the answer was not put in.');
      return undefined;
    case 'ambiguous':
      refuse('The document was changed, and the code is now there more than once.');
      return undefined;
  }
}

function refuse(why: string): void {
  const advice = 'Undo the change and apply again, or copy the answer.';
  void showNotice('warning', `${why} ${advice}`);
}

/**
 * By the editor and not by a workspace edit, which changes read-only documents, too. The editor says
 * that all is well even where it changed nothing.
 */
async function edit(
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
): Promise<boolean> {
  if (await isReadOnly(document)) return refuseReadOnly();
  const editor = await vscode.window.showTextDocument(document);
  const { version } = document;
  await editor.edit(change => change.replace(range, text));
  if (document.version === version) return refuseReadOnly();
  const shown = new vscode.Range(range.start, range.start);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(shown, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

function refuseReadOnly(): false {
  const advice = 'Make it writable and apply again, or copy the answer.';
  void showNotice('warning', `the document is read-only. ${advice}`);
  return false;
}
