/** Runs one task under a notification that shows the text as it comes, and can be cancelled. */
import * as vscode from 'vscode';
import type { RouteTaskInput } from '../../protocol/tools/index.ts';
import type { RouteResult, Session } from '../server/index.ts';
import { callRouteTask, type RouteProgress } from './routeCall.ts';

/** The notification is one line: this much of the newest text fits beside the model's name. */
const SHOWN_CHARS = 60;

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
    progress.report({ message: 'choosing a model…' });
    try {
      return await callRouteTask(session, input, abort.signal, note => {
        received = receive(received, note);
        progress.report({ message: describeProgress(received, note) });
      });
    } finally {
      cancel.dispose();
    }
  };
  return Promise.resolve(vscode.window.withProgress(options, run));
}

interface Received {
  readonly model: string;
  readonly text: string;
}

/** Another model that takes over starts afresh. */
function receive(before: Received, note: RouteProgress): Received {
  if (note.kind !== 'text') return before;
  const text = note.model === before.model ? before.text + note.delta : note.delta;
  return { model: note.model, text };
}

function describeProgress({ model, text }: Received, note: RouteProgress): string {
  if (note.kind === 'step') return note.message;
  const newest = text.trimEnd().split('\n').pop()?.trim().slice(-SHOWN_CHARS) ?? '';
  return `${model} · ${text.length} characters · ${newest}`;
}
