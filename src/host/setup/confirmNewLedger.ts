/**
 * `Confirm New Ledger…`: a lost ledger begins anew only when the person says so. It goes through the
 * program and not through the server, so that no client of a server, and no agent, can ask for it.
 */
import * as vscode from 'vscode';
import { CONTEXT_KEYS, setContext } from '../contributions.ts';
import { type LiveResources, runProgram, type ServerPlace } from '../server/index.ts';

/** Asks, and confirms. */
export async function confirmNewLedger(place: ServerPlace, live: LiveResources): Promise<void> {
  const ledger = live.snapshot.spend?.ledger;
  if (ledger?.kind !== 'lost') {
    void vscode.window.showInformationMessage('LocalLama: there is no loss to confirm.');
    return;
  }
  const begin = 'Begin Anew';
  const question = 'Begin a new ledger? Budgets then count from zero.';
  const options = { modal: true, detail: ledger.problem ?? '' };
  if ((await vscode.window.showWarningMessage(question, options, begin)) !== begin) return;
  const end = await runProgram(place, ['doctor', '--confirm-new-ledger', '--yes']);
  await live.refresh();
  if (end.ok) {
    void vscode.window.showInformationMessage('LocalLama: paid calls are possible again.');
  } else {
    void vscode.window.showErrorMessage(`LocalLama: the ledger stays as it is. ${end.stderr}`);
  }
}

/** Keeps the context key by which the command is offered. */
export function watchLostLedger(live: LiveResources): vscode.Disposable {
  let shown: boolean | undefined;
  return live.onDidChange(({ spend }) => {
    const lost = spend?.ledger.kind === 'lost';
    if (lost === shown) return;
    shown = lost;
    void setContext(vscode.commands, CONTEXT_KEYS.hasLostLedger, lost);
  });
}
