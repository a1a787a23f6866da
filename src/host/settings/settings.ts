/**
 * The settings as plain data, read once per start of the server, as the table says of each.
 *
 * A workspace may only make things stricter: add files that stay local, lower the project's limit,
 * and, where it is trusted, choose a priority, forbid models, ask for more quality, and, once the user
 * agreed, name its own check. Not without trust: forbidding the local models would send the code to a
 * remote one. End points, providers, pins and every other limit are the user's alone.
 *
 * What it says is checked here: what is wrong is named and counts for nothing, since it must neither
 * stop the server nor loosen anything.
 */
import type * as vscode from 'vscode';
import {
  type FolderRule,
  findValueProblem,
  SETTING_IDS,
  SETTINGS,
  type Setting,
  type SettingId,
  type SettingValues,
} from '../../protocol/settings/index.ts';
import { SECTION } from '../contributions.ts';

type Workspace = Pick<
  typeof vscode.workspace,
  'getConfiguration' | 'isTrusted' | 'workspaceFile' | 'workspaceFolders'
>;

export interface WindowSettings {
  readonly values: SettingValues;
  /** What single folders of a workspace of several ask for beyond them. */
  readonly folders: readonly FolderRule[];
  /** Checks that the workspace names and the user was not asked about, or refused. */
  readonly unagreed: readonly string[];
  /** For the user: what the workspace says and is not obeyed. */
  readonly problems: readonly string[];
}

/** All settings; `isAgreed` tells of a workspace's own check whether the user agreed to it. */
export function readWindowSettings(
  workspace: Workspace,
  isAgreed: (command: string) => boolean,
): WindowSettings {
  const problems: string[] = [];
  const unagreed = new Set<string>();
  const take = (id: SettingId, added: unknown, from: string): unknown => {
    if (added === undefined) return undefined;
    const setting = SETTINGS[id];
    const problem = findAddedProblem(setting, added);
    if (problem !== undefined) problems.push(describeProblem(id, problem, from));
    const isRefused = id === 'verify.command' && added !== '' && !isAgreed(String(added));
    if (problem === undefined && isRefused) unagreed.add(String(added));
    return problem !== undefined || isRefused ? undefined : added;
  };
  const read = SETTING_IDS.map(id => {
    const found = inspect(workspace, id, null);
    const own = found?.globalValue ?? found?.defaultValue;
    if (!mayAdd(workspace, SETTINGS[id])) return [id, own];
    const added = take(id, found?.workspaceValue, 'The workspace');
    const merged = mergeValues(SETTINGS[id], own, added);
    if (merged === undefined) problems.push(describeProblem(id, 'is too much', 'The workspace'));
    return [id, merged ?? own];
  });
  const values = Object.fromEntries(read) as SettingValues;
  const folders = listFolders(workspace).flatMap(folder => readFolder(workspace, folder, take));
  return {
    // Not even the user's own command without trust: what it runs is the workspace's code.
    values: workspace.isTrusted ? values : { ...values, 'verify.command': '' },
    folders,
    unagreed: [...unagreed],
    problems,
  };
}

/** The settings as they are without any workspace: the user's alone. */
export function readOwnSettings(workspace: Pick<Workspace, 'getConfiguration'>): SettingValues {
  const read = SETTING_IDS.map(id => {
    const found = inspect(workspace, id, null);
    return [id, found?.globalValue ?? found?.defaultValue];
  });
  return Object.fromEntries(read) as SettingValues;
}

function inspect(
  workspace: Pick<Workspace, 'getConfiguration'>,
  id: SettingId,
  scope: vscode.Uri | null,
) {
  return workspace.getConfiguration(SECTION, scope).inspect(id);
}

/**
 * Where it may add nothing, its value is not even looked at, so that no repository can send code,
 * keys or money elsewhere.
 */
function mayAdd({ isTrusted }: Workspace, setting: Setting): boolean {
  return setting.workspace === 'tighten' || (setting.workspace === 'trusted' && isTrusted);
}

/** Without a file of its own a workspace is its one folder, and has its settings. */
function listFolders({ workspaceFile, workspaceFolders }: Workspace) {
  return workspaceFile === undefined ? [] : (workspaceFolders ?? []);
}

/** By the names of the server's variable. */
const OF_FOLDERS = {
  localOnly: 'localOnly',
  forbidden: 'rules.forbidden',
  qualityFloor: 'rules.qualityFloor',
  command: 'verify.command',
} as const satisfies Readonly<Record<Exclude<keyof FolderRule, 'folder'>, SettingId>>;

function readFolder(
  workspace: Workspace,
  { uri, name }: vscode.WorkspaceFolder,
  take: (id: SettingId, added: unknown, from: string) => unknown,
): readonly FolderRule[] {
  const said = Object.entries(OF_FOLDERS).flatMap(([member, id]) => {
    if (!mayAdd(workspace, SETTINGS[id])) return [];
    const { workspaceFolderValue } = inspect(workspace, id, uri) ?? {};
    const added = take(id, workspaceFolderValue, `The folder ${name}`);
    return added === undefined || added === '' ? [] : [[member, added]];
  });
  return said.length > 0 ? [{ folder: uri.fsPath, ...Object.fromEntries(said) }] : [];
}

/** The variable of a process holds little more. */
const MAX_VALUE_BYTES = 60_000;

function findAddedProblem(setting: Setting, added: unknown): string | undefined {
  const { schema } = setting;
  const stricter = 'stricter' in setting ? setting.stricter : undefined;
  const problem = findValueProblem(stricter ?? schema, added);
  if (problem !== undefined) return problem;
  return Buffer.byteLength(JSON.stringify(added)) > MAX_VALUE_BYTES ? 'is too much' : undefined;
}

function describeProblem(id: SettingId, problem: string, from: string): string {
  return `${from} sets locallama.${id}, which ${problem}. It is ignored.`;
}

/** The two values as one, undefined where they are too much together; null is no limit. */
function mergeValues(setting: Setting, own: unknown, added: unknown): unknown {
  if (added === undefined || !('merge' in setting)) return own;
  // The server names what is wrong with the user's own value.
  if (findValueProblem(setting.schema, own) !== undefined) return own;
  if (own === null || added === null) return own ?? added;
  switch (setting.merge) {
    case 'replace':
      return added === '' ? own : added;
    case 'add': {
      const both = [...new Set([own, added].flat())];
      return findValueProblem(setting.schema, both) === undefined ? both : undefined;
    }
    case 'lower':
      return Math.min(own as number, added as number);
    case 'higher':
      return Math.max(own as number, added as number);
  }
}
