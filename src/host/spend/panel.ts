/** The panel in the side bar: gets complete snapshots, sends back what was clicked. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { FromPanel, ToPanel } from '../../protocol/index.ts';
import { COMMANDS, PANEL_VIEW } from '../contributions.ts';
import type { LiveResources } from '../server/index.ts';
import { renderPanelPage } from './renderPanelPage.ts';

const NONCE_BYTES = 18;

/** Registers the view; it is made when it is first shown. */
export function registerPanel(
  extensionUri: vscode.Uri,
  live: LiveResources,
  explain: ExplainTask,
): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(PANEL_VIEW, {
    resolveWebviewView: view => resolveView(view, extensionUri, live, explain),
  });
}

/** Shows why the task of this id went where it went. */
type ExplainTask = (taskId: string) => void;

function resolveView(
  view: vscode.WebviewView,
  extensionUri: vscode.Uri,
  live: LiveResources,
  explain: ExplainTask,
): void {
  live.showPanel();
  const { webview } = view;
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const post = () => {
    const message: ToPanel = { kind: 'snapshot', snapshot: live.snapshot };
    if (view.visible) void webview.postMessage(message);
  };
  const subscriptions = [
    live.onDidChange(post),
    view.onDidChangeVisibility(post),
    webview.onDidReceiveMessage((message: FromPanel) =>
      handleMessage(message, live, post, explain),
    ),
  ];
  view.onDidDispose(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
  webview.html = renderPanelPage({
    nonce: randomBytes(NONCE_BYTES).toString('base64'),
    source: webview.cspSource,
    script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.css')).toString(),
  });
}

/** What the page may ask for; anything else is ignored. */
function handleMessage(
  message: FromPanel,
  live: LiveResources,
  post: () => void,
  explain: ExplainTask,
): void {
  switch (message.kind) {
    case 'ready':
      post();
      break;
    case 'refresh':
      void live.refresh();
      break;
    case 'whyThisModel':
      explain(String(message.taskId));
      break;
    case 'setApiKey':
    case 'openSettings':
    case 'confirmNewLedger':
    case 'exportSpending':
    case 'showLog':
    case 'restartServer':
      void vscode.commands.executeCommand(COMMANDS[message.kind]);
      break;
  }
}
