/**
 * How hosts speak OpenAI's API, each in its own way: the shapes are those of reports and of their
 * documentation, the words are ours. The next report of a host is a row, or a field of one.
 */

import { BASE, delta, error, type HostShape, last, message, OK, STOP } from './hostShape.ts';

export const HOST_SHAPES: readonly HostShape[] = [
  {
    ...{ name: 'OpenAI', kind: 'openai', tier: 'paid', done: true, usage: [100, 40] },
    lists: { '/v1/models': { data: [{ id: 'gpt-5-nano' }, { id: 'gpt-9' }, { id: 'whisper-1' }] } },
    offers: ['gpt-5-nano 400000', 'gpt-9 128000'],
    stream: [...OK, STOP, last({ ...BASE, completion_tokens_details: { reasoning_tokens: 30 } })],
    whole: message('OK', { usage: BASE }),
    refuses: [
      [429, error('You exceeded your current quota', { code: 'insufficient_quota' }), 'payment'],
      [429, error('Limit 9 on requests per min (RPM). Try again in 20s.'), 'rate-limited 20000'],
      [400, error('Your input exceeds the context window of this model.'), 'context-overflow'],
    ],
  },
  {
    ...{ name: 'xAI', kind: 'custom', tier: 'paid', done: true, usage: [100, 340] },
    ...{ saidNanoUsd: 2_000_000 },
    lists: { '/v1/models': { data: [{ id: 'grok-9', context_window: 256_000 }] } },
    offers: ['grok-9 256000'],
    stream: [
      delta({ reasoning_content: 'hm' }),
      ...OK,
      STOP,
      last({
        ...{ prompt_tokens: 100, completion_tokens: 40, total_tokens: 440 },
        ...{ completion_tokens_details: { reasoning_tokens: 300 } },
        cost_in_usd_ticks: 20_000_000,
      }),
    ],
    whole: message('OK', {
      usage: {
        ...{ prompt_tokens: 100, completion_tokens: 40, total_tokens: 440 },
        ...{ completion_tokens_details: { reasoning_tokens: 300 } },
        cost_in_usd_ticks: 20_000_000,
      },
    }),
    refuses: [[400, { code: 'x', error: 'maximum prompt length is 9 tokens' }, 'context-overflow']],
  },
  {
    ...{ name: 'Gemini', kind: 'custom', tier: 'paid', done: true, usage: [21, 60] },
    lists: { '/v1/models': { data: [{ id: 'models/gemini-9', owned_by: 'google' }] } },
    offers: ['models/gemini-9 ?'],
    stream: [...OK, STOP, last({ prompt_tokens: 21, completion_tokens: 0, total_tokens: 81 })],
    whole: message('OK', { usage: { prompt_tokens: 21, completion_tokens: 0, total_tokens: 81 } }),
    refuses: [
      [500, [error('An internal error has occurred.', { status: 'INTERNAL' })], 'overloaded'],
      [404, [error('models/x is not found for API version v1main')], 'model-gone'],
      [400, [error('API key not valid.', { status: 'INVALID_ARGUMENT' })], 'auth'],
      [
        429,
        [
          error('You exceeded your current quota.', {
            status: 'RESOURCE_EXHAUSTED',
            details: [{ violations: [{ quotaId: 'PerMinute' }] }, { retryDelay: '1.5s' }],
          }),
        ],
        'rate-limited 1500',
      ],
    ],
  },
  {
    ...{ name: 'Mistral', kind: 'custom', tier: 'paid', done: true, usage: [100, 40] },
    lists: {
      '/v1/models': {
        data: [
          { id: 'codestral', capabilities: { completion_chat: true }, max_context_length: 256_000 },
          { id: 'ocr', capabilities: { completion_chat: false }, max_context_length: 16_384 },
        ],
      },
    },
    offers: ['codestral 256000'],
    stream: [
      delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }] }),
      delta({ content: [{ type: 'text', text: 'OK' }] }),
      { ...STOP, usage: BASE },
    ],
    whole: message([{ type: 'text', text: 'OK' }], { usage: BASE }),
    refuses: [
      [
        400,
        { object: 'error', message: 'too large for model with 9 maximum context length' },
        'context-overflow',
      ],
      [429, { object: 'error', message: 'Service tier capacity exceeded' }, 'overloaded'],
    ],
  },
  {
    ...{ name: 'Groq', kind: 'custom', tier: 'paid', done: true, usage: [100, 40] },
    lists: {
      '/v1/models': {
        data: [
          { id: 'old', active: false, context_window: 8_192 },
          { id: 'llama', active: true, context_window: 131_072 },
        ],
      },
    },
    offers: ['llama 131072'],
    stream: [...OK, { ...STOP, x_groq: { id: 'r', usage: BASE } }],
    whole: message('OK', { usage: BASE, x_groq: { id: 'r' } }),
    refuses: [
      [413, error('Request too large for model on tokens per minute (TPM)'), 'context-overflow'],
      [429, error('Limit on tokens per day (TPD): try again in 7m1s'), 'quota-used-up 3600000'],
    ],
  },
  {
    ...{ name: 'DeepSeek', kind: 'custom', tier: 'paid', done: true, usage: [100, 40] },
    lists: { '/v1/models': { object: 'list', data: [{ id: 'deepseek-chat' }] } },
    offers: ['deepseek-chat ?'],
    stream: [
      ': keep-alive\n\n',
      ...OK,
      {
        ...STOP,
        usage: { ...BASE, prompt_cache_hit_tokens: 90, prompt_cache_miss_tokens: 10 },
      },
    ],
    whole: message('OK', { usage: { ...BASE, prompt_cache_hit_tokens: 90 } }),
    refuses: [
      [402, error('Insufficient Balance'), 'payment'],
      [400, error('Content Exists Risk'), 'content-refused'],
      [400, error('Model Not Exist'), 'model-gone'],
    ],
  },
  {
    ...{ name: 'Moonshot', kind: 'custom', tier: 'paid', done: true, usage: [100, 40] },
    lists: { '/v1/models': { data: [{ id: 'kimi', context_length: 262_144 }] } },
    offers: ['kimi 262144'],
    stream: [...OK, { choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: BASE }] }],
    whole: message('OK', { usage: { ...BASE, cached_tokens: 60 } }),
    refuses: [
      [400, error('Your request exceeded model token limit: 262144'), 'context-overflow'],
      [
        429,
        error('max organization concurrency: 3, try again after 1 seconds'),
        'rate-limited 1000',
      ],
    ],
  },
  {
    ...{ name: 'MiniMax', kind: 'custom', tier: 'paid', done: false, usage: [100, 40] },
    lists: { '/v1/models': { data: [{ id: 'MiniMax-M9' }] } },
    offers: ['MiniMax-M9 ?'],
    stream: [
      ...OK.map(each => ({ ...each, usage: { total_tokens: 0 } })),
      message('OK', { usage: BASE, base_resp: { status_code: 0, status_msg: '' } }),
    ],
    whole: message('OK', { usage: BASE, base_resp: { status_code: 0, status_msg: '' } }),
    refuses: [
      [400, error('invalid params, context window exceeds limit (2013)'), 'context-overflow'],
      [200, { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }, 'payment'],
    ],
  },
  {
    ...{ name: 'Perplexity', kind: 'custom', tier: 'paid', done: false, usage: [100, 40] },
    ...{ saidNanoUsd: 5_300_000 },
    lists: { '/v1/models': { data: [{ id: 'sonar' }] } },
    offers: ['sonar ?'],
    stream: [
      ...OK,
      { ...STOP, usage: { ...BASE, cost: { request_cost: 0.005, total_cost: 0.0053 } } },
    ],
    whole: message('OK', { usage: { ...BASE, cost: { total_cost: '0.0053' } } }),
    refuses: [[401, '<html><title>401 Authorization Required</title>', 'auth']],
  },
  {
    ...{ name: 'Anthropic behind a gateway', kind: 'custom', tier: 'paid', done: true },
    ...{ usage: [7_010, 40] },
    lists: { '/v1/models': { data: [{ id: 'claude', max_input_tokens: 200_000 }] } },
    offers: ['claude 200000'],
    stream: [
      'event: ping\n\n',
      ...OK,
      STOP,
      last({
        ...{ prompt_tokens: 10, completion_tokens: 40, total_tokens: 50 },
        ...{ cache_read_input_tokens: 5_000, cache_creation_input_tokens: 2_000 },
      }),
    ],
    whole: message('OK', {
      usage: {
        ...{ input_tokens: 10, output_tokens: 40 },
        ...{ cache_read_input_tokens: 5_000, cache_creation_input_tokens: 2_000 },
      },
    }),
    refuses: [
      [
        400,
        error('input length and `max_tokens` exceed context limit: 9 + 9 > 9'),
        'context-overflow',
      ],
      [
        529,
        { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
        'overloaded',
      ],
    ],
  },
];
