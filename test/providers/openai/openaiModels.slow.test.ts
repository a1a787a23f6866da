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
