/** A notice that says how far something is, and can be cancelled. */
import * as vscode from 'vscode';
import { formatNotice } from '../text/index.ts';

/** Runs `work` under it; `report` replaces what the notice says. */
export function showProgress<T>(
  title: string,
  work: (report: (message: string) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: formatNotice(`LocalLama: ${title}`),
    cancellable: true,
  };
  const run = async (
    progress: vscode.Progress<{ readonly message: string }>,
    token: vscode.CancellationToken,
  ) => {
    const abort = new AbortController();
    const cancel = token.onCancellationRequested(() => abort.abort());
    try {
      const report = (message: string) => progress.report({ message: formatNotice(message) });
      return await work(report, abort.signal);
    } finally {
      cancel.dispose();
    }
  };
  return Promise.resolve(vscode.window.withProgress(options, run));
}
