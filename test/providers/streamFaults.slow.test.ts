/**
 * Each fault of an answer × each provider: the right kind, the right word on the bill, no leaked
 * key, and the next call on the same provider is answered.
 */
import assert from 'node:assert/strict';
import type { FailureKind } from '../../src/core/types.ts';
import type { CallLimits } from '../../src/providers/provider.ts';
import { ask, KEY, LIMITS, providerFor } from '../fakes/askProvider.ts';
import { type Fault, startFaultServer } from '../fakes/faultServer.ts';
import {
  cleanEnd,
  dripBody,
  dripHeaders,
  hang,
  pieceThen,
  plain,
  refuse,
  reset,
  stall,
} from '../fakes/faults.ts';
import { DIALECT_NAMES, type DialectName, WHOLE } from '../fakes/speech.ts';
import { endsAfter, TurnableClock } from '../fakes/turnableClock.ts';

interface Expected {
  readonly kind: FailureKind;
  /** On a paid end point. */
  readonly billed: boolean;
  readonly retryAfterMs?: number;
  readonly limits?: Partial<CallLimits>;
  /** Text that had arrived. */
  readonly text?: string;
  /** Words that a person needs. */
  readonly says?: RegExp;
  readonly only?: readonly DialectName[];
  /** The limit that ends the call: exactly after so long. Absent: it ends while the clock stands. */
  readonly afterMs?: number;
}

const { firstTokenMs, idleMs } = LIMITS;
const TWO_MB = 'x'.repeat(2 * 1024 * 1024);
const SSE: readonly DialectName[] = ['openai', 'openrouter'];
const OLLAMA: readonly DialectName[] = ['ollama'];

function check(name: string, fault: Fault, expected: Expected): void {
  for (const dialect of expected.only ?? DIALECT_NAMES) {
    test(`${name}: ${dialect}`, async () => {
      const clock = new TurnableClock();
      const server = await startFaultServer(dialect, clock);
      try {
        const provider = providerFor(dialect, server.baseUrl, clock);
        server.fault = fault;
        const asked = ask(provider, { limits: expected.limits ?? {} });
        const { afterMs } = expected;
        const failed = await (afterMs === undefined ? asked : endsAfter(asked, afterMs, clock));
        assert(!failed.ok, 'a fault was taken for an answer');
        assert.equal(failed.failure.kind, expected.kind, failed.failure.message);
        assert.equal(failed.failure.mayBeBilled, expected.billed && dialect !== 'ollama');
        assert.equal(failed.failure.retryAfterMs, expected.retryAfterMs);
        assert.equal(failed.text, expected.text ?? '');
        assert(!failed.failure.message.includes(KEY), failed.failure.message);
        assert.match(failed.failure.message, expected.says ?? /./);
        server.fault = undefined;
        const next = await ask(provider);
        assert(next.ok, 'the next call was not answered');
        assert.equal(next.text, WHOLE);
      } finally {
        await server.stop();
      }
    });
  }
}

const apiError = (message: string, more: object = {}) => ({ error: { message, ...more } });

suite('faults before the answer', () => {
  check('hang before headers', hang, {
    kind: 'first-token-timeout',
    billed: true,
    afterMs: firstTokenMs,
  });
  check('headers byte by byte', dripHeaders, {
    kind: 'first-token-timeout',
    billed: true,
    afterMs: firstTokenMs,
  });
  check('429, 1 s', refuse(429, apiError('slow down'), { 'retry-after': '1' }), {
    kind: 'rate-limited',
    billed: false,
    retryAfterMs: 1_000,
  });
  check('429, 3600 s', refuse(429, apiError('slow down'), { 'retry-after': '3600' }), {
    kind: 'quota-used-up',
    billed: false,
    retryAfterMs: 3_600_000,
  });
  check('429, no word', refuse(429, apiError('slow down')), {
    kind: 'rate-limited',
    billed: false,
  });
  check('500 by the API', refuse(500, apiError('oops')), { kind: 'overloaded', billed: false });
  check('500 by something else', refuse(500, 'oops'), { kind: 'overloaded', billed: true });
  check('502 page', refuse(502, '<html><title>Bad Gateway</title>'), {
    kind: 'overloaded',
    billed: true,
  });
  check('503', refuse(503, '', { 'retry-after': '2' }), {
    kind: 'overloaded',
    billed: false,
    retryAfterMs: 2_000,
  });
  check('504', refuse(504, apiError('timed out')), { kind: 'overloaded', billed: true });
  check('model gone', refuse(404, apiError('The model `x` does not exist.')), {
    kind: 'model-gone',
    billed: false,
  });
  check('model not pulled', refuse(404, { error: "model 'tiny:1b' not found" }), {
    kind: 'model-not-pulled',
    billed: false,
    only: OLLAMA,
  });
  check('wrong address', refuse(404, '404 page not found'), { kind: 'bad-request', billed: false });
  check('key revoked', refuse(401, apiError(`No auth credentials: ${KEY}`)), {
    kind: 'auth',
    billed: false,
  });
  check('out of credit', refuse(402, apiError('Insufficient credits')), {
    kind: 'payment',
    billed: false,
  });
  check(
    'context overflow',
    refuse(400, apiError('This model\u2019s maximum context length is 4096 tokens.')),
    { kind: 'context-overflow', billed: false },
  );
  check('endless refusal', ({ response }) => refuseEndlessly(response), {
    kind: 'bad-request',
    billed: false,
  });
});

suite('faults inside the answer', () => {
  check('reset', pieceThen('con', reset), { kind: 'cut', billed: true, text: 'con' });
  check('reset before a word', reset, { kind: 'network', billed: true });
  check('stall', pieceThen('con', stall), {
    kind: 'stalled',
    billed: true,
    text: 'con',
    afterMs: idleMs,
  });
  check('stall before a word', stall, {
    kind: 'first-token-timeout',
    billed: true,
    afterMs: firstTokenMs,
  });
  check('slow-loris', dripBody, {
    kind: 'first-token-timeout',
    billed: true,
    afterMs: firstTokenMs,
  });
  check('slow-loris after a word', pieceThen('con', dripBody), {
    kind: 'stalled',
    billed: true,
    text: 'con',
    afterMs: idleMs,
  });
  check('200 with a page', plain('text/html', '<html><title>Sign in</title>'), {
    kind: 'malformed',
    billed: true,
    says: /a page titled "Sign in"/,
  });
  check('truncated JSON', plain('application/json', '{"choices":[{"mess'), {
    kind: 'malformed',
    billed: true,
    only: SSE,
  });
  check('broken event', pieceThen('con', cleanEnd('data: {"choices":[{]}\n\n')), {
    kind: 'malformed',
    billed: true,
    text: 'con',
    only: SSE,
  });
  check('broken line', pieceThen('con', cleanEnd('{"message":{]}\n')), {
    kind: 'malformed',
    billed: true,
    text: 'con',
    only: OLLAMA,
  });
  check('no such format', plain('text/event-stream', 'hello\n\nworld\n\n'), {
    kind: 'malformed',
    billed: true,
  });
  check('an event of 2 MB', ({ response, speaks }) => void response.end(speaks.piece(TWO_MB)), {
    kind: 'too-large',
    billed: true,
    limits: { maxBodyBytes: 8 * 1024 * 1024 },
  });
  check('no end', pieceThen('con', cleanEnd('')), { kind: 'cut', billed: true, text: 'con' });
  check('half a line', pieceThen('con', cleanEnd('{"message":{"cont')), {
    kind: 'cut',
    billed: true,
    text: 'con',
  });
  check('empty choices', cleanEnd('data: {"choices":[]}\n\ndata: [DONE]\n\n'), {
    kind: 'malformed',
    billed: true,
    only: SSE,
  });
  check('nothing said', ({ response, speaks }) => void response.end(speaks.finish + speaks.end), {
    kind: 'malformed',
    billed: true,
  });
});

function refuseEndlessly(response: Parameters<Fault>[0]['response']): void {
  response.writeHead(418, { 'content-type': 'text/plain' });
  const pour = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}
