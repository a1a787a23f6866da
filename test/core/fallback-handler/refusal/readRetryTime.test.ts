/** When to come back, in every form that hosts were heard to say it, with the kind that it means. */
import assert from 'node:assert/strict';
import { makeRefusalFailure } from '../../../../src/core/fallback-handler/failure.ts';

const NOW_MS = Date.UTC(2026, 10, 28, 12);

const SAYINGS: readonly (readonly [
  name: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  means: string,
])[] = [
  ['after 6 s', {}, { error: { message: 'Please retry after 6 seconds.' } }, 'rate-limited 6000'],
  ['in 43.5s', {}, { error: { message: 'Please retry in 43.5s.' } }, 'rate-limited 43500'],
  [
    '1 minute and 30 seconds',
    {},
    { error: { message: 'Rate limit reached, try again in 1 minute and 30 seconds.' } },
    'rate-limited 90000',
  ],
  ['date', { 'retry-after': 'Sat, 28 Nov 2026 12:00:30 GMT' }, {}, 'rate-limited 30000'],
  ['30s', { 'retry-after': '30s' }, {}, 'rate-limited 30000'],
  ['float', { 'retry-after': '1.5' }, {}, 'rate-limited 1500'],
  ['ms', { 'retry-after-ms': '250' }, {}, 'rate-limited 250'],
  [
    'reset unix',
    { 'x-ratelimit-reset': String(NOW_MS / 1000 + 20), 'x-ratelimit-remaining': '0' },
    {},
    'rate-limited 20000',
  ],
  ['reset unix ms', { 'x-ratelimit-reset': String(NOW_MS + 20_000) }, {}, 'rate-limited 20000'],
  [
    'reset req',
    {
      'x-ratelimit-reset-requests': '1m30.5s',
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-tokens': '5m',
      'x-ratelimit-remaining-tokens': '900',
    },
    {},
    'rate-limited 90500',
  ],
  [
    'body retry_after',
    {},
    { error: { message: 'slow down', retry_after: 12 } },
    'rate-limited 12000',
  ],
  ['reset-after', { 'x-ratelimit-reset-after': '5' }, {}, 'rate-limited 5000'],
  [
    'anthropic',
    {
      'anthropic-ratelimit-requests-reset': '2026-11-28T12:00:15Z',
      'anthropic-ratelimit-requests-remaining': '0',
    },
    {},
    'rate-limited 15000',
  ],
  ['ietf', { 'ratelimit-reset': '50', 'ratelimit-remaining': '0' }, {}, 'rate-limited 50000'],
  ['ietf joined', { ratelimit: 'limit=10, remaining=0, reset=50' }, {}, 'rate-limited 50000'],
  ['ietf new', { ratelimit: '"default";r=0;t=50' }, {}, 'rate-limited 50000'],
  [
    'cerebras',
    {
      'x-ratelimit-reset-tokens-minute': '41.9',
      'x-ratelimit-remaining-tokens-minute': '0',
      'x-ratelimit-reset-requests-day': '4000',
      'x-ratelimit-remaining-requests-day': '99',
    },
    {},
    'rate-limited 41900',
  ],
  ['wait', {}, { message: 'Please wait 5 seconds before your next request' }, 'rate-limited 5000'],
  [
    'reset at',
    {},
    { error: { message: 'Limit resets at 2026-11-28T12:00:40Z' } },
    'rate-limited 40000',
  ],
  [
    'available',
    {},
    { error: { message: 'Quota will be available in 10 seconds' } },
    'rate-limited 10000',
  ],
  ['de', { 'retry-after': '7' }, { error: { message: 'Zu viele Anfragen' } }, 'rate-limited 7000'],
  [
    'zh',
    {},
    { error: { message: '请求过于频繁，请在 3 秒后重试', retry_after_ms: 3000 } },
    'rate-limited 3000',
  ],
  [
    'quota hours',
    {},
    { error: { message: 'Daily limit reached. Try again in 7 hours 5 minutes.' } },
    'quota-used-up 25500000',
  ],
  [
    'TPD',
    {},
    {
      error: {
        message:
          'Rate limit reached on tokens per day (TPD): Limit 500000, Used 499999. Please try again in 1h2m3s.',
      },
    },
    'quota-used-up 3723000',
  ],
  [
    'details',
    {},
    {
      error: {
        code: 429,
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.RetryInfo',
            retryDelay: { seconds: 12, nanos: 500000000 },
          },
        ],
      },
    },
    'rate-limited 12500',
  ],
];

suite('when to come back', () => {
  for (const [name, headers, body, means] of SAYINGS) {
    test(`${name}: ${means}`, () => {
      const refusal = { status: 429, headers, body: JSON.stringify(body) };
      const asked = { provider: 'Host', charges: true, nowMs: NOW_MS, secrets: [] };
      const { kind, retryAfterMs } = makeRefusalFailure(refusal, asked);
      assert.equal(`${kind} ${retryAfterMs}`, means);
    });
  }
});
