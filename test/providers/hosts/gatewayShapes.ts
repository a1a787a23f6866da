/** Gateways before other hosts; see `hostShapes.ts`. */
import { BASE, delta, error, type HostShape, last, message, OK, STOP } from './hostShape.ts';

const PAID = { kind: 'custom', tier: 'paid', done: true, usage: [100, 40] } as const;
const FILTERS = { hate: { filtered: false, severity: 'safe' } };

export const GATEWAY_SHAPES: readonly HostShape[] = [
  {
    ...{ ...PAID, name: 'Azure' },
    lists: {
      '/v1/models': {
        data: [
          {
            id: 'gpt-4o',
            status: 'succeeded',
            capabilities: { inference: true, chat_completion: true },
          },
          {
            id: 'ada-002',
            capabilities: { inference: true, chat_completion: false, embeddings: true },
          },
        ],
      },
    },
    offers: ['gpt-4o ?'],
    stream: [
      {
        choices: [],
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: FILTERS }],
      },
      ...OK.map(each => ({
        ...each,
        choices: each.choices.map(choice => ({ ...choice, content_filter_results: FILTERS })),
      })),
      { ...STOP, usage: null },
      last(BASE),
    ],
    whole: message('OK', { usage: BASE, prompt_filter_results: [] }),
    refuses: [
      [
        400,
        error('The response was filtered due to the prompt triggering our policy.', {
          ...{ code: 'content_filter', status: 400, param: 'prompt' },
          innererror: { code: 'ResponsibleAIPolicyViolation' },
        }),
        'content-refused',
      ],
      [
        404,
        error('The API deployment for this resource does not exist.', {
          code: 'DeploymentNotFound',
        }),
        'model-gone',
      ],
      [
        429,
        error(
          'Requests have exceeded call rate limit of your current pricing tier. Please retry after 6 seconds.',
          { code: '429' },
        ),
        'rate-limited 6000',
      ],
      [
        401,
        error('Access denied due to invalid subscription key or wrong API endpoint.', {
          code: '401',
        }),
        'auth',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'Bedrock behind a gateway' },
    lists: { '/v1/models': { data: [{ id: 'anthropic.claude', max_input_tokens: 200_000 }] } },
    offers: ['anthropic.claude 200000'],
    stream: [...OK, STOP, last({ inputTokens: 100, outputTokens: 40, totalTokens: 140 })],
    whole: message(
      'OK',
      { usage: { inputTokens: 100, outputTokens: 40, totalTokens: 140 } },
      'end_turn',
    ),
    refuses: [
      [
        400,
        { message: 'Input is too long for requested model.', __type: 'ValidationException' },
        'context-overflow',
      ],
      [
        429,
        {
          message: 'Too many requests, please wait before trying again.',
          __type: 'ThrottlingException',
        },
        'rate-limited',
      ],
      [
        429,
        { message: 'Too many tokens per day, please wait before trying again.' },
        'quota-used-up 3600000',
      ],
      [
        403,
        { message: "You don't have access to the model with the specified model ID." },
        'model-gone',
      ],
      [
        424,
        { message: 'The model is not ready for inference.', __type: 'ModelNotReadyException' },
        'model-loading',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'LiteLLM' },
    lists: {
      '/v1/models': {
        data: [
          { id: 'fast', model_info: { max_input_tokens: 128_000, mode: 'chat' } },
          { id: 'sense', mode: 'embedding' },
          { id: 'ears', mode: 'audio_transcription' },
        ],
      },
    },
    offers: ['fast 128000'],
    stream: [
      ...OK,
      STOP,
      last({ ...BASE, prompt_tokens_details: { cached_tokens: 60 }, cache_read_input_tokens: 60 }),
    ],
    whole: message('OK', { usage: BASE, provider_specific_fields: {} }),
    refuses: [
      [
        400,
        error('Budget has been exceeded! Current cost: 0.3759, Max budget: 0.35', {
          type: 'budget_exceeded',
          code: '400',
        }),
        'payment',
      ],
      [
        429,
        error('No deployments available - crossed budget: Exceeded budget for deployment'),
        'payment',
      ],
      [
        400,
        error(
          'litellm.ContextWindowExceededError: litellm.BadRequestError: the request does not fit',
          { type: null, code: '400' },
        ),
        'context-overflow',
      ],
      [
        429,
        error(
          'litellm.RateLimitError: No deployments available for selected model, Try again in 60 seconds.',
        ),
        'rate-limited 60000',
      ],
      [
        401,
        error('Authentication Error, Invalid proxy server token passed.', {
          type: 'token_not_found_in_db',
        }),
        'auth',
      ],
      [
        400,
        error(
          '/chat/completions: Invalid model name passed in model=x. Call `/v1/models` to view available models',
        ),
        'model-gone',
      ],
    ],
  },
  {
    ...{ ...PAID, name: 'new-api, before Zhipu' },
    lists: {
      '/v1/models': {
        data: [
          { id: 'glm-5', supported_endpoint_types: ['anthropic', 'openai'] },
          { id: 'cog-view', supported_endpoint_types: ['image-generation'] },
        ],
      },
    },
    offers: ['glm-5 ?'],
    stream: ['data: : OPENROUTER PROCESSING\n\n', ...OK, STOP, last(BASE)],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [429, error('余额不足或无可用资源包,请充值。', { code: '1113' }), 'payment'],
      [403, error('用户额度不足, 剩余额度: $0.00', { type: 'new_api_error' }), 'payment'],
      [429, error('请求频率过高，请在2秒后重试', { code: '1302' }), 'rate-limited 2000'],
      [400, error('Prompt 超长', { code: '1261' }), 'context-overflow'],
      [400, error('输入的tokens总数超过模型最大限制4500'), 'context-overflow'],
    ],
  },
  {
    ...{ ...PAID, name: 'Vercel and other gateways in camel case' },
    saidNanoUsd: 45_000,
    lists: {
      '/v1/models': {
        data: [
          { id: 'openai/x', type: 'language', context_window: 400_000 },
          { id: 'openai/sense', type: 'embedding' },
          { id: 'bfl/flux', type: 'image' },
        ],
      },
    },
    offers: ['openai/x 400000'],
    stream: [
      ...OK,
      STOP,
      last({ promptTokens: 100, completionTokens: 40, totalTokens: 140, cost: '0.000045' }),
    ],
    whole: message('OK', { usage: { inputTokens: 100, outputTokens: 40, cost: 0.000045 } }),
    refuses: [
      [
        402,
        error('Insufficient funds. Please add credits to your account.', {
          type: 'insufficient_funds',
        }),
        'payment',
      ],
      [404, error("Model 'x' not found", { type: 'model_not_found' }), 'model-gone'],
    ],
  },
  {
    ...{ ...PAID, name: 'Hugging Face router' },
    lists: {
      '/v1/models': {
        data: [
          {
            ...{ id: 'o/q', architecture: { output_modalities: ['text'] } },
            providers: [
              { provider: 'a', status: 'live', context_length: 131_072 },
              { provider: 'b', status: 'live', context_length: 32_768 },
            ],
          },
        ],
      },
    },
    offers: ['o/q 32768'],
    stream: [...OK, delta({}, 'eos_token'), last(BASE)],
    whole: message('OK', { usage: BASE }, 'stop_sequence'),
    refuses: [
      [
        503,
        { error: 'Model o/q is currently loading', estimated_time: 20.5 },
        'model-loading 20500',
      ],
      [429, { error: 'Model is overloaded', error_type: 'overloaded' }, 'overloaded'],
      [
        402,
        { error: 'You have exceeded your monthly included credits for Inference Providers.' },
        'payment',
      ],
      [
        400,
        error("The requested model 'x' is not supported by any provider you have enabled.", {
          code: 'model_not_supported',
        }),
        'model-gone',
      ],
      [
        422,
        {
          error: 'Input validation error: `inputs` must have less than 4095 tokens. Given: 5000',
          error_type: 'validation',
        },
        'context-overflow',
      ],
    ],
  },
];
