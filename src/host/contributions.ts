/**
 * Every id that `package.json` declares and the code uses: commands, context keys, views.
 *
 * A unit test holds this list and the manifest against each other, both ways. Nothing here imports
 * `vscode` at run time, so that the test needs no editor.
 */
import type * as vscode from 'vscode';

export const COMMANDS = {
  routeSelection: 'locallama.routeSelection',
  routeReadOnly: 'locallama.routeReadOnly',
  tryAgain: 'locallama.tryAgain',
  askOtherModel: 'locallama.askOtherModel',
  editRequest: 'locallama.editRequest',
  whyThisModel: 'locallama.whyThisModel',
  ask: 'locallama.ask',
  setBudget: 'locallama.setBudget',
  setApiKey: 'locallama.setApiKey',
  removeApiKey: 'locallama.removeApiKey',
  showPanel: 'locallama.showPanel',
  showLog: 'locallama.showLog',
  confirmNewLedger: 'locallama.confirmNewLedger',
  exportSpending: 'locallama.exportSpending',
  forgetLearning: 'locallama.forgetLearning',
  benchmarkModels: 'locallama.benchmarkModels',
  showBenchmark: 'locallama.showBenchmark',
  restartServer: 'locallama.restartServer',
  copyMcpConfiguration: 'locallama.copyMcpConfiguration',
  openSettings: 'locallama.openSettings',
  applyProposal: 'locallama.applyProposal',
  insertProposalBelow: 'locallama.insertProposalBelow',
  copyProposal: 'locallama.copyProposal',
  discardProposal: 'locallama.discardProposal',
  decideProposal: 'locallama.decideProposal',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_CONTAINER = 'locallama';
export const PANEL_VIEW = 'locallama.panel';
/** Of the models in the editor's picker. */
export const MODEL_VENDOR = 'locallama';
export const MCP_PROVIDER = 'locallama.mcp';
/** Scheme of both sides of a proposal's diff; the manifest's menus ask for it. */
export const PROPOSAL_SCHEME = 'locallama-proposal';
export const ANSWER_SCHEME = 'locallama-answer';

export const CONTEXT_KEYS = {
  hasProposal: 'locallama.hasProposal',
  hasAsked: 'locallama.hasAsked',
  hasLostLedger: 'locallama.hasLostLedger',
} as const;
export type ContextKey = (typeof CONTEXT_KEYS)[keyof typeof CONTEXT_KEYS];

export const SECTION = 'locallama';

/** Registers a command under an id that the manifest has. */
export function register(
  commands: Pick<typeof vscode.commands, 'registerCommand'>,
  id: CommandId,
  run: (...given: unknown[]) => unknown,
): vscode.Disposable {
  return commands.registerCommand(id, run);
}

/** Sets a context key that the manifest's `when` clauses read. */
export function setContext(
  commands: Pick<typeof vscode.commands, 'executeCommand'>,
  key: ContextKey,
  value: boolean,
): Thenable<unknown> {
  return commands.executeCommand('setContext', key, value);
}
