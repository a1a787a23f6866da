/** Which models Ollama is said to have, and with which window. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SYSTEM_CLOCK } from '../../../src/providers/index.ts';
import { createOllama } from '../../../src/providers/ollama/createOllama.ts';
import { readShow } from '../../../src/providers/ollama/ollamaModels.ts';
import { type FakeModel, startOllamaServer } from '../../fakes/ollamaServer.ts';

const show = (contextTokens: number, more: object = {}) => ({
  capabilities: ['completion', 'tools'],
  details: { family: 'qwen3', parameter_size: '1.5B' },
  model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': contextTokens },
  ...more,
});

async function discover(models: readonly FakeModel[], rounds = 1) {
  const server = await startOllamaServer({ models });
  const provider = createOllama(
    { kind: 'ollama', id: 'ollama', tier: 'local', baseUrl: server.baseUrl },
    SYSTEM_CLOCK,
  );
  try {
    const signal = AbortSignal.timeout(5_000);
    for (let round = 1; round < rounds; round++) await provider.discover(signal);
    const discovery = await provider.discover(signal);
    assert(discovery.ok, JSON.stringify(discovery));
    return { found: discovery.models, server };
  } finally {
    await server.stop();
  }
}

suite('Ollama: models', () => {
  test('one that is loaded, with both of its windows', async () => {
    const { found } = await discover([
      { name: 'qwen3:1.5b', show: show(40_960), loadedContext: 8_192 },
    ]);
    assert.deepEqual(found, [
      {
        id: 'ollama/qwen3:1.5b',
        provider: 'ollama',
        name: 'qwen3:1.5b',
        tier: 'local',
        contextTokens: 40_960,
        price: { kind: 'free' },
        loaded: true,
        loadedContextTokens: 8_192,
        family: 'qwen3',
        parametersB: 1.5,
      },
    ]);
  });

  test('one that is not loaded, with its own window, however huge', async () => {
    const { found } = await discover([{ name: 'big', show: show(1_000_000) }]);
    assert.equal(found[0]!.contextTokens, 1_000_000);
    assert.equal(found[0]!.loaded, false);
  });

  test('no embedding models, none of the cloud, none that is gone', async () => {
    const { found, server } = await discover([
      { name: 'nomic', show: show(2_048, { capabilities: ['embedding'] }) },
      { name: 'gpt-oss:120b-cloud', tag: { remote_host: 'https://ollama.com' }, show: show(1) },
      { name: 'deleted' },
      { name: 'here', show: show(4_096) },
    ]);
    assert.deepEqual(
      found.map(model => model.name),
      ['here'],
    );
    assert(!server.shown.includes('gpt-oss:120b-cloud'));
  });

  test('asks for details of few at once, and once for each', async () => {
    const models = Array.from({ length: 10 }, (_, i) => ({ name: `m${i}`, show: show(4_096) }));
    const { found, server } = await discover(models, 3);
    assert.equal(found.length, 10);
    assert.equal(server.shown.length, 10);
    assert.equal(server.mostShowsAtOnce, 4);
  });

  test('a recorded answer of /api/show', () => {
    const url = new URL('../../fixtures/ollama/model-details.json', import.meta.url);
    const recorded = JSON.parse(readFileSync(url, 'utf8'))['qwen3-2to16:latest'];
    assert.deepEqual(readShow(recorded), {
      contextTokens: 40_960,
      chats: true,
      elsewhere: false,
      family: 'qwen3',
      parametersB: 32.762123264,
    });
  });

  test('of a mixture of experts, how many parameters a token passes', () => {
    const of = (used: unknown, experts: unknown = 128) =>
      readShow({
        model_info: {
          'general.architecture': 'qwen3moe',
          'general.parameter_count': 30_532_122_624,
          'qwen3moe.expert_count': experts,
          'qwen3moe.expert_used_count': used,
        },
      }).activeParametersB;
    const active = of(8) ?? 0;
    assert.ok(active > 3 && active < 3.6, `${active}`);
    assert.equal(of(undefined), undefined);
    assert.equal(of(200)?.toFixed(1), '30.5');
    assert.equal(of('x', 'y'), undefined);
  });

  test('answers that make no sense are survived', () => {
    for (const odd of [null, [], 'x', { model_info: 7 }, { details: { parameter_size: 'big' } }]) {
      assert.equal(readShow(odd).contextTokens, undefined);
    }
  });
});
