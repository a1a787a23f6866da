/**
 * How many calls a second pass through the built server, and what one takes of the processor:
 * `node test/bench/throughput.ts [rounds] [another dist/locallama.mjs]`.
 *
 * Hosts on this machine answer at once, so that what is left is ours: one of the local tier (Ollama's
 * API) and one that is paid, reserved and settled. Another build is measured in the same run, round by
 * round, since machines are noisy; the processor's time is the steadier figure.
 */
import { readFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { newHome, quietEnv } from '../server/session.ts';

const OURS = fileURLToPath(new URL('../../dist/locallama.mjs', import.meta.url));
const ANSWER =
  '```js\nexport const factorial = n => (n < 2 ? 1 : n * factorial(n - 1));\n```\n'.match(
    /.{1,4}/gs,
  )!;
const TASK = 'Write a JavaScript function that computes the factorial of n.';
const PARALLEL = [1, 8, 32];
const CALLS = 128;
const TICK_MS = 10;

const rounds = Number(process.argv[2] ?? 5);
const builds = [OURS, ...process.argv.slice(3)];
const host = http.createServer((request, response) => {
  request.resume().once('end', () => answer(request.url ?? '', response));
});
await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;

const INFO = { 'general.architecture': 'qwen2', 'qwen2.context_length': 32_768 };
const LISTS: Readonly<Record<string, unknown>> = {
  '/api/tags': { models: [{ name: 'coder:7b', digest: 'd1' }] },
  '/api/ps': { models: [{ name: 'coder:7b', context_length: 8_192 }] },
  '/api/show': { capabilities: ['completion'], model_info: INFO },
  '/v1/models': { data: [{ id: 'coder', context_window: 128_000 }] },
};

function answer(path: string, response: http.ServerResponse): void {
  const list = LISTS[path];
  if (list !== undefined) return void response.end(JSON.stringify(list));
  const isPaid = path === '/v1/chat/completions';
  const line = (event: object) =>
    isPaid ? `data: ${JSON.stringify(event)}\n\n` : `${JSON.stringify(event)}\n`;
  for (const content of ANSWER) {
    const piece = { choices: [{ index: 0, delta: { content } }] };
    response.write(line(isPaid ? piece : { message: { content }, done: false }));
  }
  const usage = { prompt_tokens: 40, completion_tokens: 20, total_tokens: 60 };
  const stop = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage };
  const done = { done: true, done_reason: 'stop', prompt_eval_count: 40, eval_count: 20 };
  response.end(line(isPaid ? stop : done) + (isPaid ? 'data: [DONE]\n\n' : ''));
}

const TIERS = {
  local: { OLLAMA_ENDPOINT: url },
  paid: {
    LOCALLAMA_PROVIDERS: JSON.stringify([
      {
        ...{ id: 'far', baseUrl: `${url}/v1`, tier: 'paid' },
        models: [{ id: 'coder', inputUsdPerMTok: 1, outputUsdPerMTok: 2 }],
      },
    ]),
    MONTHLY_BUDGET: '1000',
  },
} as const;

async function connect(build: string, env: Readonly<Record<string, string>>) {
  const client = new Client({ name: 'bench', version: '1' });
  const transport = new StdioClientTransport({
    ...{ command: process.execPath, args: [build, 'serve'], stderr: 'inherit' },
    env: quietEnv(newHome(), { ...env, LOCALLAMA_LOG_LEVEL: 'error' }),
  });
  await client.connect(transport);
  return { client, pid: transport.pid! };
}

async function call(client: Client): Promise<void> {
  const given = { name: 'route_task', arguments: { task: TASK, context_length: 0 } };
  const result = await client.callTool(given, undefined, { onprogress: () => {} });
  if (result.isError) throw new Error(JSON.stringify(result.content));
}

/** Milliseconds of the processor that a process took so far; Linux only. */
function readProcessorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function measure({ client, pid }: Awaited<ReturnType<typeof connect>>, parallel: number) {
  const [startMs, usedMs] = [performance.now(), readProcessorMs(pid)];
  let left = CALLS;
  const work = async () => {
    while (left-- > 0) await call(client);
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const seconds = (performance.now() - startMs) / 1_000;
  return { perSecond: CALLS / seconds, processorMs: (readProcessorMs(pid) - usedMs) / CALLS };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

for (const [tier, env] of Object.entries(TIERS)) {
  const servers = await Promise.all(builds.map(build => connect(build, env)));
  for (const server of servers) await measure(server, 8);
  for (const parallel of PARALLEL) {
    const seen = servers.map((): Awaited<ReturnType<typeof measure>>[] => []);
    for (let round = 0; round < rounds; round++) {
      // Who goes first alternates.
      const order = servers.map((_, at) => (at + round) % servers.length);
      for (const at of order) seen[at]!.push(await measure(servers[at]!, parallel));
    }
    seen.forEach((each, at) => {
      const perSecond = median(each.map(one => one.perSecond)).toFixed(0);
      const processorMs = median(each.map(one => one.processorMs)).toFixed(2);
      const who = at === 0 ? 'this build' : builds[at];
      console.log(
        `${tier.padEnd(6)} ${String(parallel).padStart(2)} at once: ${perSecond} calls/s, ${processorMs} ms of the processor each; ${who}`,
      );
    });
  }
  for (const { client } of servers) await client.close();
}
host.close();
