/** `Copy MCP Configuration`: puts the entry for another client on the clipboard, without any key. */
import * as vscode from 'vscode';
import {
  ENV_ROWS,
  nameVariable,
  PLAIN_VARIABLES,
  serializeVariables,
  type Variable,
} from '../../protocol/settings/index.ts';
import { listKeyHolders, readOwnSettings } from '../settings/index.ts';
import { pickItem, showNotice } from '../show/index.ts';
import {
  AS_NODE,
  buildOwnEnv,
  listServeArguments,
  type ServerPlace,
} from './buildServerCommand.ts';
import { MCP_CLIENTS, type McpLaunch } from './mcpConfiguration.ts';

/** Asks which client, copies its entry and says where it goes. */
export async function copyMcpConfiguration(place: ServerPlace): Promise<void> {
  const items = MCP_CLIENTS.map(client => ({
    label: client.title,
    description: client.file,
    client,
  }));
  const picked = await pickItem(items, {
    title: 'Copy MCP Configuration',
    placeHolder: 'For which client? The copied text holds no key.',
  });
  if (!picked) return;
  const { client } = picked;
  const text = client.text(buildLaunch(place));
  await vscode.env.clipboard.writeText(text);
  const show = 'Show It';
  const chosen = await showNotice(
    'info',
    `Copied for ${client.title}: goes into ${client.file}. ${client.note} Copy it again after LocalLama was updated.`,
    show,
  );
  if (chosen !== show) return;
  const language = client.format === 'json' ? 'json' : 'plaintext';
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: text, language }),
  );
}

/** What holds for one window only; a check without its folder would stop the server. */
const OF_THIS_WINDOW: ReadonlySet<string> = new Set(
  [
    ...Object.values<Variable>(ENV_ROWS).filter(({ needs }) => needs !== undefined),
    ...Object.values(PLAIN_VARIABLES).filter(({ ofWindow }) => ofWindow),
  ].map(nameVariable),
);

/** What the person set for themselves, nothing of an open repository's, and only where it differs. */
function buildLaunch(place: ServerPlace): McpLaunch {
  const { env } = buildOwnEnv(place);
  const rows = Object.entries<Variable>(ENV_ROWS);
  const usual = serializeVariables(Object.fromEntries(rows.map(([id, row]) => [id, row.default])));
  const changed = Object.entries(env).filter(
    ([name, value]) => !OF_THIS_WINDOW.has(name) && usual[name] !== value,
  );
  const names = listKeyHolders(readOwnSettings(vscode.workspace)).map(holder => holder.env);
  return {
    command: process.execPath,
    args: listServeArguments(place),
    env: { ...AS_NODE, ...Object.fromEntries(changed) },
    keyVariables: [...new Set(names)],
  };
}
