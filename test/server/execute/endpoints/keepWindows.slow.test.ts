/** Calls that follow each other ask Ollama for one window, so that it does not load the model anew. */
import assert from 'node:assert/strict';
import type { Model } from '../../../../src/core/types.ts';
import { SYSTEM_CLOCK } from '../../../../src/providers/index.ts';
import { createOllama } from '../../../../src/providers/ollama/createOllama.ts';
import { keepWindows } from '../../../../src/server/execute/endpoints/keepWindows.ts';
import { ask } from '../../../fakes/askProvider.ts';
import { type OllamaServer, startOllamaServer } from '../../../fakes/ollamaServer.ts';

suite('kept windows', () => {
  let server: OllamaServer;
  let clock = 0;
  setup(async () => {
    clock = 0;
    server = await startOllamaServer({ models: [] });
  });
  teardown(() => server.stop());

  const ends = () =>
    createOllama(
      { kind: 'ollama', id: 'ollama', tier: 'local', baseUrl: server.baseUrl },
      SYSTEM_CLOCK,
    );
  const provider = () => keepWindows(() => clock).keep(ends());
  const windows = () => server.chats.map(({ options }) => options.num_ctx);

  test('a smaller call takes the window of the larger one before it, a larger one grows it', async () => {
    const asked = provider();
    for (const contextTokens of [8_192, 4_096, 16_384, 4_096]) {
      await ask(asked, { request: { contextTokens } });
    }
    assert.deepEqual(windows(), [8_192, 8_192, 16_384, 16_384]);
  });

  test('another model, or the same after a long pause, gets what it needs', async () => {
    const asked = provider();
    await ask(asked, { request: { contextTokens: 8_192 } });
    await ask(asked, { request: { contextTokens: 4_096, model: 'other' } });
    clock += 300_000;
    await ask(asked, { request: { contextTokens: 4_096 } });
    assert.deepEqual(windows(), [8_192, 4_096, 4_096]);
  });

  test('a model that was listed before its call is known to be loaded with its window', async () => {
    const windows = keepWindows(() => clock);
    const kept = windows.keep(ends());
    await ask(kept, { request: { contextTokens: 4_096, model: 'coder' } });
    const listed: Model = {
      ...{ id: 'ollama/coder', provider: 'ollama', name: 'coder', tier: 'local' },
      ...{ contextTokens: 32_768, price: { kind: 'free' }, loaded: false },
    };
    const windowOf = (change: Partial<Model>) =>
      windows.asLoaded({ ...listed, ...change }).loadedContextTokens;
    assert.equal(windowOf({}), 4_096);
    assert.equal(windowOf({ loadedContextTokens: 16_384 }), 16_384);
    assert.equal(windowOf({ name: 'other' }), undefined);
    assert.equal(windowOf({ provider: 'lan' }), undefined);
    clock += 300_000;
    assert.equal(windowOf({}), undefined);
  });

  test('calls in parallel ask for the same', async () => {
    const asked = provider();
    const both = [8_192, 4_096].map(contextTokens => ask(asked, { request: { contextTokens } }));
    await Promise.all(both);
    assert.deepEqual(windows(), [8_192, 8_192]);
  });
});
