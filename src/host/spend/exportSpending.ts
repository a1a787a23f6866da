/** `Export Spending…`: what was spent, as CSV or JSON, into a file that the person chooses. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { findWorkspaceFolder, runProgram, type ServerPlace } from '../server/index.ts';
import { pickItem, showNotice } from '../show/index.ts';
import { buildExportArguments, EXPORT_GROUPS } from './buildExportArguments.ts';

/** Asks for the grouping and the file, and writes it. */
export async function exportSpending(place: ServerPlace): Promise<void> {
  const group = await pickItem(
    EXPORT_GROUPS.map(label => ({ label, description: `one line for each ${label}` })),
    { title: 'Export Spending', placeHolder: 'What is one line to be?' },
  );
  if (!group) return;
  const folder = findWorkspaceFolder() ?? vscode.Uri.file(homedir());
  const uri = await vscode.window.showSaveDialog({
    title: 'Export Spending',
    defaultUri: vscode.Uri.joinPath(folder, `locallama-spending-by-${group.label}.csv`),
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (!uri) return;
  const end = await runProgram(place, buildExportArguments(group.label, uri.path));
  if (!end.ok) {
    void showNotice('error', `nothing was exported. ${end.stderr}`);
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(end.stdout));
  const open = 'Open';
  const text = `spending is in ${uri.fsPath}.`;
  if (await showNotice('info', text, open)) {
    await vscode.commands.executeCommand('vscode.open', uri);
  }
}
