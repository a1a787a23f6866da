/** A document that cannot be changed is refused before anything is asked, but for an explanation. */
import type * as vscode from 'vscode';
import { showNotice } from '../show/index.ts';

/** Says so; resolves with whether the person wants it explained, which changes nothing. */
export async function offerToExplain({ uri }: vscode.TextDocument): Promise<boolean> {
  const name = uri.path.split('/').pop() || 'This document';
  const explain = 'Explain It';
  const chosen = await showNotice(
    'warning',
    `${name} is read-only, so no answer could be put into it. Nothing was asked.`,
    explain,
  );
  return chosen === explain;
}
