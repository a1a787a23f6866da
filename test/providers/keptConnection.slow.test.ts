/** A kept connection that the server closes just as the next request is sent on it. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, providerFor } from '../fakes/askProvider.ts';
import { type FaultServer, startFaultServer } from '../fakes/faultServer.ts';
import { DIALECT_NAMES, type DialectName } from '../fakes/speech.ts';

/** Answers once, then resets each request on a connection that has served one before. */
async function withStaleConnection(
  dialect: DialectName,
  act: (server: FaultServer, provider: ReturnType<typeof providerFor>) => Promise<void>,
): Promise<void> {
  const server = await startFaultServer(dialect);
  const served = new WeakSet<object>();
  server.faultyLists = true;
  server.fault = ({ request, response, speaks }) => {
    const { socket } = request;
    if (served.has(socket)) return void socket.resetAndDestroy();
    served.add(socket);
    if (request.method === 'POST' && !request.url?.endsWith('show')) speaks.answer(response);
    else response.end(JSON.stringify(speaks.lists[request.url ?? ''] ?? {}));
  };
  try {
    await act(server, providerFor(dialect, server.baseUrl));
  } finally {
    await server.stop();
  }
}

async function answeredOnce(provider: ReturnType<typeof providerFor>): Promise<void> {
  assert.ok((await ask(provider)).ok);
  // The end of the stream comes a moment after the end mark, and only then it is kept.
  await sleep(80);
}

const posts = ({ seen }: FaultServer) =>
  seen.filter(({ path }) => /chat(\/completions)?$/.test(path)).length;

suite('a kept connection that is reset', () => {
  for (const dialect of DIALECT_NAMES) {
    const free = dialect === 'ollama';
    const what = free ? 'is asked once more' : 'is not paid for twice';
    test(`${dialect} ${what}`, async () => {
      await withStaleConnection(dialect, async (server, provider) => {
        await answeredOnce(provider);
        const second = await ask(provider);
        assert.equal(second.ok ? 'ok' : second.failure.kind, free ? 'ok' : 'network');
        assert.equal(posts(server), free ? 3 : 2);
        if (!second.ok) assert.equal(second.failure.mayBeBilled, true);
      });
    });

    test(`${dialect}'s list is asked for once more`, async () => {
      await withStaleConnection(dialect, async (server, provider) => {
        await answeredOnce(provider);
        const discovery = await provider.discover(new AbortController().signal);
        assert.ok(discovery.ok && discovery.models.length === 1);
        assert.ok(server.connections >= 2);
      });
    });
  }

  test('once, and not for ever', async () => {
    const server = await startFaultServer('ollama');
    try {
      const provider = providerFor('ollama', server.baseUrl);
      await answeredOnce(provider);
      server.fault = ({ response }) => void response.socket?.resetAndDestroy();
      const second = await ask(provider);
      assert.ok(!second.ok && second.failure.kind === 'network');
      assert.equal(posts(server), 3);
    } finally {
      await server.stop();
    }
  });
});
