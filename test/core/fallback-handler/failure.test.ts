/** Refusals as they were really seen, and the failures that they are. Pure. */
import assert from 'node:assert/strict';
import {
  type FailureContext,
  makeNetworkFailure,
  makeRefusalFailure,
  sanitizeMessage,
} from '../../../src/core/fallback-handler/failure.ts';
import {
  FAILURE_PATTERNS,
  matchFailureKind,
} from '../../../src/core/fallback-handler/refusal/failurePatterns.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const ASKED: FailureContext = {
  provider: 'Them',
  charges: true,
  nowMs: NOW_MS,
  secrets: ['sekret-key-1'],
};

/** `expected`: kind, billed or free, and the wait in ms where one is told. */
function check(
  name: string,
  status: number,
  body: unknown,
  expected: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  test(name, () => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const failure = makeRefusalFailure({ status, headers, body: text }, ASKED);
    const { kind, mayBeBilled, retryAfterMs } = failure;
    const wait = retryAfterMs === undefined ? '' : ` ${retryAfterMs}`;
    assert.equal(`${kind} ${mayBeBilled ? 'billed' : 'free'}${wait}`, expected, failure.message);
    assert(failure.message.length <= 300);
    assert.doesNotMatch(failure.message, /sekret|\n/);
  });
}

const error = (message: string, more: object = {}) => ({ error: { message, ...more } });

suite('what providers say', () => {
  for (const { by, says, kind } of FAILURE_PATTERNS) {
    test(`${kind}: ${by}: ${says.slice(0, 50)}`, () => assert.equal(matchFailureKind(says), kind));
  }
  test('an answer about code is not taken for a refusal', () => {
    assert.equal(matchFailureKind('The function returns the sum of both arguments.'), undefined);
  });
});

suite('refusals by status and body', () => {
  const reset = { 'X-RateLimit-Limit': '50', 'X-RateLimit-Reset': String(NOW_MS + 43_200_000) };
  check(
    'OpenRouter: the day’s free requests are used up',
    429,
    error('Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000', {
      code: 429,
      metadata: { headers: reset },
    }),
    'quota-used-up free 43200000',
  );
  check(
    'OpenRouter: the upstream host is busy',
    429,
    error('Provider returned error', {
      code: 429,
      metadata: { raw: 'x is temporarily rate-limited upstream. Please retry shortly.' },
    }),
    'rate-limited free',
  );
  check(
    'OpenRouter: moderation',
    403,
    error('Your input was flagged for "harassment".', {
      code: 403,
      metadata: { reasons: ['harassment'] },
    }),
    'content-refused free',
  );
  check('OpenRouter: spend cap of the key', 403, error('Key limit exceeded'), 'payment free');
  check('OpenRouter: no credit', 402, error('Insufficient credits', { code: 402 }), 'payment free');
  check('OpenRouter: host gone', 404, error('No endpoints found for a/b.'), 'model-gone free');
  check(
    'OpenRouter: host failed',
    502,
    error('Provider returned error', { code: 502 }),
    'overloaded free',
  );
  check(
    'OpenAI: quota',
    429,
    error('You exceeded your current quota', { code: 'insufficient_quota' }),
    'payment free',
  );
  check(
    'OpenAI: context',
    400,
    error('too long', { code: 'context_length_exceeded' }),
    'context-overflow free',
  );
  check(
    'OpenAI: wrong key',
    401,
    error('Incorrect API key provided: sk-proj-abcd****wxyz'),
    'auth free',
  );
  check(
    'vLLM: its own form',
    404,
    { object: 'error', message: 'The model `x` does not exist.', code: 404 },
    'model-gone free',
  );
  check('FastAPI: detail', 422, { detail: 'max_tokens must be positive' }, 'bad-request free');
  check('Ollama: a bare string', 404, { error: "model 'x' not found" }, 'model-not-pulled free');
  check('Ollama: no chat', 400, { error: '"bge-m3" does not support chat' }, 'bad-request free');
  check(
    'llama.cpp: loading',
    503,
    error('Loading model', { code: 503, type: 'unavailable_error' }),
    'model-loading free',
  );
  check(
    'llama.cpp: only the type tells',
    400,
    error('no', { type: 'exceed_context_size_error' }),
    'context-overflow free',
  );
  check(
    'Anthropic-like: overloaded',
    529,
    error('Overloaded', { type: 'overloaded_error' }),
    'overloaded free',
  );
  check('a page', 502, '<html><head><title>502 Bad Gateway</title>', 'overloaded billed');
  check('Cloudflare gave up waiting', 524, '<html>', 'overloaded billed');
  check('gateway time-out in the API’s form', 504, error('timed out'), 'overloaded billed');
  check('request time-out', 408, error('Request timed out'), 'overloaded billed');
  check('nothing at all', 400, '', 'bad-request free');
  check('too large', 413, '', 'context-overflow free');
  check('a redirect', 307, '', 'redirected free');
  check('a key in the words', 400, error('bad: sekret-key-1'), 'bad-request free');
  check('lines and controls', 400, error('a\n\u0000b\u202ec'), 'bad-request free');
  check('megabytes', 400, error('x'.repeat(1e6)), 'bad-request free');
});

suite('connections that break', () => {
  const codes = {
    ECONNRESET: 'network',
    ETIMEDOUT: 'connect-timeout',
    EPROTO: 'tls',
    ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC: 'tls',
    ENOTFOUND: 'dns',
  };
  for (const [code, kind] of Object.entries(codes)) {
    test(`${code} before and after the connection stood`, () => {
      const line = (reached: boolean) => {
        const failure = makeNetworkFailure({ code, message: 'broken' }, reached, ASKED);
        return `${failure.kind} ${failure.mayBeBilled ? 'billed' : 'free'}`;
      };
      assert.equal(line(false), `${kind} free`);
      assert.equal(line(true), 'network billed');
    });
  }
});

suite('when to come back', () => {
  const limited = error('slow');
  check('seconds', 429, limited, 'rate-limited free 7000', { 'retry-after': '7' });
  check('half seconds', 429, limited, 'rate-limited free 1500', { 'retry-after': '1.5' });
  check('milliseconds', 429, limited, 'rate-limited free 250', { 'retry-after-ms': '250' });
  check('a date', 429, limited, 'rate-limited free 60000', {
    'retry-after': new Date(NOW_MS + 60_000).toUTCString(),
  });
  check('a past date', 429, limited, 'rate-limited free 0', {
    'retry-after': new Date(NOW_MS - 60_000).toUTCString(),
  });
  check('an hour is a quota', 429, limited, 'quota-used-up free 3600000', {
    'retry-after': '3600',
  });
  check('epoch seconds', 429, limited, 'rate-limited free 30000', {
    'x-ratelimit-reset': String(NOW_MS / 1000 + 30),
  });
  check('nonsense', 429, limited, 'rate-limited free', { 'retry-after': 'soon' });
  check('a century is a month', 429, limited, 'quota-used-up free 2678400000', {
    'retry-after': '3153600000',
  });
});

suite('sentences', () => {
  test('hide every key', () => {
    const text = 'sekret-key-1 sk-or-v1-0123456789 Bearer abc.def gsk_not sk-abc***xyz1';
    assert.equal(sanitizeMessage(text, ASKED), '[key] [key] Bearer [key] gsk_not [key]');
  });
  test('are cut between characters', () => {
    assert(sanitizeMessage(`${'x'.repeat(298)}😀😀`, ASKED).isWellFormed());
  });
});
