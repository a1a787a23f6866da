/**
 * What LocalLama adds to a call: `node test/bench/overhead.ts [pairs]`.
 *
 * The same prompt goes to the same tiny model, by turns directly (Ollama's API, streamed) and through
 * `route_task` of the built server. Printed are the medians of the time to the first token and of
 * the whole call, and of the differences within each pair, which the machine's noise affects least.
 */
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { startModelServer, TINYCODER } from '../model-server/start.ts';
import { newHome, quietEnv } from '../server/session.ts';

const SERVER = fileURLToPath(new URL('../../dist/locallama.mjs', import.meta.url));
const PROMPT = 'Write a Python function that computes the factorial of n.';
const MODEL = 'tinycoder:latest';
const WARM_UP = 5;

interface Times {
  readonly firstMs: number;
  readonly totalMs: number;
}

const pairs = Number(process.argv[2] ?? 60);
const tiny = await startModelServer({ port: 0, models: { tinycoder: TINYCODER } });
const client = new Client({ name: 'bench', version: '1' });
await client.connect(
  new StdioClientTransport({
    command: process.execPath,
    args: [SERVER, 'serve'],
    env: quietEnv(newHome(), { OLLAMA_ENDPOINT: tiny.ollamaUrl, LOCALLAMA_LOG_LEVEL: 'error' }),
    stderr: 'inherit',
  }),
);

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

async function routed(): Promise<Times> {
  const began = performance.now();
  let firstMs = 0;
  const onprogress = ({ message }: { message?: string | undefined }) => {
    if (message !== undefined && !message.startsWith('Asking'))
      firstMs ||= performance.now() - began;
  };
  const result = await client.callTool(
    { name: 'route_task', arguments: { task: PROMPT, context_length: 0 } },
    undefined,
    { onprogress },
  );
  if (result.isError) throw new Error(JSON.stringify(result.content));
  return { firstMs, totalMs: performance.now() - began };
}

for (let i = 0; i < WARM_UP; i++) {
  await direct();
  await routed();
}
const plain: Times[] = [];
const through: Times[] = [];
for (let i = 0; i < pairs; i++) {
  // Who goes first alternates, so that neither always finds the model's cache warm.
  const runs = [async () => plain.push(await direct()), async () => through.push(await routed())];
  for (const run of i % 2 === 0 ? runs : runs.reverse()) await run();
}
await client.close();
await tiny.stop();

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
for (const key of ['firstMs', 'totalMs'] as const) {
  const [without, with_] = [plain, through].map(times => median(times.map(time => time[key])));
  const added = median(through.map((time, at) => time[key] - plain[at]![key]));
  const share = ((100 * added) / without!).toFixed(1);
  console.log(
    `${key.padEnd(8)} direct ${without!.toFixed(1)} ms, through LocalLama ${with_!.toFixed(1)} ms; added, median of ${pairs} pairs: ${added.toFixed(1)} ms (${share} %)`,
  );
}
