/**
 * What a host was found to want is found out once: kept over a restart, and known to the servers of
 * other windows. Real servers over the real protocol, and a host that counts how it is asked.
 */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { newHome, openSession } from './session.ts';

interface Asked {
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly messages: readonly { readonly content: string }[];
}

interface Host extends AsyncDisposable {
  readonly url: string;
  readonly asked: Asked[];
}

/** Refuses `max_tokens`, tells no window, and has one of 8,192 tokens. */
async function startHost(): Promise<Host> {
  const asked: Asked[] = [];
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', chunk => {
      text += chunk;
    });
    request.on('end', () => {
      const send = (status: number, body: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      if (request.method === 'GET') return send(200, { data: [{ id: 'coder' }] });
      const body: Asked = JSON.parse(text);
      asked.push(body);
      const refuse = (message: string) => send(400, { error: { message } });
      if (body.max_tokens !== undefined) {
        return refuse("Unsupported parameter: 'max_tokens' is not supported with this model.");
      }
      if (text.length > 4 * 8_192) {
        return refuse("This model's maximum context length is 8192 tokens.");
      }
      const message = { role: 'assistant', content: 'It is the product of all numbers to n.' };
      const usage = { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 };
      send(200, { choices: [{ message, finish_reason: 'stop' }], usage });
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

suite('quirks of a host', function () {
  this.timeout(60_000);

  const envFor = (host: Host) => ({
    LOCALLAMA_PROVIDERS: JSON.stringify([{ id: 'mine', baseUrl: host.url, tier: 'local' }]),
  });
  const question = { task: 'Explain what a factorial is.', context_length: 0 };

  test('a refused field is found out once, over a restart and in another window', async () => {
    await using host = await startHost();
    const home = newHome();
    const first = await openSession(envFor(host), home);
    const other = await openSession(envFor(host), home);
    try {
      assert.equal((await first.route(question)).status, 'completed');
      const refused = host.asked.filter(({ max_tokens }) => max_tokens !== undefined);
      assert.equal(refused.length, 1);
      await first.close();
      assert.equal((await other.route(question)).status, 'completed');
      const again = await openSession(envFor(host), home);
      assert.equal((await again.route(question)).status, 'completed');
      await again.close();
      assert.equal(host.asked.length, 4);
      assert.deepEqual(
        host.asked.map(each => each.max_completion_tokens !== undefined),
        [false, true, true, true],
      );
    } finally {
      await other.close();
    }
  });

  test('a window that nobody told is unknown, asked for once, and known from then on', async () => {
    await using host = await startHost();
    const home = newHome();
    const windowOf = async (session: Awaited<ReturnType<typeof openSession>>) => {
      const { contents } = await session.client.readResource({ uri: 'locallama://models' });
      const { models } = JSON.parse(String((contents[0] as { text: string }).text));
      return models.find(({ id }: { id: string }) => id === 'mine/coder')?.context_tokens;
    };
    const code = Array.from({ length: 4_000 }, (_, i) => `const value${i} = ${i};`).join('\n');
    const long = { task: `Explain what this does.\n\n${code}`, context_length: 0 };
    const first = await openSession(envFor(host), home);
    try {
      await first.route(question);
      assert.equal(await windowOf(first), null);
      assert.notEqual((await first.route(long)).status, 'completed');
    } finally {
      await first.close();
    }
    const askedBefore = host.asked.length;
    const second = await openSession(envFor(host), home);
    try {
      await second.route(question);
      assert.equal(await windowOf(second), 8_192);
      await second.route(long);
      const sent = host.asked.slice(askedBefore).map(each => JSON.stringify(each).length);
      assert.ok(
        sent.every(chars => chars < 4 * 8_192),
        'what cannot fit is not sent again',
      );
    } finally {
      await second.close();
    }
  });
});
