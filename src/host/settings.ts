/**
 * The settings as plain data, read once per start of the server.
 *
 * A workspace may only make things stricter: add files that stay local, lower the project's limit,
 * choose a priority, and, where it is trusted, name its own check. End points, providers and every other limit are the person's alone.
 */
import type * as vscode from 'vscode';
import {
  readOwn,
  readWorkspace,
  SETTINGS,
  type SettingName,
  type SettingTypes,
} from './contributions.ts';

export type Settings = { readonly [K in SettingName]: SettingTypes[K] };

type Workspace = Pick<typeof vscode.workspace, 'getConfiguration' | 'isTrusted'>;

/** Reads all settings, with the workspace's part where that is allowed. */
export function readSettings(workspace: Workspace): Settings {
  const names = Object.keys(SETTINGS) as SettingName[];
  const own = Object.fromEntries(names.map(name => [name, readOwn(workspace, name)]));
  const settings = own as unknown as Settings;
  return {
    ...settings,
    localOnly: [...settings.localOnly, ...(readWorkspace(workspace, 'localOnly') ?? [])],
    'budgets.projectUsd': stricter(
      settings['budgets.projectUsd'],
      readWorkspace(workspace, 'budgets.projectUsd') ?? null,
    ),
    // Not even the person's own command: what it runs is the workspace's code.
    'verify.command': workspace.isTrusted
      ? (readWorkspace(workspace, 'verify.command') ?? settings['verify.command'])
      : '',
    defaultPriority:
      (workspace.isTrusted ? readWorkspace(workspace, 'defaultPriority') : undefined) ??
      settings.defaultPriority,
  };
}

/** The lower of two limits, where null is none. */
export function stricter(own: number | null, workspace: number | null): number | null {
  if (own === null || workspace === null) return own ?? workspace;
  return Math.min(own, workspace);
}
