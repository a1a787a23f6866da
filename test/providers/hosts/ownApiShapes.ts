/** OpenRouter and Ollama, each by its own API; see `hostShapes.ts`. */
import { BASE, delta, error, type HostShape, last, message, OK } from './hostShape.ts';

const line = (more: object, done = false) =>
  `${JSON.stringify({ model: 'q:7b', created_at: '2026-11-28T00:00:00Z', ...more, done })}\n`;
const said = (content: string, more: object = {}) => ({
  message: { role: 'assistant', content, ...more },
});
const END = { done_reason: 'stop', prompt_eval_count: 100, eval_count: 40 };

export const OWN_API_SHAPES: readonly HostShape[] = [
  {
    ...{ name: 'OpenRouter', kind: 'openrouter', tier: 'paid', done: true, usage: [100, 40] },
    ...{ basePath: '/api/v1', billedNanoUsd: 1_200_000 },
    lists: {
      '/api/v1/models': {
        data: [
          {
            ...{ id: 'a/b', context_length: 262_144 },
            pricing: { prompt: '0.000001', completion: '0.000002' },
            top_provider: { context_length: 131_072 },
          },
          {
            ...{ id: 'a/c:free', context_length: 32_768 },
            pricing: { prompt: '0', completion: '0' },
          },
          {
            ...{ id: 'a/picture', context_length: 32_768 },
            architecture: { output_modalities: ['image'] },
            pricing: { prompt: '0.000001', completion: '0.000002' },
          },
        ],
      },
    },
    offers: ['a/b 131072', 'a/c:free 32768'],
    stream: [
      ': OPENROUTER PROCESSING\n\n',
      delta({ content: '', reasoning: 'hm' }),
      ...OK,
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop', native_finish_reason: 'STOP' }] },
      last({ ...BASE, cost: 0.0012, cost_details: { upstream_inference_cost: null } }),
    ],
    whole: message('OK', { usage: { ...BASE, cost: 0.0012 } }),
    refuses: [
      [402, error('This request requires more credits, or fewer max_tokens.'), 'payment'],
      [429, error('Rate limit exceeded: free-models-per-min.', { code: 429 }), 'rate-limited'],
      [
        429,
        error('Provider returned error', {
          ...{ code: 429 },
          metadata: { raw: 'q is temporarily rate-limited upstream.', retry_after_seconds: 7 },
        }),
        'rate-limited 7000',
      ],
      [404, error('No endpoints found for a/b.', { code: 404 }), 'model-gone'],
      [
        400,
        error('Provider returned error', {
          metadata: { raw: '{"error":{"message":"prompt is too long: 9 tokens > 8 maximum"}}' },
        }),
        'context-overflow',
      ],
      [
        403,
        error('a/b requires moderation on OpenRouter. Your input was flagged'),
        'content-refused',
      ],
      [401, error('No auth credentials found', { code: 401 }), 'auth'],
      [502, error('Provider returned error', { code: 502 }), 'overloaded'],
    ],
  },
  {
    ...{ name: 'Ollama', kind: 'ollama', tier: 'local', done: false, usage: [100, 40] },
    basePath: '',
    lists: {
      '/api/tags': {
        models: [
          { name: 'q:7b', digest: 'd1', details: { quantization_level: 'Q4_K_M' } },
          { name: 'big:cloud', digest: 'd2', remote_host: 'https://ollama.com' },
        ],
      },
      '/api/ps': { models: [{ name: 'q:7b', context_length: 131_072 }] },
      '/api/show': {
        capabilities: ['completion'],
        model_info: { 'general.architecture': 'qwen2', 'qwen2.context_length': 32_768 },
      },
    },
    offers: ['q:7b 32768'],
    stream: [
      line(said('', { thinking: 'hm' })),
      line(said('O')),
      line(said('K')),
      line({ ...said(''), ...END }, true),
    ],
    whole: { model: 'q:7b', ...said('OK'), ...END, done: true },
    refuses: [
      [404, { error: "model 'q:7b' not found" }, 'model-not-pulled'],
      [
        500,
        { error: 'model requires more system memory (9 GiB) than is available' },
        'out-of-memory',
      ],
      [
        503,
        { error: 'server busy, please try again. maximum pending requests exceeded' },
        'overloaded',
      ],
      [
        400,
        { error: 'the prompt is longer than the context length currently available to the model' },
        'context-overflow',
      ],
      [200, line({ error: 'llama runner process no longer running: -1' }), 'overloaded'],
      [
        429,
        { error: "you've reached your hourly usage limit, please upgrade to continue" },
        'rate-limited',
      ],
    ],
  },
];
