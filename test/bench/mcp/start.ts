/**
 * How soon an agent has the tools: `node test/bench/mcp/start.ts [rounds] [other dist/locallama.mjs …]`.
 *
 * From the spawn to the answer of `tools/list`, and to the first decision, by turns with a bare server
 * of the SDK that is bundled in the same way. Printed are medians and their ratio to that floor.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { newHome, quietEnv } from '../../server/session.ts';

const OURS = fileURLToPath(new URL('../../../dist/locallama.mjs', import.meta.url));
const ECHO = fileURLToPath(new URL('./echoServer.ts', import.meta.url));

interface Times {
  readonly listedMs: number;
  readonly calledMs: number;
}

const rounds = Number(process.argv[2] ?? 15);
const echo = join(mkdtempSync(join(tmpdir(), 'echo-')), 'echo.mjs');
await build({ entryPoints: [ECHO], outfile: echo, ...bundled() });
const servers = [
  { name: 'echo', args: [echo], tool: 'echo', given: { text: 'x' } },
  ...[OURS, ...process.argv.slice(3)].map(file => ({
    name: file,
    args: [file, 'serve'],
    tool: 'preemptive_route_task',
    given: { task: 'Write a function that adds two numbers.', context_length: 0 },
  })),
].map(server => ({
  ...server,
  env: quietEnv(newHome(), { NODE_COMPILE_CACHE: '' }),
  times: [] as Times[],
}));

function bundled() {
  const banner = {
    js: "import{createRequire as c_}from'module';const require=c_(import.meta.url);",
  };
  return { bundle: true, minify: true, platform: 'node', format: 'esm', banner } as const;
}

async function measure({ args, env, tool, given }: (typeof servers)[number]): Promise<Times> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const send = (message: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const clientInfo = { name: 'bench', version: '1' };
  const hello = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo };
  send({ id: 1, method: 'initialize', params: hello });
  let listedMs = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { id, error } = JSON.parse(line);
    if (error) throw new Error(line);
    if (id === 1) {
      send({ method: 'notifications/initialized' });
      send({ id: 2, method: 'tools/list' });
    } else if (id === 2) {
      listedMs = performance.now() - began;
      send({ id: 3, method: 'tools/call', params: { name: tool, arguments: given } });
    } else if (id === 3) break;
  }
  const calledMs = performance.now() - began;
  child.stdin.end();
  await new Promise(resolve => child.once('exit', resolve));
  return { listedMs, calledMs };
}

for (let round = -2; round < rounds; round++) {
  for (const server of servers) {
    const times = await measure(server);
    if (round >= 0) server.times.push(times);
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const [floor] = servers;
for (const { name, times } of servers) {
  const told = (['listedMs', 'calledMs'] as const).map(key => {
    const ms = median(times.map(time => time[key]));
    return `${key} ${ms.toFixed(0)} (${(ms / median(floor!.times.map(time => time[key]))).toFixed(2)}×)`;
  });
  console.log(`${name}: ${told.join(', ')}`);
}
