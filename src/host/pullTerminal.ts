/** A terminal with the command typed and not run: fetching gigabytes is the person's to start. */
import * as vscode from 'vscode';

/** A shell that does not report itself by then is typed into as it is. */
const READY_LIMIT_MS = 3_000;

export async function openPullTerminal(command: string): Promise<void> {
  const terminal = vscode.window.createTerminal('Ollama');
  terminal.show();
  await waitForShell(terminal);
  terminal.sendText(command, false);
}

/** What is typed before the prompt is there stands before the prompt, too. */
async function waitForShell(terminal: vscode.Terminal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, READY_LIMIT_MS);
  const shell = vscode.window.onDidChangeTerminalShellIntegration(changed => {
    if (changed.terminal === terminal) resolve();
  });
  await promise;
  shell.dispose();
  clearTimeout(timer);
}
