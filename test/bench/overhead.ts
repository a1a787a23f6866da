/**
 * What LocalLama adds to a call: `node test/bench/overhead.ts [rounds]`.
 *
 * The same prompt goes to the same tiny model, by turns directly (Ollama's API, streamed), through
 * `route_task` of the built server, and through an MCP server that only passes it on: the floor.
 * Printed are the medians of the time to the first token and of the whole call, and of the differences
 * from the direct call within each round, which the machine's noise affects least.
 */
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { startModelServer, TINYCODER } from '../model-server/start.ts';
import { newHome, quietEnv } from '../server/session.ts';

const SERVER = fileURLToPath(new URL('../../dist/locallama.mjs', import.meta.url));
const RELAY = fileURLToPath(new URL('./relayServer.ts', import.meta.url));
const PROMPT = 'Write a Python function that computes the factorial of n.';
const MODEL = 'tinycoder:latest';
const WARM_UP = 5;

interface Times {
  readonly firstMs: number;
  readonly totalMs: number;
}

const rounds = Number(process.argv[2] ?? 60);
const tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
const env = quietEnv(newHome(), {
  OLLAMA_ENDPOINT: tiny.ollamaUrl,
  LOCALLAMA_LOG_LEVEL: 'error',
});
const routing = await connect([SERVER, 'serve']);
const relaying = await connect([RELAY, tiny.ollamaUrl, MODEL]);

async function connect(args: readonly string[]): Promise<Client> {
  const client = new Client({ name: 'bench', version: '1' });
  const command = process.execPath;
  await client.connect(
    new StdioClientTransport({ command, args: [...args], env, stderr: 'inherit' }),
  );
  return client;
}

async function direct(): Promise<Times> {
  const began = performance.now();
  const response = await fetch(`${tiny.ollamaUrl}/api/chat`, {
    method: 'POST',
    body: JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: PROMPT }] }),
  });
  let firstMs = 0;
  for await (const _chunk of response.body!) firstMs ||= performance.now() - began;
  return { firstMs, totalMs: performance.now() - began };
}

async function called(client: Client, name: string, args: object): Promise<Times> {
  const began = performance.now();
  let firstMs = 0;
  const onprogress = ({ message }: { message?: string | undefined }) => {
    if (message !== undefined && !message.startsWith('Asking'))
      firstMs ||= performance.now() - began;
  };
  const given = { name, arguments: { ...args } };
  const result = await client.callTool(given, undefined, { onprogress });
  if (result.isError) throw new Error(JSON.stringify(result.content));
  return { firstMs, totalMs: performance.now() - began };
}

const WAYS = {
  direct,
  LocalLama: () => called(routing, 'route_task', { task: PROMPT, context_length: 0 }),
  floor: () => called(relaying, 'relay', { prompt: PROMPT }),
} as const;
type Way = keyof typeof WAYS;

const names = Object.keys(WAYS) as Way[];
const times: Readonly<Record<Way, Times[]>> = { direct: [], LocalLama: [], floor: [] };
for (let round = -WARM_UP; round < rounds; round++) {
  // Who goes first alternates, so that none always finds the model's cache warm.
  const order = names.map((_, at) => names[(Math.abs(round) + at) % names.length]!);
  for (const name of order) {
    const time = await WAYS[name]();
    if (round >= 0) times[name].push(time);
  }
}
await Promise.all([routing.close(), relaying.close()]);
await tiny.stop();

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
for (const key of ['firstMs', 'totalMs'] as const) {
  const plain = median(times.direct.map(time => time[key]));
  const added = (way: Way) => {
    const ms = median(times[way].map((time, at) => time[key] - times.direct[at]![key]));
    return `${way} +${ms.toFixed(1)} ms (${((100 * ms) / plain).toFixed(0)} %)`;
  };
  console.log(
    `${key.padEnd(8)} direct ${plain.toFixed(1)} ms; ${added('LocalLama')}, ${added('floor')}; medians of ${rounds}`,
  );
}
