/**
 * How the server is started, here and by agent mode: the editor's own Node runs our bundle.
 *
 * The two differ only in what starts it: our child gets its whole environment from us; the
 * editor's gets a definition that is without keys until the moment it is resolved.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  nameVariable,
  PLAIN_VARIABLES,
  RULE_VARIABLES,
  SETTING_IDS,
  SETTINGS,
} from '../../protocol/settings/index.ts';
import { SECTION } from '../contributions.ts';
import {
  type ApiKeys,
  type BoundKey,
  fillServerEnv,
  NETWORK_SECTION,
  pickInheritedEnv,
  readNetworkEnv,
  readOwnSettings,
  readWindowSettings,
  type ServerEnvResult,
} from '../settings/index.ts';
import type { ChildCommand } from './childTransport.ts';
import { isCheckAgreed } from './projectChecks.ts';
import { isWeakSandboxAllowed } from './weakSandbox.ts';

export interface ServerPlace {
  /** The bundle, `dist/locallama.mjs`. */
  readonly module: string;
  /** Folder of the database: one for the editor, the terminal and every client. */
  readonly home: string;
  /** Where former versions kept it; what lies there moves once. */
  readonly formerHome: string;
  readonly version: string;
  /** Asked anew for every start. */
  readonly weakSandbox: () => boolean;
  /** Whether the person agreed to a check that the workspace names. */
  readonly isCheckAgreed: (command: string) => boolean;
}

/** What makes the editor's executable a plain Node, and quiet on stderr. */
export const AS_NODE = { ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' } as const;

/** Where the server of this extension is. */
export function resolveServerPlace(context: vscode.ExtensionContext): ServerPlace {
  return {
    module: context.asAbsolutePath('dist/locallama.mjs'),
    home: process.env.LOCALLAMA_HOME?.trim() || join(homedir(), '.locallama'),
    formerHome: context.globalStorageUri.fsPath,
    version: context.extension.packageJSON.version,
    weakSandbox: () => isWeakSandboxAllowed(context.workspaceState),
    isCheckAgreed: command => isCheckAgreed(context.workspaceState, command),
  };
}

/** The command of this window's own server; `onProblem` hears of keys that were held back. */
export async function buildServerCommand(
  place: ServerPlace,
  keys: ApiKeys,
  onProblem: (problem: string) => void,
): Promise<ChildCommand> {
  const { env, problems } = buildWindowEnv(place, await keys.all());
  problems.forEach(onProblem);
  const cwd = findWorkspaceFolder()?.fsPath;
  return {
    command: process.execPath,
    args: listServeArguments(place),
    env: {
      ...pickInheritedEnv(process.env),
      ...readNetworkEnv(vscode.workspace),
      ...AS_NODE,
      ...dropAgentLimits(env),
      [PLAIN_VARIABLES.formerHome.env]: place.formerHome,
      [PLAIN_VARIABLES.userLimits.env]: JSON.stringify(readUserBudgets()),
      [PLAIN_VARIABLES.userRules.env]: JSON.stringify(readUserRules(place)),
    },
    ...(cwd !== undefined && { cwd }),
  };
}

/** What bounds agents is not for the person's own commands. */
function dropAgentLimits(env: Readonly<Record<string, string>>): Record<string, string> {
  const ofAgents = SETTING_IDS.filter(id => id.startsWith('agent.'));
  const names = new Set(ofAgents.map(id => nameVariable(SETTINGS[id])));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.has(name)));
}

/** The budgets that hold for all windows, whatever a workspace adds: the ledger keeps them. */
function readUserBudgets(): Readonly<Record<string, number | null>> {
  const own = Object.entries(readOwnSettings(vscode.workspace));
  const budgets = own.filter(([id]) => BUDGETS.test(id));
  return Object.fromEntries(
    budgets.map(([id, value]) => [id, typeof value === 'number' && value >= 0 ? value : null]),
  );
}

const BUDGETS = /^budgets\.(?:dailyUsd|weeklyUsd|monthlyUsd|projectUsd|monthlyTokens)$/;

/** The rules that hold for all windows, by their variables: the ledger keeps them for the terminal. */
function readUserRules(place: ServerPlace): Readonly<Record<string, string>> {
  const own = Object.entries(buildOwnEnv(place).env);
  return Object.fromEntries(own.filter(([name]) => RULE_VARIABLES.includes(name)));
}

export const listServeArguments = (place: ServerPlace): string[] => [place.module, 'serve'];

/** The server's variables for this window, with the keys that may go along. */
export function buildWindowEnv(place: ServerPlace, keys: readonly BoundKey[]): ServerEnvResult {
  const project = vscode.workspace.name ?? vscode.workspace.workspaceFolders?.[0]?.name;
  const folder = findWorkspaceFolder()?.fsPath;
  const { values, folders } = readWindowSettings(vscode.workspace, place.isCheckAgreed);
  return fillServerEnv(values, keys, {
    home: place.home,
    folderRules: folders,
    weakSandbox: place.weakSandbox(),
    ...(folder !== undefined && { folder }),
    ...(project !== undefined && { project }),
  });
}

/** The variables that the person's own settings say, for a client of another place. */
export function buildOwnEnv({ home }: ServerPlace): ServerEnvResult {
  const window = { home, folderRules: [], weakSandbox: false };
  return fillServerEnv(readOwnSettings(vscode.workspace), [], window);
}

/** Whether a change of settings may change the server's environment. */
export function affectsServer(event: vscode.ConfigurationChangeEvent): boolean {
  return [SECTION, NETWORK_SECTION].some(each => event.affectsConfiguration(each));
}

/** The first folder that is on this machine: a virtual or remote one cannot be a working directory. */
export function findWorkspaceFolder(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders
    ?.map(({ uri }) => uri)
    .find(uri => uri.scheme === 'file');
}
