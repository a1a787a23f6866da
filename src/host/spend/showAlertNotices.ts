/**
 * Shows the ledger's warnings. The server sends each once per period, to one of all open windows; what
 * still holds is in the panel, too.
 */
import * as vscode from 'vscode';
import type { AlertNotice } from '../../protocol/index.ts';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../server/index.ts';

/** Shows warnings until it is disposed. */
export function showAlertNotices(session: Session): vscode.Disposable {
  return session.onDidAlert(notice => void showNotice(notice));
}

async function showNotice({ level, message }: AlertNotice): Promise<void> {
  const budget = 'Show Budget';
  const chosen = await SHOW[level](`LocalLama: ${message}`, budget);
  if (chosen) await vscode.commands.executeCommand(COMMANDS.showPanel);
}

type Show = (message: string, button: string) => Thenable<string | undefined>;

const SHOW: Readonly<Record<AlertNotice['level'], Show>> = {
  info: (message, button) => vscode.window.showInformationMessage(message, button),
  warning: (message, button) => vscode.window.showWarningMessage(message, button),
  error: (message, button) => vscode.window.showErrorMessage(message, button),
};
