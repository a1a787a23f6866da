/** MCP servers that behave and misbehave as a test wants, each a real child process. */
import type { ChildCommand } from '../../../../src/host/server/childTransport.ts';

/** Greets as MCP asks, and answers nothing else. `onReady` runs in the child after the greeting. */
const program = (onReady: string) => `
  let rest = '';
  process.stdin.on('data', chunk => {
    const lines = (rest + chunk).split('\\n');
    rest = lines.pop();
    for (const line of lines) {
      const message = JSON.parse(line);
      if (message.method === 'initialize') {
        const result = {
          protocolVersion: message.params.protocolVersion,
          capabilities: {},
          serverInfo: { name: 'scripted', version: '1' },
        };
        process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }) + '\\n');
      }
      if (message.method === 'notifications/initialized') { ${onReady} }
    }
  });`;

const child = (code: string): ChildCommand => ({
  command: process.execPath,
  args: ['-e', code],
  env: { PATH: process.env.PATH ?? '', ELECTRON_RUN_AS_NODE: '1' },
});

/** Serves until its input ends. */
export const wellBehaved = child(`${program('')} process.stdin.on('end', () => process.exit(0));`);

/** Serves, and hears neither the end of its input nor SIGTERM. */
export const stubborn = child(
  `${program('')} setInterval(() => {}, 1000); process.on('SIGTERM', () => {});`,
);

/** Dies as soon as it is ready. */
export const shortLived = child(program('process.exit(7);'));

/** Complains about its settings and leaves, as \`serve\` does. */
export const wrongSettings = child(
  `process.stderr.write('LocalLama did not start:\\n- TOKEN_BUDGET must be a number\\n'); process.exitCode = 2;`,
);
