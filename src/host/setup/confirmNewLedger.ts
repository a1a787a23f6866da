/**
 * `Confirm New Ledger…`: a lost ledger begins anew only when the person says so. It goes through the
 * program and not through the server, so that no client of a server, and no agent, can ask for it.
 */
import * as vscode from 'vscode';
import { CONTEXT_KEYS, setContext } from '../contributions.ts';
import { type LiveResources, runProgram, type ServerPlace } from '../server/index.ts';
import { confirm, showNotice } from '../show/index.ts';

/** Asks, and confirms. */
export async function confirmNewLedger(place: ServerPlace, live: LiveResources): Promise<void> {
  const ledger = live.snapshot.spend?.ledger;
  if (ledger?.kind !== 'lost') {
    void showNotice('info', 'there is no loss to confirm.');
    return;
  }
  const question = 'Begin a new ledger? Budgets then count from zero.';
  if (!(await confirm(question, ledger.problem ?? '', 'Begin Anew'))) return;
  const end = await runProgram(place, ['doctor', '--confirm-new-ledger', '--yes']);
  await live.refresh();
  if (end.ok) {
    void showNotice('info', 'paid calls are possible again.');
  } else {
    void showNotice('error', `the ledger stays as it is. ${end.stderr}`);
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
