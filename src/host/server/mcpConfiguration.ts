/**
 * The entry that makes another MCP client start this server. It never holds a key: where a client
 * can fill in a variable of its own environment, the entry says so; elsewhere the note does.
 */

/** How to start the server; `env` has no secrets. */
export interface McpLaunch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Variables that may hold a key, e.g. OPENROUTER_API_KEY. */
  readonly keyVariables: readonly string[];
}

export interface McpClient {
  readonly title: string;
  /** The file that the text belongs into. */
  readonly file: string;
  readonly format: 'json' | 'toml';
  /** Where the key goes. */
  readonly note: string;
  readonly text: (launch: McpLaunch) => string;
}

const formatJson = (value: unknown) => JSON.stringify(value, null, 2);
const FROM_ENVIRONMENT = 'Export the key in the environment that starts the client.';

const renderServers = (reference: (name: string) => string) => (launch: McpLaunch) =>
  formatJson({ mcpServers: { locallama: buildEntry(launch, reference) } });

export const MCP_CLIENTS: readonly McpClient[] = [
  {
    title: 'Claude Code',
    file: '.mcp.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: renderServers(name => `\${${name}:-}`),
  },
  {
    title: 'Cursor',
    file: '~/.cursor/mcp.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: renderServers(name => `\${env:${name}}`),
  },
  {
    title: 'VS Code without this extension',
    file: '.vscode/mcp.json',
    format: 'json',
    note: 'VS Code asks for the keys when the server starts, and keeps them itself.',
    text: launch =>
      formatJson({
        inputs: launch.keyVariables.map(id => ({
          type: 'promptString',
          id,
          description: `${id} (empty: none)`,
          password: true,
        })),
        servers: {
          locallama: { type: 'stdio', ...buildEntry(launch, name => `\${input:${name}}`) },
        },
      }),
  },
  {
    title: 'Codex',
    file: '~/.codex/config.toml',
    format: 'toml',
    note: FROM_ENVIRONMENT,
    text: renderCodexTable,
  },
  {
    title: 'Any other client',
    file: "the client's list of MCP servers",
    format: 'json',
    note: 'Add the key to "env" only if no other way is offered, and keep that file private.',
    text: launch =>
      formatJson({
        mcpServers: { locallama: buildEntry({ ...launch, keyVariables: [] }, String) },
      }),
  },
];

function buildEntry(launch: McpLaunch, reference: (name: string) => string) {
  const keys = Object.fromEntries(launch.keyVariables.map(name => [name, reference(name)]));
  return { command: launch.command, args: launch.args, env: { ...launch.env, ...keys } };
}

function renderCodexTable(launch: McpLaunch): string {
  const quote = (value: string) => JSON.stringify(value);
  const env = Object.entries(launch.env).map(([name, value]) => `${name} = ${quote(value)}`);
  return [
    '[mcp_servers.locallama]',
    `command = ${quote(launch.command)}`,
    `args = [${launch.args.map(quote).join(', ')}]`,
    `env_vars = [${launch.keyVariables.map(quote).join(', ')}]`,
    '',
    '[mcp_servers.locallama.env]',
    ...env,
  ].join('\n');
}
