/** More servers that people run themselves; see `hostShapes.ts`. */
import { BASE, delta, error, type HostShape, last, message, OK, STOP } from './hostShape.ts';

const LOCAL = { kind: 'custom', tier: 'local', done: true, usage: [100, 40] } as const;

export const FURTHER_LOCAL_SHAPES: readonly HostShape[] = [
  {
    ...{ ...LOCAL, name: 'KoboldCpp' },
    lists: {
      '/v1/models': { data: [{ id: 'koboldcpp/q', object: 'model', owned_by: 'koboldcpp' }] },
    },
    offers: ['koboldcpp/q ?'],
    stream: ['event: message\n', ...OK, 'event: message\n', delta({}, 'stop'), last(BASE)],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        503,
        { detail: { msg: 'Server is busy; please try again later.', type: 'service_unavailable' } },
        'overloaded',
      ],
    ],
  },
  {
    ...{ ...LOCAL, name: 'TabbyAPI' },
    lists: {
      '/v1/models': {
        data: [{ id: 'q-exl2', owned_by: 'tabbyAPI', parameters: { max_seq_len: 16_384 } }],
      },
    },
    offers: ['q-exl2 16384'],
    stream: [
      ...OK,
      STOP,
      last({ ...BASE, prompt_time: 0.1, completion_tokens_per_sec: 'Indeterminate' }),
    ],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        400,
        {
          detail: {
            error: { message: 'Prompt length 9000 is greater than max_seq_len 8192', trace: null },
          },
        },
        'context-overflow',
      ],
      [400, { detail: { error: { message: 'No models are currently loaded.' } } }, 'model-gone'],
    ],
  },
  {
    ...{ ...LOCAL, name: 'text-generation-webui' },
    lists: { '/v1/models': { data: [{ id: 'q.gguf' }, { id: 'text-embedding-ada-002' }] } },
    offers: ['q.gguf ?'],
    stream: [...OK, { ...STOP, usage: BASE }],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        400,
        error(
          'This model maximum context length is 2048 tokens. However, your messages resulted in over 2061 tokens.',
          { param: 'messages' },
        ),
        'context-overflow',
      ],
    ],
  },
  {
    ...{ ...LOCAL, name: 'MLX' },
    lists: { '/v1/models': { object: 'list', data: [{ id: 'mlx-community/q', object: 'model' }] } },
    offers: ['mlx-community/q ?'],
    stream: [
      ': keepalive 512/4096\n\n',
      ...OK.map(each => ({ ...each, object: 'chat.completion' })),
      STOP,
      last(BASE),
    ],
    whole: message('OK', { usage: BASE, system_fingerprint: 'x' }),
    refuses: [[404, { error: 'Repository Not Found for url' }, 'model-gone']],
  },
  {
    ...{ ...LOCAL, name: 'LocalAI' },
    lists: {
      '/v1/models': {
        data: [{ id: 'q', object: 'model' }, { id: 'whisper-base' }, { id: 'stablediffusion' }],
      },
    },
    offers: ['q ?'],
    stream: [
      ...OK.map(({ choices: [choice] }) => ({
        choices: [{ index: 0, delta: choice!.delta, finish_reason: '' }],
        usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
      })),
      { ...STOP, usage: BASE },
    ],
    whole: message('OK', { usage: BASE }, ''),
    refuses: [
      [
        500,
        error('could not load model: rpc error: code = Unknown desc = failed loading model', {
          code: 500,
        }),
        'model-gone',
      ],
      [
        500,
        error('rpc error: code = Unavailable desc = error reading from server: EOF', { code: 500 }),
        'overloaded',
      ],
    ],
  },
  {
    ...{ ...LOCAL, name: 'Docker Model Runner', basePath: '/engines/v1' },
    lists: { '/engines/v1/models': { data: [{ id: 'ai/q:latest', owned_by: 'docker' }] } },
    offers: ['ai/q:latest ?'],
    stream: [...OK, STOP, last(BASE, { timings: { prompt_n: 100 } })],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        400,
        error(
          'request (4139 tokens) exceeds the available context size (4096 tokens), try increasing it',
          {
            ...{
              code: 400,
              type: 'exceed_context_size_error',
              n_prompt_tokens: 4_139,
              n_ctx: 4_096,
            },
          },
        ),
        'context-overflow',
      ],
      [
        500,
        'unable to load runner: error waiting for runner to be ready: llama.cpp terminated unexpectedly',
        'overloaded',
      ],
      [404, 'model not found', 'model-gone'],
    ],
  },
  {
    ...{ ...LOCAL, name: 'Jan' },
    lists: {
      '/v1/models': {
        data: [
          {
            id: 'q',
            object: 'model',
            settings: { ctx_len: 4_096 },
            parameters: { max_tokens: 4_096 },
          },
        ],
      },
    },
    offers: ['q 4096'],
    stream: [...OK, STOP, last(BASE)],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        409,
        { message: 'Model has not been loaded, please load model into cortex' },
        'model-loading',
      ],
    ],
  },
  {
    ...{ ...LOCAL, name: 'SGLang' },
    lists: { '/v1/models': { data: [{ id: 'q', max_model_len: 32_768, root: 'q' }] } },
    offers: ['q 32768'],
    stream: [
      ...OK.map(({ choices: [choice] }) => ({
        choices: [
          {
            ...choice,
            matched_stop: null,
            delta: { ...choice!.delta, reasoning_content: null, tool_calls: null },
          },
        ],
      })),
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop', matched_stop: 2 }] },
      last({ ...BASE, reasoning_tokens: 0, prompt_tokens_details: null }),
    ],
    whole: message('OK', { usage: { ...BASE, reasoning_tokens: 0 } }),
    refuses: [
      [
        400,
        {
          object: 'error',
          message:
            "The input (61709 tokens) is longer than the model's context length (40960 tokens).",
          type: 'BadRequestError',
          code: 400,
        },
        'context-overflow',
      ],
      [
        400,
        {
          object: 'error',
          message:
            "Requested token count exceeds the model's maximum context length of 32768 tokens.",
          code: 400,
        },
        'context-overflow',
      ],
    ],
  },
  {
    ...{ ...LOCAL, name: 'Text Generation Inference' },
    lists: { '/v1/models': { data: [{ id: 'o/q', owned_by: 'o/q' }] } },
    offers: ['o/q ?'],
    stream: [...OK, delta({ content: '' }, 'eos_token'), last(BASE)],
    whole: message('OK', { usage: BASE }, 'eos_token'),
    refuses: [
      [429, { error: 'Model is overloaded', error_type: 'overloaded' }, 'overloaded'],
      [
        424,
        {
          error: 'Request failed during generation: Server error: CUDA out of memory',
          error_type: 'generation',
        },
        'out-of-memory',
      ],
    ],
  },
  {
    ...{ ...LOCAL, name: 'GPT4All' },
    lists: { '/v1/models': { data: [{ id: 'Llama 3 8B', object: 'model', permissions: [] }] } },
    offers: ['Llama 3 8B ?'],
    stream: [JSON.stringify(message('OK', { usage: BASE, references: null }))],
    done: false,
    whole: message('OK', { usage: BASE, references: null }),
    refuses: [
      [400, error('Unrecognized model: x', { type: 'invalid_request_error' }), 'model-gone'],
    ],
  },
  {
    ...{ ...LOCAL, name: 'an older llama.cpp', kind: 'llamacpp' },
    lists: {
      '/props': { default_generation_settings: { n_ctx: 4_096 }, total_slots: 1 },
      '/v1/models': { data: [{ id: 'm.gguf', meta: { n_ctx_train: 131_072, n_params: 7e9 } }] },
    },
    offers: ['m.gguf 4096'],
    stream: [...OK, STOP, last(BASE)],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [
        200,
        'error: {"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}\n\n',
        'context-overflow',
      ],
    ],
  },
];
