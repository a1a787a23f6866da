/**
 * Every id that `package.json` declares and the code uses: commands, settings, context keys, views.
 *
 * A unit test holds this list and the manifest against each other, both ways. Nothing here imports
 * `vscode` at run time, so that the test needs no editor.
 */
import type * as vscode from 'vscode';
import type { Priority } from '../core/types.ts';
import type { FreeModels } from '../protocol/index.ts';

export const COMMANDS = {
  routeSelection: 'locallama.routeSelection',
  ask: 'locallama.ask',
  setApiKey: 'locallama.setApiKey',
  removeApiKey: 'locallama.removeApiKey',
  showPanel: 'locallama.showPanel',
  showLog: 'locallama.showLog',
  confirmNewLedger: 'locallama.confirmNewLedger',
  exportSpending: 'locallama.exportSpending',
  forgetLearning: 'locallama.forgetLearning',
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
export const MCP_PROVIDER = 'locallama.mcp';
/** Scheme of both sides of a proposal's diff; the manifest's menus ask for it. */
export const PROPOSAL_SCHEME = 'locallama-proposal';
export const ANSWER_SCHEME = 'locallama-answer';

export const CONTEXT_KEYS = {
  hasProposal: 'locallama.hasProposal',
  hasLostLedger: 'locallama.hasLostLedger',
} as const;
export type ContextKey = (typeof CONTEXT_KEYS)[keyof typeof CONTEXT_KEYS];

/** One more end point, as a person writes it into `locallama.providers`. */
export interface ProviderSetting {
  readonly id: string;
  readonly baseUrl: string;
  readonly apiKeyEnv?: string;
  readonly tier: 'local' | 'free' | 'paid';
  readonly models?: readonly unknown[];
}

/** A rule that gives tasks to one model, as a person writes it into `locallama.rules.pins`. */
export interface PinSetting {
  readonly model: string;
  readonly language?: string;
  readonly kind?: string;
  readonly glob?: string;
}

/** The type of each setting, by its name without `locallama.`. */
export interface SettingTypes {
  readonly 'endpoints.ollama': string;
  readonly 'endpoints.lmStudio': string;
  readonly 'endpoints.llamaCpp': string;
  readonly 'endpoints.openRouter': string;
  readonly 'endpoints.openAi': string;
  readonly providers: readonly ProviderSetting[];
  readonly defaultPriority: Priority;
  readonly maxParallelTasks: number;
  readonly 'budgets.dailyUsd': number | null;
  readonly 'budgets.weeklyUsd': number | null;
  readonly 'budgets.monthlyUsd': number | null;
  readonly 'budgets.projectUsd': number | null;
  readonly 'budgets.monthlyTokens': number | null;
  readonly costAlertUsd: number | null;
  /** Percentages. */
  readonly alertShares: readonly number[];
  readonly 'timeouts.connect': number | null;
  readonly 'timeouts.firstToken': number | null;
  readonly 'timeouts.loading': number | null;
  readonly 'timeouts.idle': number | null;
  readonly 'timeouts.call': number | null;
  readonly 'timeouts.task': number | null;
  readonly 'verify.command': string;
  readonly localOnly: readonly string[];
  readonly freeModels: FreeModels;
  readonly 'rules.pins': readonly PinSetting[];
  readonly 'rules.forbidden': readonly string[];
  readonly 'rules.pool': readonly string[];
  readonly 'rules.qualityFloor': number;
  readonly baselineModel: string;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
}
export type SettingName = keyof SettingTypes;

/** The names again, as values; the type makes it impossible to forget one. */
export const SETTINGS: { readonly [K in SettingName]: null } = {
  'endpoints.ollama': null,
  'endpoints.lmStudio': null,
  'endpoints.llamaCpp': null,
  'endpoints.openRouter': null,
  'endpoints.openAi': null,
  providers: null,
  defaultPriority: null,
  maxParallelTasks: null,
  'budgets.dailyUsd': null,
  'budgets.weeklyUsd': null,
  'budgets.monthlyUsd': null,
  'budgets.projectUsd': null,
  'budgets.monthlyTokens': null,
  costAlertUsd: null,
  alertShares: null,
  'timeouts.connect': null,
  'timeouts.firstToken': null,
  'timeouts.loading': null,
  'timeouts.idle': null,
  'timeouts.call': null,
  'timeouts.task': null,
  'verify.command': null,
  localOnly: null,
  freeModels: null,
  'rules.pins': null,
  'rules.forbidden': null,
  'rules.pool': null,
  'rules.qualityFloor': null,
  baselineModel: null,
  logLevel: null,
};

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

type Workspace = Pick<typeof vscode.workspace, 'getConfiguration'>;

/**
 * What the person set for themselves. A workspace's value is not even looked at, so that no
 * repository can send code, keys or money elsewhere.
 */
export function readOwn<K extends SettingName>(workspace: Workspace, name: K): SettingTypes[K] {
  const found = workspace.getConfiguration(SECTION).inspect<SettingTypes[K]>(name);
  return (found?.globalValue ?? found?.defaultValue) as SettingTypes[K];
}

/** What the workspace adds; undefined where it says nothing or is not trusted. */
export function readWorkspace<K extends SettingName>(
  workspace: Workspace,
  name: K,
): SettingTypes[K] | undefined {
  const found = workspace.getConfiguration(SECTION).inspect<SettingTypes[K]>(name);
  return found?.workspaceValue;
}
