/**
 * The provider of OpenAI's API against a second server that others wrote (`@dwmkerr/mock-llm`): its
 * pieces, and its way to tell errors: in a stream that began with 200.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { CUSTOM, createProviders, NO_MEMORY, SYSTEM_CLOCK } from '../../src/providers/index.ts';
import { ask } from '../fakes/askProvider.ts';

const PROGRAM = fileURLToPath(import.meta.resolve('@dwmkerr/mock-llm'));
const WORDS = 'export const answer = 42; // naïve 🦙, and longer than one of its pieces is by far';
const REQUEST = { prompt: WORDS, maxTokens: 4_096 };
const limits = { connectMs: 5_000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 20_000 };

async function findPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise(resolve => probe.close(resolve));
  return port;
}

suite('another server of others', function () {
  this.timeout(60_000);
  let url = '';
  let stop = () => {};

  suiteSetup(async () => {
    const port = await findPort();
    const env = { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port) };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    stop = () => child.kill('SIGKILL');
    await new Promise<void>(resolve => {
      let said = '';
      // Read to its end, or it would break at its next word.
      child.stdout.on('data', chunk => {
        said += chunk;
        if (said.includes('server running')) resolve();
      });
    });
    url = `http://127.0.0.1:${port}`;
  });
  suiteTeardown(() => stop());

  const provider = (tier: 'local' | 'paid') =>
    createProviders(
      [{ kind: CUSTOM, id: 'other', baseUrl: `${url}/v1`, tier, apiKey: 'k-1234567' }],
      SYSTEM_CLOCK,
      NO_MEMORY,
    )[0]!;

  async function withRule(status: number, body: object, work: () => Promise<void>): Promise<void> {
    const rule = {
      path: '/v1/chat/completions',
      match: '@',
      response: { status, content: JSON.stringify(body) },
    };
    const headers = { 'content-type': 'application/json' };
    const send = (method: string, content: object) =>
      fetch(`${url}/config`, { method, headers, body: JSON.stringify(content) });
    await send('PATCH', { rules: [rule] });
    try {
      await work();
    } finally {
      await fetch(`${url}/config`, { method: 'DELETE' });
    }
  }

  test('lists its models', async () => {
    const found = await provider('local').discover(AbortSignal.timeout(10_000));
    assert.ok(found.ok && found.models.length > 0, JSON.stringify(found));
    assert.equal(found.models[0]?.contextTokens, undefined, 'nobody told a window');
  });

  test('answers in pieces that make the whole', async () => {
    let streamed = '';
    let pieces = 0;
    const onText = (delta: string) => {
      streamed += delta;
      pieces += 1;
    };
    const answer = await ask(provider('local'), { request: REQUEST, limits, onText });
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.equal(answer.text, WORDS);
    assert.equal(streamed, WORDS);
    assert.ok(pieces > 1);
  });

  for (const [status, message, kind] of [
    [401, 'Incorrect API key provided.', 'auth'],
    [429, 'Rate limit reached. Please try again in 7s.', 'rate-limited'],
    [400, "This model's maximum context length is 8192 tokens.", 'context-overflow'],
    [503, 'The engine is currently overloaded.', 'overloaded'],
  ] as const) {
    test(`its refusal with ${status} in a stream that began with 200 is ${kind}`, () =>
      withRule(status, { error: { message, type: 'x' } }, async () => {
        const refused = await ask(provider('paid'), { request: REQUEST, limits });
        assert.ok(!refused.ok);
        assert.equal(refused.failure.kind, kind, refused.failure.message);
      }));
  }

  test('it counts nothing in a stream, and nothing is made up', async () => {
    const answer = await ask(provider('paid'), { request: REQUEST, limits });
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.equal(answer.usage, undefined);
    assert.equal(answer.saidNanoUsd, undefined);
  });
});
