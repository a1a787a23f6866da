/**
 * The settings as plain data, read once per start of the server.
 *
 * A workspace may only make things stricter: add files that stay local, lower the project's limit,
 * and, where it is trusted, choose a priority, name its own check, forbid models and ask for more
 * quality. Not without trust: who forbids the local models sends the code to a remote one. End
 * points, providers, pins and every other limit are the person's alone.
 */
import type * as vscode from 'vscode';
import {
  readOwn,
  readWorkspace,
  SETTINGS,
  type SettingName,
  type SettingTypes,
} from '../contributions.ts';

export type Settings = { readonly [K in SettingName]: SettingTypes[K] };

type Workspace = Pick<typeof vscode.workspace, 'getConfiguration' | 'isTrusted'>;

/** Reads all settings, with the workspace's part where that is allowed. */
export function readSettings(workspace: Workspace): Settings {
  const names = Object.keys(SETTINGS) as SettingName[];
  const own = Object.fromEntries(names.map(name => [name, readOwn(workspace, name)]));
  const settings = own as unknown as Settings;
  const trusted = <K extends SettingName>(name: K) =>
    workspace.isTrusted ? readWorkspace(workspace, name) : undefined;
  return {
    ...settings,
    localOnly: [...settings.localOnly, ...(readWorkspace(workspace, 'localOnly') ?? [])],
    'budgets.projectUsd': chooseStricter(
      settings['budgets.projectUsd'],
      readWorkspace(workspace, 'budgets.projectUsd') ?? null,
    ),
    'rules.forbidden': [...settings['rules.forbidden'], ...(trusted('rules.forbidden') ?? [])],
    'rules.qualityFloor': Math.max(
      settings['rules.qualityFloor'],
      trusted('rules.qualityFloor') ?? 0,
    ),
    // Not even the person's own command: what it runs is the workspace's code.
    'verify.command': workspace.isTrusted
      ? (readWorkspace(workspace, 'verify.command') ?? settings['verify.command'])
      : '',
    defaultPriority: trusted('defaultPriority') ?? settings.defaultPriority,
  };
}

/** The lower of two limits, where null is none. */
export function chooseStricter(own: number | null, workspace: number | null): number | null {
  if (own === null || workspace === null) return own ?? workspace;
  return Math.min(own, workspace);
}
