/** Runs one task under a notification that says how far it is, and can be cancelled. */
import * as vscode from 'vscode';
import type { RouteTaskInput } from '../../protocol/tools/index.ts';
import type { RouteResult, Session } from '../server/index.ts';
import { describeProgress, type Received, receiveProgress } from './describeProgress.ts';
import { callRouteTask } from './routeCall.ts';

/** Asks for `input`; the result is cancelled when the person cancels. */
export function routeWithProgress(
  session: Session,
  input: RouteTaskInput,
  title: string,
): Promise<RouteResult> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `LocalLama: ${title}`,
    cancellable: true,
  };
  const run = async (
    progress: vscode.Progress<{ readonly message: string }>,
    token: vscode.CancellationToken,
  ) => {
    const abort = new AbortController();
    const cancel = token.onCancellationRequested(() => abort.abort());
    let received: Received = { model: '', text: '' };
    progress.report({ message: 'Choosing a model.' });
    try {
      return await callRouteTask(session, input, abort.signal, note => {
        received = receiveProgress(received, note);
        const message = describeProgress(received, note);
        if (message !== undefined) progress.report({ message });
      });
    } finally {
      cancel.dispose();
    }
  };
  return Promise.resolve(vscode.window.withProgress(options, run));
}
