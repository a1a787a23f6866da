/**
 * Shows the ledger's warnings. The server sends each once per period, to one of all open windows; what
 * still holds is in the panel, too.
 */
import * as vscode from 'vscode';
import type { AlertNotice } from '../../protocol/index.ts';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../server/index.ts';
import { showNotice } from '../show/index.ts';

/** Shows warnings until it is disposed. */
export function showAlertNotices(session: Session): vscode.Disposable {
  return session.onDidAlert(notice => void showAlert(notice));
}

async function showAlert({ level, message }: AlertNotice): Promise<void> {
  const budget = 'Show Budget';
  const chosen = await showNotice(level, message, budget);
  if (chosen) await vscode.commands.executeCommand(COMMANDS.showPanel);
}
