/** The extension's parts, and their owner. Nothing is decided here. */
import * as vscode from 'vscode';
import {
  Answers,
  createApiKeys,
  createOutcomeReporter,
  createRoute,
  createServerSession,
  LiveResources,
  Proposals,
  registerCommands,
  registerMcpDefinition,
  registerModels,
  registerPanel,
  resolveServerPlace,
  type Session,
  showAlertNotices,
  showCostMeter,
  watchLostLedger,
  watchWorkspaceSettings,
} from './host/index.ts';

let running: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const { secrets, extensionUri, workspaceState: memento } = context;
  const place = resolveServerPlace(context);
  const keys = createApiKeys(secrets);
  const log = vscode.window.createOutputChannel('LocalLama', { log: true });
  const [session, changes] = createServerSession({ place, keys, secrets, log });
  const live = new LiveResources(session, problem => log.warn(problem));
  const proposals = new Proposals(createOutcomeReporter(session));
  const answers = new Answers();
  const route = createRoute({ session, proposals, answers, memento });
  running = session;

  context.subscriptions.push(
    log,
    session,
    changes,
    live,
    proposals,
    answers,
    showCostMeter(live),
    showAlertNotices(session),
    watchLostLedger(live),
    watchWorkspaceSettings({ session, memento, log }),
    registerPanel(extensionUri, live, taskId => void route.explain(taskId)),
    registerMcpDefinition(place, keys, secrets),
    registerModels({ session, live, log }),
    registerCommands({ session, route, proposals, place, keys, live, log }),
  );

  // Not awaited: the editor's start must not wait for a process of ours.
  void session.start();
}

/** VS Code waits for this promise, so the server is gone before the window is. */
export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}
