/** The shapes in which hosts tell an error: its words, its kind, and when to come back. */
import assert from 'node:assert/strict';
import {
  makeRefusalFailure,
  makeStreamFailure,
} from '../../../../src/core/fallback-handler/failure.ts';

const NOW_MS = Date.UTC(2026, 10, 28, 12);
const ASKED = { provider: 'Them', charges: true, nowMs: NOW_MS, secrets: [] };

function refused(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return makeRefusalFailure({ status, headers, body: JSON.stringify(body) }, ASKED);
}

suite('an error in any wrapping', () => {
  const error = { code: 404, message: 'There is no such thing.', status: 'NOT_FOUND' };
  const wrappings: Readonly<Record<string, unknown>> = {
    'an object': { error },
    'a list': [{ error }],
    'a list in a list': [[{ error }]],
    'a list under its name': { errors: [error] },
    'its own object': { object: 'error', ...error },
    'text inside of text': { error: { message: JSON.stringify({ error }) } },
    'what the host behind said, as an object': {
      error: { message: 'Provider returned error', metadata: { raw: { error } } },
    },
    'what the host behind said, as text': {
      error: { message: 'Provider returned error', metadata: { raw: JSON.stringify({ error }) } },
    },
  };
  for (const [name, body] of Object.entries(wrappings)) {
    test(name, () => {
      const { kind, message, mayBeBilled } = refused(404, body);
      assert.deepEqual(
        [kind, message, mayBeBilled],
        ['model-gone', 'Them refused (404): There is no such thing.', false],
      );
      assert.equal(refused(500, body).mayBeBilled, false, 'the API itself said so');
      const inStream = makeStreamFailure(body, false, ASKED);
      assert.deepEqual([inStream.kind, inStream.mayBeBilled], ['model-gone', false]);
    });
  }

  test('a validator says with which field something is wrong', () => {
    const detail = [
      { type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Not permitted' },
    ];
    for (const body of [{ detail }, { object: 'error', message: { detail } }]) {
      assert.match(refused(422, body).message, /Not permitted \(body\.stream_options\)/);
    }
  });

  test('what echoes the request is not taken for the host’s words', () => {
    const detail = [{ loc: ['body'], msg: 'No', input: { messages: 'rate limit exceeded' } }];
    assert.equal(refused(422, { detail }).kind, 'bad-request');
  });

  test('a body nested without end is read to its limit', () => {
    let body: unknown = { message: 'deep' };
    for (let depth = 0; depth < 500; depth++) body = { error: body };
    assert.equal(refused(500, body).kind, 'overloaded');
  });
});

suite('when to come back', () => {
  type Told = readonly [body: unknown, headers?: Readonly<Record<string, string>>];
  const check = (name: string, [body, headers]: Told, expected: string) =>
    test(name, () => {
      const { kind, retryAfterMs } = refused(429, body, headers);
      assert.equal(`${kind} ${retryAfterMs}`, expected);
    });
  const error = (message: string, more: object = {}) => ({ error: { message, ...more } });
  const google = (quotaId: string, retryDelay: string) => [
    {
      error: {
        code: 429,
        message: `You exceeded your current quota. Please retry in ${retryDelay}.`,
        status: 'RESOURCE_EXHAUSTED',
        details: [{ violations: [{ quotaId }] }, { retryDelay }],
      },
    },
  ];
  check(
    'Google, a minute',
    [google('GenerateRequestsPerMinutePerModel', '1.8s')],
    'rate-limited 1800',
  );
  check(
    'Google, a day',
    [google('GenerateRequestsPerDayPerModel', '36s')],
    'quota-used-up 3600000',
  );
  check(
    'Google, until when',
    [google('GenerateRequestsPerDay', '2h35m3.27s')],
    'quota-used-up 9303270',
  );
  const reset = [{ metadata: { quotaResetDelay: '373.801628ms' } }];
  check('Google, in the metadata', [error('No', { details: reset })], 'rate-limited 374');
  check('in words', [error('Slow down. Please try again in 6m0s.')], 'rate-limited 360000');
  check('in a field', [error('Slow down', { retry_after: 3 })], 'rate-limited 3000');
  check(
    'in a field as milliseconds',
    [error('Slow', { retry_after_ms: '250' })],
    'rate-limited 250',
  );
  check('Retry-After as a span', [error('No'), { 'retry-after': '2m' }], 'rate-limited 120000');
  check(
    'Retry-After as a date',
    [error('No'), { 'retry-after': new Date(NOW_MS + 9_000).toUTCString() }],
    'rate-limited 9000',
  );
  check(
    'Retry-After counts more than words',
    [error('Try again in 9s'), { 'retry-after': '2' }],
    'rate-limited 2000',
  );
  const limits = (requests: string, tokens: string) => ({
    'x-ratelimit-remaining-requests': requests,
    'x-ratelimit-reset-requests': '2m0s',
    'x-ratelimit-remaining-tokens': tokens,
    'x-ratelimit-reset-tokens': '1.8s',
  });
  check('the limit that was hit: tokens', [error('No'), limits('7', '0')], 'rate-limited 1800');
  check('the limit that was hit: requests', [error('No'), limits('0', '7')], 'rate-limited 120000');
  check('both were', [error('No'), limits('0', '0')], 'rate-limited 120000');
  check('nothing was', [error('No'), limits('7', '7')], 'rate-limited undefined');
  check(
    'Anthropic',
    [
      error('No'),
      {
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': new Date(NOW_MS + 4_000).toISOString(),
      },
    ],
    'rate-limited 4000',
  );
  check('a day in its short name', [error('Reached TPD: Limit 9')], 'quota-used-up 3600000');
  check('nothing is said', [error('No')], 'rate-limited undefined');
});
