/**
 * Shows each of the ledger's warnings once: the server says which period it belongs to, and what was
 * shown is remembered for all windows.
 */
import * as vscode from 'vscode';
import type { PanelSnapshot } from '../protocol/panel.ts';
import { COMMANDS } from './contributions.ts';
import type { LiveResources } from './liveResources.ts';

const SHOWN = 'shownAlerts';
/** Warnings that are remembered; older ones belong to periods that are over. */
const MAX_SHOWN = 100;

type Alert = NonNullable<PanelSnapshot['spend']>['alerts'][number];

/** Watches for warnings until it is disposed. Notes stay in the panel. */
export function alertNotices(live: LiveResources, memento: vscode.Memento): vscode.Disposable {
  return live.onDidChange(({ spend }) => {
    // Another window, which the person is looking at, shows it.
    if (!vscode.window.state.focused) return;
    const shown = memento.get<readonly string[]>(SHOWN, []);
    const fresh = (spend?.alerts ?? []).filter(
      ({ key, level }) => level !== 'info' && !shown.includes(key),
    );
    if (fresh.length === 0) return;
    void memento.update(SHOWN, [...fresh.map(({ key }) => key), ...shown].slice(0, MAX_SHOWN));
    for (const alert of fresh) void show(alert);
  });
}

async function show({ level, message }: Alert): Promise<void> {
  const budget = 'Show Budget';
  const text = `LocalLama: ${message}`;
  const chosen =
    level === 'error'
      ? await vscode.window.showErrorMessage(text, budget)
      : await vscode.window.showWarningMessage(text, budget);
  if (chosen) await vscode.commands.executeCommand(COMMANDS.showPanel);
}
