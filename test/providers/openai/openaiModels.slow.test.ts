/** Model lists of OpenAI-compatible end points: who tells the window, and where. */
import assert from 'node:assert/strict';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { CUSTOM, NO_MEMORY, SYSTEM_CLOCK } from '../../../src/providers/index.ts';
import { createOpenAICompatible } from '../../../src/providers/openai/createOpenAICompatible.ts';
import type { ProviderSettings } from '../../../src/providers/settings.ts';
import { ask } from '../../fakes/askProvider.ts';

type Answers = Readonly<Record<string, unknown>>;

interface Found {
  readonly line: string;
  readonly paths: readonly string[];
}

/** `path → answer`; every other path is 404. The line is one `name context state` per model. */
async function discover(answers: Answers, settings: Partial<ProviderSettings>): Promise<Found> {
  const paths: string[] = [];
  const server = http.createServer((request, response) => {
    paths.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: 'Unexpected endpoint' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const base = { kind: CUSTOM, id: 'mine', baseUrl, tier: 'local' } as const;
  try {
    const provider = createOpenAICompatible({ ...base, ...settings }, SYSTEM_CLOCK, NO_MEMORY);
    const found = await provider.discover(AbortSignal.timeout(5_000));
    if (!found.ok) return { line: found.failure.kind, paths };
    const rows = found.models.map(({ name, contextTokens, loaded, price }) => {
      const state = loaded === undefined ? '' : loaded ? ' loaded' : ' cold';
      return `${name} ${contextTokens ?? '?'}${state} ${price.kind}`;
    });
    return { line: rows.join(', '), paths };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function check(
  name: string,
  answers: Answers,
  settings: Partial<ProviderSettings>,
  expected: string,
): void {
  test(name, async () => assert.equal((await discover(answers, settings)).line, expected));
}

suite('model lists', () => {
  check(
    'LM Studio tells what is loaded with which window',
    {
      '/api/v0/models': {
        data: [
          {
            id: 'a',
            type: 'llm',
            state: 'loaded',
            max_context_length: 131_072,
            loaded_context_length: 8_192,
          },
          { id: 'b', type: 'vlm', state: 'not-loaded', max_context_length: 131_072 },
          { id: 'c', type: 'llm', state: 'not-loaded', max_context_length: 2_048 },
          { id: 'e', type: 'embeddings', state: 'loaded', max_context_length: 512 },
        ],
      },
    },
    { kind: 'lmstudio' },
    'a 8192 loaded free, b ? cold free, c 2048 cold free',
  );
  check(
    'an old LM Studio has only the common list',
    { '/v1/models': { data: [{ id: 'a' }, { id: 'text-embedding-nomic' }] } },
    { kind: 'lmstudio' },
    'a ? free',
  );
  check(
    'llama.cpp tells the window of one slot in /props',
    {
      '/v1/models': { data: [{ id: 'q.gguf', meta: { n_ctx_train: 32_768, n_params: 1.5e9 } }] },
      '/props': { default_generation_settings: { n_ctx: 16_384 }, total_slots: 4 },
    },
    { kind: 'llamacpp' },
    'q.gguf 16384 free',
  );
  check(
    'llama.cpp without /props is careful',
    { '/v1/models': { data: [{ id: 'q.gguf', meta: { n_ctx_train: 32_768 } }] } },
    { kind: 'llamacpp' },
    'q.gguf ? free',
  );
  check(
    'llama.cpp at an end point of another name, which tells its window in /props',
    {
      '/v1/models': {
        models: [{ name: 'q.gguf', model: 'q.gguf' }],
        data: [{ id: 'q.gguf', owned_by: 'llamacpp', meta: { n_ctx_train: 32_768 } }],
      },
      '/props': { default_generation_settings: { n_ctx: 8_192 } },
    },
    {},
    'q.gguf 8192 free',
  );
  check(
    'the same without /props is as careful',
    {
      '/v1/models': { data: [{ id: 'q.gguf', owned_by: 'llamacpp', meta: { n_ctx_train: 512 } }] },
    },
    {},
    'q.gguf ? free',
  );
  check(
    'windows in words, nested, and the smaller of two',
    {
      '/v1/models': {
        data: [
          { id: 'a', context_window: '128k' },
          { id: 'b', context_length: '1M' },
          { id: 'c', context_length: '131,072 tokens' },
          { id: 'd', architecture: { context_length: 65_536 } },
          { id: 'e', model_info: { context_window: 32_768 } },
          { id: 'f', context_length: 200_000, top_provider: { context_length: 65_536 } },
          { id: 'g', context_length: 'long' },
          { id: 'h', max_context_length: '32K' },
        ],
      },
    },
    {},
    'a 128000 free, b 1000000 free, c 131072 free, d 65536 free, e 32768 free, f 65536 free, g ? free, h 32000 free',
  );
  check(
    'what is switched off is not offered',
    {
      '/v1/models': {
        data: [
          { id: 'a', status: 'online' },
          { id: 'b', status: 'offline' },
          { id: 'c', status: 'Deprecated' },
          { id: 'd', status: { value: 'unloaded' } },
          { id: 'e', available: false },
          { id: 'f', enabled: true, is_active: false },
          { id: 'g', providers: [{ status: 'error' }, { status: 'live' }] },
          { id: 'h', providers: [{ status: 'error' }] },
        ],
      },
    },
    {},
    'a ? free, d ? cold free, g ? free',
  );
  for (const [name, list] of [
    ['data in data', { code: 0, msg: 'ok', data: { object: 'list', data: [{ id: 'a' }] } }],
    ['a list in data', { success: true, data: { list: [{ id: 'a' }], total: 1 } }],
    [
      'models in result',
      { success: true, result: [{ name: 'a', task: { name: 'Text Generation' } }] },
    ],
  ] as const) {
    check(`in an envelope: ${name}`, { '/v1/models': list }, {}, 'a ? free');
  }
  check(
    'vLLM tells max_model_len',
    { '/v1/models': { data: [{ id: 'Qwen/Q', max_model_len: 40_960 }] } },
    {},
    'Qwen/Q 40960 free',
  );
  check(
    'OpenAI tells nothing, so its names must',
    {
      '/v1/models': {
        data: ['gpt-5-mini', 'gpt-4o', 'whisper-1', 'gpt-4o-audio', 'o3'].map(id => ({ id })),
      },
    },
    { kind: 'openai', tier: 'paid', apiKey: 'k' },
    'gpt-5-mini 400000 unknown, gpt-4o 128000 unknown, o3 200000 unknown',
  );
  const models = [{ id: 'x', contextTokens: 9_000, inputUsdPerMTok: 1, outputUsdPerMTok: 2 }];
  check(
    'what the person says wins, and adds',
    {
      '/v1/models': {
        data: [
          { id: 'x', context_length: 1_000 },
          { id: 'y', context_length: 500 },
        ],
      },
    },
    { models: [...models, { id: 'z' }], tier: 'paid' },
    'x 9000 priced, y 500 unknown, z ? unknown',
  );
  check(
    'a server without a list has what the person says',
    {},
    { models, tier: 'paid' },
    'x 9000 priced',
  );
  check('a server without a list and word has nothing', {}, {}, 'bad-request');
  check('a bare array', { '/v1/models': [{ id: 'a' }] }, {}, 'a ? free');
  check(
    'odd entries',
    { '/v1/models': { data: [null, 7, {}, { id: '' }, { id: 'a' }] } },
    {},
    'a ? free',
  );
  check('no list', { '/v1/models': { hello: 'world' } }, {}, 'malformed');

  test('OpenAI is not asked without a key', async () => {
    const { line, paths } = await discover({}, { kind: 'openai', tier: 'paid' });
    assert.equal(line, 'auth');
    assert.deepEqual(paths, []);
    const closed = 'http://127.0.0.1:9/v1';
    const base = { id: 'openai', baseUrl: closed } as const;
    const answer = await ask(
      createOpenAICompatible({ ...base, kind: 'openai', tier: 'paid' }, SYSTEM_CLOCK, NO_MEMORY),
    );
    assert(!answer.ok && answer.failure.kind === 'auth' && !answer.failure.mayBeBilled);
  });
});
