/**
 * The entry that makes another MCP client start this server. It never holds a key: where a client
 * can fill in a variable of its own environment, the entry says so; elsewhere the note does.
 *
 * Beside each: where its format is described, and when that was read.
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
/** As long as `route_task` waits by itself, and a little: for those that end a call at 60 s else. */
const CALL_TIMEOUT_S = 300;
const FROM_ENVIRONMENT = 'Export the key in the environment that starts the client.';

const renderServers = (reference: (name: string) => string) => (launch: McpLaunch) =>
  formatJson({ mcpServers: { locallama: buildEntry(launch, reference) } });

export const MCP_CLIENTS: readonly McpClient[] = [
  {
    // code.claude.com/docs/en/mcp, 2026-11-28: `${VAR:-default}` in `env`; without a default
    // an unset variable drops the server.
    title: 'Claude Code',
    file: '.mcp.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: renderServers(name => `\${${name}:-}`),
  },
  {
    // cursor.com/docs/context/mcp, 2026-11-28: `${env:NAME}`.
    title: 'Cursor',
    file: '~/.cursor/mcp.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: renderServers(name => `\${env:${name}}`),
  },
  {
    // code.visualstudio.com/docs/copilot/reference/mcp-configuration, 2026-11-28: `servers`, `inputs`.
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
    // developers.openai.com/codex/mcp, 2026-11-28: `env_vars` are handed on by name; a call ends after
    // `tool_timeout_sec`, 60 s where it is not set.
    title: 'Codex',
    file: '~/.codex/config.toml',
    format: 'toml',
    note: FROM_ENVIRONMENT,
    text: renderCodexTable,
  },
  {
    // geminicli.com/docs/tools/mcp-server, 2026-11-28: `$NAME` or `${NAME}`; `timeout` in ms, 10 minutes.
    title: 'Gemini CLI',
    file: '~/.gemini/settings.json',
    format: 'json',
    // It hands none of its environment on: the key has to stand in the entry, by its name.
    note: FROM_ENVIRONMENT,
    text: renderServers(name => `\${${name}}`),
  },
  {
    // QwenLM/qwen-code docs/developers/tools/mcp-server.md, 2026-11-28: as Gemini CLI.
    title: 'Qwen Code',
    file: '~/.qwen/settings.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: renderServers(name => `\${${name}}`),
  },
  {
    // docs.github.com, add-mcp-servers of Copilot CLI, 2026-11-28: `type` is `local` or `stdio`, `tools`
    // `["*"]`; `${NAME}` in `env` since 1.0.10 (github/copilot-cli#903).
    title: 'Copilot CLI',
    file: '~/.copilot/mcp-config.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: launch => {
      const entry = buildEntry(launch, name => `\${${name}}`);
      return formatJson({ mcpServers: { locallama: { type: 'local', ...entry, tools: ['*'] } } });
    },
  },
  {
    // opencode.ai/docs/mcp-servers, 2026-11-28: its second version also has `mcp.servers`, and reads
    // this, the first one's form, as well (opencode.ai/v2/docs/migrate-v1).
    title: 'opencode',
    file: 'opencode.json',
    format: 'json',
    note: FROM_ENVIRONMENT,
    text: launch => {
      const { command, args, env: environment } = buildEntry(launch, name => `{env:${name}}`);
      const locallama = { type: 'local', command: [command, ...args], environment, enabled: true };
      return formatJson({ mcp: { locallama } });
    },
  },
  {
    // cline/cline src/shared/mcp.ts and docs.cline.bot/mcp, 2026-11-28: `timeout` in seconds, 60 where
    // it is not set, 3,600 at most.
    title: 'Cline',
    file: 'cline_mcp_settings.json',
    format: 'json',
    note: 'Cline fills in no variable: add the key to "env" only there, and keep that file private.',
    // It ends calls at 60 s else, and asks for no progress.
    text: launch => {
      const entry = buildEntry({ ...launch, keyVariables: [] }, String);
      return formatJson({ mcpServers: { locallama: { ...entry, timeout: CALL_TIMEOUT_S } } });
    },
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
    `tool_timeout_sec = ${CALL_TIMEOUT_S}`,
    '',
    '[mcp_servers.locallama.env]',
    ...env,
  ].join('\n');
}
