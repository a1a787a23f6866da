/** A terminal with the command typed and not run: fetching gigabytes is the person's to start. */
import * as vscode from 'vscode';

export function openPullTerminal(command: string): void {
  const terminal = vscode.window.createTerminal('Ollama');
  terminal.show();
  terminal.sendText(command, false);
}
