/** The servers that people run themselves; see `hostShapes.ts`. */
import { BASE, delta, error, type HostShape, last, message, OK, STOP } from './hostShape.ts';

export const LOCAL_HOST_SHAPES: readonly HostShape[] = [
  {
    ...{ name: 'vLLM', kind: 'custom', tier: 'local', done: true, usage: [100, 40] },
    lists: { '/v1/models': { data: [{ id: 'Qwen/Q', max_model_len: 40_960 }] } },
    offers: ['Qwen/Q 40960'],
    stream: [...OK, delta({ content: '' }, 'stop'), last(BASE)],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        400,
        { object: 'error', message: "the model's context length is only 9 tokens", code: 400 },
        'context-overflow',
      ],
      [404, { object: 'error', message: 'The model `x` does not exist.', code: 404 }, 'model-gone'],
    ],
  },
  {
    ...{ name: 'llama.cpp router', kind: 'llamacpp', tier: 'local', done: true, usage: [100, 40] },
    lists: {
      '/props': { role: 'router', default_generation_settings: { n_ctx: 0 } },
      '/v1/models': {
        data: [
          { id: 'a', status: { value: 'unloaded', args: ['llama-server', '--ctx-size', '32768'] } },
          { id: 'b', status: { value: 'unloaded', args: ['-c', '32768', '-np', '2'] } },
          { id: 'c', status: { value: 'unloaded', args: [], preset: '[c]\nctx-size = 16384\n' } },
          { id: 'd', status: { value: 'loaded', args: [] }, meta: { n_ctx: 8_192 } },
          { id: 'e', status: { value: 'unloaded', args: ['--ctx-size=4097'] } },
          { id: 'f', status: { value: 'unloaded', args: [] } },
        ],
      },
    },
    offers: ['a 32768', 'b 16384', 'c 16384', 'd 8192', 'e 4097', 'f ?'],
    stream: [
      { choices: [], prompt_progress: { total: 9, processed: 3 } },
      ...OK,
      STOP,
      last(BASE, { timings: { prompt_n: 1, cache_n: 99 } }),
    ],
    whole: message('OK', { usage: BASE, timings: { prompt_n: 1, cache_n: 99 } }),
    refuses: [
      [
        500,
        error('model name=a failed to load', { code: 500, type: 'server_error' }),
        'model-gone',
      ],
      [503, error('Loading model', { code: 503 }), 'model-loading'],
      [400, error('exceeds the available context size (9 tokens)'), 'context-overflow'],
    ],
  },
  {
    ...{ name: 'LM Studio', kind: 'lmstudio', tier: 'local', done: true, usage: [100, 40] },
    lists: {
      '/api/v0/models': undefined,
      '/api/v1/models': {
        models: [
          {
            ...{ type: 'llm', key: 'q', max_context_length: 262_144 },
            loaded_instances: [
              { config: { context_length: 8_192 } },
              { config: { context_length: 4_096 } },
            ],
          },
          { type: 'llm', key: 'r', max_context_length: 262_144, loaded_instances: [] },
          { type: 'embedding', key: 's', max_context_length: 2_048, loaded_instances: [] },
        ],
      },
    },
    offers: ['q 4096', 'r ?'],
    stream: [...OK, STOP, last(BASE)],
    whole: message('OK', { usage: BASE }),
    refuses: [[400, { error: 'Model unloaded.' }, 'model-loading']],
  },
];
