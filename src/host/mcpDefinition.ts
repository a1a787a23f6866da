/**
 * Offers the same server to agent mode.
 *
 * `provide…` is called eagerly and asks nothing; the keys go in when the editor really starts the
 * server. Variables of ours that are not set are removed, so that a key exported in the shell that
 * started the editor does not slip in.
 */
import * as vscode from 'vscode';
import { SERVER_ENV } from '../protocol/serverEnv.ts';
import type { ApiKeys } from './apiKeys.ts';
import { MCP_PROVIDER, SECTION } from './contributions.ts';
import {
  AS_NODE,
  filledEnv,
  type ServerPlace,
  serveArgs,
  workspaceFolder,
} from './serverCommand.ts';
import type { BoundKey } from './serverEnv.ts';

/** Registers the provider; it tells the editor when settings or keys change. */
export function registerMcpDefinition(
  place: ServerPlace,
  keys: ApiKeys,
  secrets: vscode.SecretStorage,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration(
      event => event.affectsConfiguration(SECTION) && changed.fire(),
    ),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    secrets.onDidChange(() => changed.fire()),
    vscode.lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => [definition(place)],
      resolveMcpServerDefinition: async (server: vscode.McpStdioServerDefinition) => {
        server.env = definitionEnv(place, await keys.all());
        return server;
      },
    }),
  );
}

function definition(place: ServerPlace): vscode.McpStdioServerDefinition {
  const server = new vscode.McpStdioServerDefinition(
    'LocalLama',
    process.execPath,
    serveArgs(place),
    definitionEnv(place, []),
    place.version,
  );
  const cwd = workspaceFolder();
  if (cwd) server.cwd = cwd;
  return server;
}

function definitionEnv(
  place: ServerPlace,
  keys: readonly BoundKey[],
): Record<string, string | null> {
  const removed = Object.fromEntries(Object.keys(SERVER_ENV).map(name => [name, null]));
  return { ...removed, ...AS_NODE, ...filledEnv(place, keys).env };
}
