/** More hosts on the internet; see `hostShapes.ts`. */
import { BASE, delta, error, type HostShape, last, message, OK, STOP } from './hostShape.ts';

const PAID = { kind: 'custom', tier: 'paid', done: true, usage: [100, 40] } as const;

export const FURTHER_HOST_SHAPES: readonly HostShape[] = [
  {
    ...{ ...PAID, name: 'Together' },
    lists: {
      '/v1/models': [
        {
          id: 'm/chat',
          type: 'chat',
          context_length: 65_536,
          pricing: { input: 0.2, output: 0.2 },
        },
        { id: 'm/embed-v1', type: 'embedding', context_length: 512 },
        { id: 'm/flux', type: 'image' },
        { id: 'm/sort', type: 'rerank', context_length: 8_192 },
      ],
    },
    offers: ['m/chat 65536'],
    stream: [
      ...OK.map(each => ({ ...each, usage: null })),
      { ...STOP, usage: { ...BASE, cached_tokens: 0 } },
    ],
    whole: message('OK', { usage: BASE, prompt: [] }, 'eos'),
    refuses: [
      [
        422,
        error('Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193.'),
        'context-overflow',
      ],
      [
        429,
        error('You have reached the rate limit specific to this model', {
          type: 'model_rate_limit',
        }),
        'rate-limited',
      ],
      [
        404,
        error('Unable to access model m. Please visit the list of models', {
          code: 'model_not_available',
        }),
        'model-gone',
      ],
      [
        402,
        error('Credit limit exceeded, please navigate to billing', { type: 'credit_limit' }),
        'payment',
      ],
      [401, error('Invalid API key provided.', { code: 'invalid_api_key' }), 'auth'],
      [
        503,
        error('The server is overloaded or not ready yet.', { type: 'service_unavailable' }),
        'overloaded',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'Fireworks' },
    lists: {
      '/v1/models': {
        data: [
          {
            id: 'accounts/f/models/q',
            kind: 'HF_BASE_MODEL',
            supports_chat: true,
            context_length: 131_072,
          },
          { id: 'accounts/f/models/flux', kind: 'FLUMINA_BASE_MODEL', supports_chat: false },
        ],
      },
    },
    offers: ['accounts/f/models/q 131072'],
    stream: [...OK, { ...STOP, usage: { ...BASE, prompt_tokens_details: { cached_tokens: 0 } } }],
    whole: message('OK', { usage: { ...BASE, prompt_tokens_details: null } }),
    refuses: [
      [
        400,
        {
          error: {
            object: 'error',
            type: 'invalid_request_error',
            code: 'invalid_request_error',
            message: 'The prompt is too long: 140000, model maximum context length: 131071',
          },
        },
        'context-overflow',
      ],
      [
        404,
        {
          error: {
            object: 'error',
            type: 'NOT_FOUND',
            message: 'Model not found, inaccessible, and/or not deployed',
          },
        },
        'model-gone',
      ],
      [
        412,
        {
          error: {
            message:
              'Account is suspended due to insufficient balance or reaching monthly spending limit',
          },
        },
        'payment',
      ],
      [
        429,
        {
          fault: { faultstring: 'rate limit exceeded', detail: { errorcode: 'too_many_requests' } },
        },
        'rate-limited',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'Cohere' },
    lists: {
      '/v1/models': {
        models: [
          { name: 'command', endpoints: ['generate', 'chat'], context_length: 128_000 },
          { name: 'embed-english', endpoints: ['embed'], context_length: 512 },
          { name: 'sorts', endpoints: ['rerank'], context_length: 4_096 },
          { name: 'gone', endpoints: ['chat'], context_length: 4_096, is_deprecated: true },
        ],
        next_page_token: '',
      },
    },
    offers: ['command 128000'],
    stream: [...OK, delta({}, 'COMPLETE'), last(BASE)],
    whole: message('OK', { usage: BASE }, 'COMPLETE'),
    refuses: [
      [
        400,
        { message: 'too many tokens: total number of tokens in the prompt cannot exceed 128000' },
        'context-overflow',
      ],
      [401, { message: 'invalid api token' }, 'auth'],
      [
        404,
        { message: "model 'x' not found, make sure the correct model ID was used" },
        'model-gone',
      ],
      [
        429,
        { message: 'You are using a Trial key, which is limited to 1000 API calls / month.' },
        'quota-used-up 3600000',
      ],
      [
        429,
        { message: 'You are past the per minute request limit, please wait and try again later.' },
        'rate-limited',
      ],
      [
        498,
        { message: 'blocked output: this generation was blocked by our content filter' },
        'content-refused',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'Cerebras' },
    lists: {
      '/v1/models': {
        data: [{ id: 'q', limits: { max_context_length: 131_072, max_completion_tokens: 40_000 } }],
      },
    },
    offers: ['q 131072'],
    stream: [...OK, { ...STOP, usage: BASE, time_info: { total_time: 0.01 } }],
    whole: message('OK', { usage: BASE, time_info: {} }),
    refuses: [
      [
        400,
        {
          message:
            'Please reduce the length of the messages or completion. Current length is 42328 while limit is 40000',
          code: 'context_length_exceeded',
          param: 'messages',
        },
        'context-overflow',
      ],
      [
        429,
        {
          message: 'Tokens per minute limit exceeded - too many tokens processed.',
          code: 'token_quota_exceeded',
        },
        'rate-limited',
      ],
      [
        429,
        {
          message: 'Tokens per day limit exceeded - too many tokens processed.',
          code: 'token_quota_exceeded',
        },
        'quota-used-up 3600000',
      ],
      [
        429,
        {
          message: "We're experiencing high traffic right now! Please try again soon.",
          code: 'queue_exceeded',
        },
        'overloaded',
      ],
      [
        404,
        {
          message: 'Model x does not exist or you do not have access to it.',
          code: 'model_not_found',
        },
        'model-gone',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'SambaNova' },
    lists: {
      '/v1/models': { data: [{ id: 'q', context_length: 16_384, max_completion_tokens: 4_096 }] },
    },
    offers: ['q 16384'],
    stream: [
      ...OK,
      STOP,
      last({ ...BASE, total_latency: 0.5, completion_tokens_per_sec: 900.5, acceptance_rate: 4 }),
    ],
    whole: message('OK', { usage: { ...BASE, time_to_first_token: 0.1 } }),
    refuses: [
      [
        400,
        error(
          'The maximum context length of q is 32768. However, answering your request will take 39732 tokens.',
        ),
        'context-overflow',
      ],
      [429, { error: 'Rate limit exceeded' }, 'rate-limited'],
      [410, error('Model q was deprecated', { code: 'model_deprecated' }), 'model-gone'],
    ],
  },
  {
    ...{ ...PAID, name: 'Nebius' },
    lists: {
      '/v1/models': {
        data: [
          {
            id: 'q',
            context_length: 262_144,
            architecture: { modality: 'text->text' },
            pricing: { prompt: '0.0000001' },
          },
          { id: 'flux', architecture: { modality: 'text->image' } },
        ],
      },
    },
    offers: ['q 262144'],
    stream: [...OK, STOP, last(BASE)],
    whole: message('OK', { usage: BASE, service_tier: null }),
    refuses: [
      [404, { detail: 'The model `x` does not exist.' }, 'model-gone'],
      [400, { detail: "This model's maximum context length is 32768 tokens." }, 'context-overflow'],
      [402, { detail: 'Not enough funds on the balance' }, 'payment'],
    ],
  },
];
