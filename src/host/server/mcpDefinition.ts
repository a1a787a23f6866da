/**
 * Offers the same server to agent mode.
 *
 * `provide…` is called eagerly and asks nothing; the keys go in when the editor really starts the
 * server. Variables of ours that are not set are removed, so that a key exported in the shell that
 * started the editor does not slip in.
 */
import * as vscode from 'vscode';
import {
  nameVariable,
  SETTINGS,
  UPKEEP_TOOLS,
  VARIABLE_NAMES,
} from '../../protocol/settings/index.ts';
import { MCP_PROVIDER } from '../contributions.ts';
import { type ApiKeys, type BoundKey, readNetworkEnv } from '../settings/index.ts';
import {
  AS_NODE,
  affectsServer,
  buildWindowEnv,
  findWorkspaceFolder,
  listServeArguments,
  type ServerPlace,
} from './buildServerCommand.ts';

/** Registers the provider; it tells the editor when settings or keys change. */
export function registerMcpDefinition(
  place: ServerPlace,
  keys: ApiKeys,
  secrets: vscode.SecretStorage,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration(event => affectsServer(event) && changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    secrets.onDidChange(() => changed.fire()),
    vscode.lm.registerMcpServerDefinitionProvider(MCP_PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => [createDefinition(place)],
      resolveMcpServerDefinition: async (server: vscode.McpStdioServerDefinition) => {
        const env = buildDefinitionEnv(place, await keys.all());
        server.env = { ...readNetworkEnv(vscode.workspace), ...env };
        return server;
      },
    }),
  );
}

function createDefinition(place: ServerPlace): vscode.McpStdioServerDefinition {
  const server = new vscode.McpStdioServerDefinition(
    'LocalLama',
    process.execPath,
    listServeArguments(place),
    buildDefinitionEnv(place, []),
    place.version,
  );
  const cwd = findWorkspaceFolder();
  if (cwd) server.cwd = cwd;
  return server;
}

function buildDefinitionEnv(
  place: ServerPlace,
  keys: readonly BoundKey[],
): Record<string, string | null> {
  const removed = Object.fromEntries(VARIABLE_NAMES.map(name => [name, null]));
  const { env } = buildWindowEnv(place, keys);
  return { ...removed, ...AS_NODE, ...env, ...chooseAgentTools(env) };
}

/** Usually without those for upkeep: what they change holds for the person, too. */
function chooseAgentTools(env: Readonly<Record<string, string>>): Record<string, string> {
  if ((env[TOOLS] ?? 'usual') !== 'usual') return {};
  return { [TOOLS_OFF]: [env[TOOLS_OFF] ?? '', ...UPKEEP_TOOLS].join('\n').trim() };
}

const TOOLS = nameVariable(SETTINGS['agent.tools']);
const TOOLS_OFF = nameVariable(SETTINGS['agent.toolsOff']);
