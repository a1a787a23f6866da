/** The extension's parts, and who owns them. Nothing is decided here. */
import * as vscode from 'vscode';
import { alertNotices } from './host/alertNotices.ts';
import { Answers } from './host/answers.ts';
import { apiKeys } from './host/apiKeys.ts';
import { registerCommands } from './host/commands.ts';
import { watchLostLedger } from './host/confirmNewLedger.ts';
import { costMeter } from './host/costMeter.ts';
import { LiveResources } from './host/liveResources.ts';
import { registerMcpDefinition } from './host/mcpDefinition.ts';
import { registerPanel } from './host/panel.ts';
import { Proposals } from './host/proposals.ts';
import { outcomeReporter } from './host/reportOutcome.ts';
import { serverPlace } from './host/serverCommand.ts';
import { serverSession } from './host/serverSession.ts';
import type { Session } from './host/session.ts';

let running: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const { secrets, extensionUri, workspaceState: memento } = context;
  const place = serverPlace(context);
  const keys = apiKeys(secrets);
  const log = vscode.window.createOutputChannel('LocalLama', { log: true });
  const [session, changes] = serverSession({ place, keys, secrets, log });
  const live = new LiveResources(session, problem => log.warn(problem));
  const proposals = new Proposals(outcomeReporter(session));
  const answers = new Answers();
  running = session;

  context.subscriptions.push(
    log,
    session,
    changes,
    live,
    proposals,
    answers,
    costMeter(live),
    alertNotices(session),
    watchLostLedger(live),
    registerPanel(extensionUri, live),
    registerMcpDefinition(place, keys, secrets),
    registerCommands({ session, proposals, answers, memento, place, keys, live, log }),
  );

  // Not awaited: the editor's start must not wait for a process of ours.
  void session.start();
}

/** VS Code waits for this promise, so the server is gone before the window is. */
export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}
