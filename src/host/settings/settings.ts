/**
 * The settings as plain data, read once per start of the server, as the table says of each.
 *
 * A workspace may only make things stricter: add files that stay local, lower the project's limit,
 * and, where it is trusted, choose a priority, name its own check, forbid models and ask for more
 * quality. Not without trust: forbidding the local models would send the code to a remote one. End
 * points, providers, pins and every other limit are the person's alone.
 */
import type * as vscode from 'vscode';
import {
  SETTING_IDS,
  SETTINGS,
  type Setting,
  type SettingId,
  type SettingValues,
} from '../../protocol/settings/index.ts';
import { SECTION } from '../contributions.ts';

type Workspace = Pick<typeof vscode.workspace, 'getConfiguration' | 'isTrusted'>;

/** Reads all settings, with the workspace's part where that is allowed. */
export function readSettings(workspace: Workspace): SettingValues {
  const read = SETTING_IDS.map(id => [id, readSetting(workspace, id, SETTINGS[id])]);
  const settings: SettingValues = Object.fromEntries(read);
  // Not even the person's own command: what it runs is the workspace's code.
  return workspace.isTrusted ? settings : { ...settings, 'verify.command': '' };
}

/**
 * What the person set for themselves, and what the workspace adds. Where it may add nothing, its
 * value is not even looked at, so that no repository can send code, keys or money elsewhere.
 */
function readSetting(workspace: Workspace, id: SettingId, setting: Setting): unknown {
  const found = workspace.getConfiguration(SECTION).inspect(id);
  const own = found?.globalValue ?? found?.defaultValue;
  if (setting.workspace === 'never') return own;
  if (setting.workspace === 'trusted' && !workspace.isTrusted) return own;
  const added = found?.workspaceValue;
  return added === undefined ? own : mergeValues(own, added, setting.merge);
}

type Merge = Extract<Setting, { merge: unknown }>['merge'];

/** The two values as one; null is no limit. */
function mergeValues(own: unknown, added: unknown, merge: Merge): unknown {
  if (own === null || added === null) return own ?? added;
  switch (merge) {
    case 'replace':
      return added;
    case 'add':
      return [own, added].flat();
    case 'lower':
      return Math.min(own as number, added as number);
    case 'higher':
      return Math.max(own as number, added as number);
  }
}
