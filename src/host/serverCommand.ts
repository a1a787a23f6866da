/**
 * How the server is started, here and by agent mode: the editor's own Node runs our bundle.
 *
 * What the two differ in is only who starts it: our child gets its whole environment from us; the
 * editor's gets a definition that is without keys until the moment it is resolved.
 */
import * as vscode from 'vscode';
import type { ApiKeys } from './apiKeys.ts';
import type { ChildCommand } from './childTransport.ts';
import { inheritedEnv } from './inheritedEnv.ts';
import { type BoundKey, type FilledEnv, fillServerEnv } from './serverEnv.ts';
import { readSettings } from './settings.ts';
import { weakSandboxAllowed } from './weakSandbox.ts';

export interface ServerPlace {
  /** The bundle, `dist/locallama.mjs`. */
  readonly module: string;
  /** Folder of the database. */
  readonly home: string;
  readonly version: string;
  /** Asked anew for every start. */
  readonly weakSandbox: () => boolean;
}

/** What makes the editor's executable a plain Node, and quiet on stderr. */
export const AS_NODE = { ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' } as const;

/** Where the server of this extension is. */
export function serverPlace(context: vscode.ExtensionContext): ServerPlace {
  return {
    module: context.asAbsolutePath('dist/locallama.mjs'),
    home: context.globalStorageUri.fsPath,
    version: context.extension.packageJSON.version,
    weakSandbox: () => weakSandboxAllowed(context.workspaceState),
  };
}

/** The command of this window's own server; `onProblem` hears of keys that were held back. */
export async function serverCommand(
  place: ServerPlace,
  keys: ApiKeys,
  onProblem: (problem: string) => void,
): Promise<ChildCommand> {
  const { env, problems } = filledEnv(place, await keys.all());
  problems.forEach(onProblem);
  const cwd = workspaceFolder()?.fsPath;
  return {
    command: process.execPath,
    args: serveArgs(place),
    env: { ...inheritedEnv(process.env), ...AS_NODE, ...env },
    ...(cwd !== undefined && { cwd }),
  };
}

export const serveArgs = (place: ServerPlace): string[] => [place.module, 'serve'];

/** The server's variables for this window, with the keys that may go along. */
export function filledEnv(place: ServerPlace, keys: readonly BoundKey[]): FilledEnv {
  const project = vscode.workspace.name ?? vscode.workspace.workspaceFolders?.[0]?.name;
  const folder = workspaceFolder()?.fsPath;
  return fillServerEnv(readSettings(vscode.workspace), keys, {
    home: place.home,
    weakSandbox: place.weakSandbox(),
    ...(folder !== undefined && { folder }),
    ...(project !== undefined && { project }),
  });
}

/** The first folder that is on this machine: a virtual or remote one cannot be a working directory. */
export function workspaceFolder(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders
    ?.map(({ uri }) => uri)
    .find(uri => uri.scheme === 'file');
}
