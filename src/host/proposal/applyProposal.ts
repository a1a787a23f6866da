/** Puts a proposal into its document: one edit, thus one undo, and only where the code still is. */
import * as vscode from 'vscode';
import type { Change } from '../../core/answer/index.ts';
import { showNotice } from '../show/index.ts';
import { isReadOnly } from './isReadOnly.ts';
import type { Proposal } from './proposal.ts';
import { reanchor } from './reanchor.ts';

/** Replaces the code. False, with a message, where that cannot be done safely. */
export function replaceCode(proposal: Proposal): Promise<boolean> {
  return applyChange(proposal, proposal.change);
}

/** Inserts the answer on the lines after the code. False, with a message, where it cannot. */
export function insertBelow(proposal: Proposal): Promise<boolean> {
  return applyChange(proposal, proposal.below);
}

async function applyChange(proposal: Proposal, { old, now }: Change): Promise<boolean> {
  const place = await findPlace(proposal, old);
  return place !== undefined && edit(place.document, place.range, now);
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

async function findPlace({ target, offset }: Proposal, code: string): Promise<Place | undefined> {
  const document = await vscode.workspace.openTextDocument(target.document.uri);
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
