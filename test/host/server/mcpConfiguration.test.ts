/** The entry for another client: it starts our server, and holds no key. */
import assert from 'node:assert/strict';
import { MCP_CLIENTS, type McpLaunch } from '../../../src/host/server/mcpConfiguration.ts';

const LAUNCH: McpLaunch = {
  command: '/usr/bin/node',
  args: ['C:\\ext\\dist\\locallama.mjs', 'serve'],
  env: { LOCALLAMA_HOME: '/home/me/"state"' },
  keyVariables: ['OPENROUTER_API_KEY'],
};

const text = (title: string) => MCP_CLIENTS.find(client => client.title === title)!.text(LAUNCH);

suite('MCP configuration', () => {
  for (const { title, format } of MCP_CLIENTS.filter(
    client => client.format === 'json' && client.title !== 'opencode',
  )) {
    test(`${title}: JSON (${format}) that starts our server`, () => {
      const value = JSON.parse(text(title));
      const { locallama } = value.mcpServers ?? value.servers;
      assert.equal(locallama.command, LAUNCH.command);
      assert.deepEqual(locallama.args, LAUNCH.args);
      assert.equal(locallama.env.LOCALLAMA_HOME, LAUNCH.env.LOCALLAMA_HOME);
    });
  }

  function reference(title: string, wanted: string | undefined) {
    test(`${title} fills in the key itself`, () => {
      const value = JSON.parse(text(title));
      const { env } = (value.mcpServers ?? value.servers).locallama;
      assert.equal(env.OPENROUTER_API_KEY, wanted);
    });
  }
  reference('Claude Code', '$' + '{OPENROUTER_API_KEY:-}');
  reference('Cursor', '$' + '{env:OPENROUTER_API_KEY}');
  reference('VS Code without this extension', '$' + '{input:OPENROUTER_API_KEY}');
  for (const title of ['Gemini CLI', 'Qwen Code', 'Copilot CLI']) {
    reference(title, '$' + '{OPENROUTER_API_KEY}');
  }
  reference('Cline', undefined);
  reference('Any other client', undefined);

  test('opencode gets its own words for the same', () => {
    const { type, command, environment, enabled } = JSON.parse(text('opencode')).mcp.locallama;
    assert.deepEqual([type, enabled], ['local', true]);
    assert.deepEqual(command, [LAUNCH.command, ...LAUNCH.args]);
    assert.equal(environment.OPENROUTER_API_KEY, '{env:OPENROUTER_API_KEY}');
    assert.equal(environment.LOCALLAMA_HOME, LAUNCH.env.LOCALLAMA_HOME);
  });

  test('Cline waits as long as a task does', () => {
    assert.equal(JSON.parse(text('Cline')).mcpServers.locallama.timeout, 300);
  });

  test('Codex gets a table with its strings quoted', () => {
    const lines = text('Codex').split('\n');
    assert.ok(lines.includes('args = ["C:\\\\ext\\\\dist\\\\locallama.mjs", "serve"]'));
    assert.ok(lines.includes('env_vars = ["OPENROUTER_API_KEY"]'));
    // Before the next table, whose key it would be.
    const timeout = lines.indexOf('tool_timeout_sec = 300');
    assert.ok(timeout > 0 && timeout < lines.indexOf('[mcp_servers.locallama.env]'));
    assert.ok(lines.includes('LOCALLAMA_HOME = "/home/me/\\"state\\""'));
  });
});
