/** What OpenRouter is asked, and that free use cannot turn into paid use on the way. */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_MEMORY, SYSTEM_CLOCK } from '../../../src/providers/index.ts';
import { createOpenRouter } from '../../../src/providers/openrouter/createOpenRouter.ts';
import { ask, KEY, providerFor } from '../../fakes/askProvider.ts';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';

const OPTIONS = {
  answers: { hello: 'hello, world' },
  pricePerMTok: { input: 1.5, output: 10 },
  key: KEY,
  models: ['paid/large', 'small:free'],
} as const;

const signal = () => AbortSignal.timeout(5_000);

async function withServer(work: (server: PaidServer) => Promise<void>): Promise<void> {
  const server = await startPaidServer(OPTIONS);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

suite('OpenRouter on the wire', () => {
  test('states the price it reserved for, the cap, and that nothing may be shortened', () =>
    withServer(async server => {
      const provider = providerFor('openrouter', server.baseUrl);
      await provider.discover(signal());
      const request = { model: 'paid/large', system: 'Be brief.', prompt: 'hello' };
      const answer = await ask(provider, { request });
      assert(answer.ok);
      assert.equal(answer.billedNanoUsd, server.billedNanoUsd);
      assert.deepEqual(server.completions[0]!.body, {
        model: 'paid/large',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'hello' },
        ],
        max_tokens: 64,
        usage: { include: true },
        plugins: [{ id: 'context-compression', enabled: false }],
        provider: {
          data_collection: 'deny',
          max_price: { prompt: 1.5, completion: 10, request: 0 },
        },
        stream: true,
      });
    }));

  test('a free model may cost nothing, known or not', () =>
    withServer(async server => {
      const provider = providerFor('openrouter', server.baseUrl);
      await ask(provider, { request: { model: 'small:free', prompt: 'hello' } });
      const routing = server.completions[0]!.body?.provider as { max_price: object };
      assert.deepEqual(routing.max_price, { prompt: 0, completion: 0, request: 0 });
    }));

  test('a key that is revoked between two calls', async () => {
    let revoked = false;
    const refuse = () =>
      revoked
        ? { status: 401, body: { error: { message: 'User not found.', code: 401 } } }
        : undefined;
    const server = await startPaidServer({ ...OPTIONS, refuse });
    try {
      const provider = providerFor('openrouter', server.baseUrl);
      assert((await ask(provider, { request: { prompt: 'hello' } })).ok);
      revoked = true;
      const refused = await ask(provider, { request: { prompt: 'hello' } });
      assert(!refused.ok && refused.failure.kind === 'auth' && !refused.failure.mayBeBilled);
      revoked = false;
      assert((await ask(provider, { request: { prompt: 'hello' } })).ok);
    } finally {
      await server.stop();
    }
  });

  test('without a key nothing is sent', () =>
    withServer(async server => {
      const settings = {
        kind: 'openrouter',
        id: 'openrouter',
        tier: 'paid',
        dataCollection: 'deny',
      } as const;
      const provider = createOpenRouter(
        { ...settings, baseUrl: server.baseUrl },
        SYSTEM_CLOCK,
        NO_MEMORY,
      );
      const discovery = await provider.discover(signal());
      assert(!discovery.ok && discovery.failure.kind === 'auth');
      const answer = await ask(provider);
      assert(!answer.ok && answer.failure.kind === 'auth' && !answer.failure.mayBeBilled);
      assert(!(await provider.keyStatus(signal())).ok);
      assert.equal(server.requests.length, 0);
      assert((await provider.catalogue(signal())).ok, 'the catalogue is public');
    }));

  test('an unchanged catalogue is confirmed by its ETag', async () => {
    const asked: (string | undefined)[] = [];
    const server = http.createServer((request, response) => {
      asked.push(request.headers['if-none-match']);
      const same = request.headers['if-none-match'] === '"v1"';
      response.writeHead(same ? 304 : 200, { etag: '"v1"', 'content-type': 'application/json' });
      response.end(same ? undefined : '{"data":[{"id":"a/b","context_length":9}]}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    try {
      const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
      const settings = {
        kind: 'openrouter',
        id: 'openrouter',
        tier: 'paid',
        dataCollection: 'deny',
      } as const;
      const provider = createOpenRouter({ ...settings, baseUrl }, SYSTEM_CLOCK, NO_MEMORY);
      const first = await provider.catalogue(signal());
      const second = await provider.catalogue(signal());
      assert(first.ok && second.ok);
      assert.deepEqual(asked, [undefined, '"v1"']);
      assert.deepEqual(second.value.models, first.value.models);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
