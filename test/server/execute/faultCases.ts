/** The ways in which an end point goes wrong, with the kind of failure that each is. */
import type { FailureKind } from '../../../src/core/types.ts';
import type { Fault } from '../../fakes/faultServer.ts';
import * as faults from '../../fakes/faults.ts';
import type { DialectName, Speech } from '../../fakes/speech.ts';

export interface FaultCase {
  readonly name: string;
  readonly fault: (speaks: Speech, elsewhere: string) => Fault;
  readonly kind: FailureKind;
  /** Where not all of them can speak so. */
  readonly only?: readonly DialectName[];
}

const MB = 1_048_576;
const json = (message: string, code: number) => ({ error: { message, code } });

/** Refusals, and faults of a streamed answer. */
export const CASES: readonly FaultCase[] = [
  { name: 'hang before headers', fault: () => faults.hang, kind: 'first-token-timeout' },
  {
    name: '429 without Retry-After',
    fault: () => faults.refuse(429, json('Rate limit exceeded', 429)),
    kind: 'rate-limited',
  },
  {
    name: '429 for an hour',
    fault: () => faults.refuse(429, json('Too many', 429), { 'retry-after': '3600' }),
    kind: 'quota-used-up',
  },
  {
    name: '429 for a second',
    fault: () => faults.refuse(429, json('Too many', 429), { 'retry-after': '1' }),
    kind: 'rate-limited',
  },
  { name: '500', fault: () => faults.refuse(500, json('oops', 500)), kind: 'overloaded' },
  { name: '502', fault: () => faults.refuse(502, '<html>Bad gateway</html>'), kind: 'overloaded' },
  { name: '503', fault: () => faults.refuse(503, '<html>Busy</html>'), kind: 'overloaded' },
  { name: 'reset', fault: () => faults.reset, kind: 'network' },
  {
    name: 'reset mid-stream',
    fault: () => faults.pieceThen('con', faults.reset),
    kind: 'cut',
  },
  { name: 'stall mid-stream', fault: () => faults.pieceThen('con', faults.stall), kind: 'stalled' },
  { name: 'slow-loris', fault: () => faults.dripHeaders, kind: 'first-token-timeout' },
  {
    name: '200 and HTML',
    fault: () => faults.plain('text/html', '<html>Sign in</html>'),
    kind: 'malformed',
  },
  {
    name: 'truncated JSON',
    fault: speaks => faults.cleanEnd(speaks.piece('con').slice(0, 20)),
    kind: 'malformed',
  },
  {
    name: 'events that are none',
    fault: () => faults.cleanEnd('data: {oops\n\n{oops\n'),
    kind: 'malformed',
  },
  {
    name: 'an end without an answer',
    fault: speaks => faults.cleanEnd(speaks.finish),
    kind: 'malformed',
  },
  { name: 'no end mark', fault: speaks => faults.cleanEnd(speaks.piece('con')), kind: 'cut' },
  {
    name: 'error event',
    fault: speaks => faults.cleanEnd(speaks.error({ message: 'Provider overloaded', code: 503 })),
    kind: 'overloaded',
  },
  {
    name: 'redirect to another host',
    fault: (_, elsewhere) => faults.refuse(307, '', { location: `${elsewhere}/v1/chat` }),
    kind: 'redirected',
  },
  {
    name: 'an answer without an end',
    fault: speaks => faults.cleanEnd(speaks.piece('x'.repeat(MB)).repeat(6)),
    kind: 'too-large',
  },
  {
    name: 'model gone',
    fault: () => faults.refuse(410, json('The model was retired', 410)),
    kind: 'model-gone',
  },
  {
    name: 'window too small',
    fault: () => faults.refuse(400, json("This model's maximum context length is 8192.", 400)),
    kind: 'context-overflow',
  },
  { name: 'key revoked', fault: () => faults.refuse(401, json('No such key', 401)), kind: 'auth' },
  {
    name: 'key revoked in the middle',
    fault: speaks =>
      faults.pieceThen('con', faults.cleanEnd(speaks.error(json('No such key', 401).error))),
    kind: 'auth',
  },
  { name: 'no credit', fault: () => faults.refuse(402, json('Pay first', 402)), kind: 'payment' },
];

const SSE = ['openai', 'openrouter'] as const;
const JSON_TYPE = 'application/json';
const told = (body: unknown, type = JSON_TYPE) => faults.plain(type, JSON.stringify(body));

/** Faults of an answer that comes in one JSON object. */
export const WHOLE_CASES: readonly FaultCase[] = [
  { name: 'reset', fault: () => faults.wholeThen(faults.reset), kind: 'cut' },
  { name: 'stall', fault: () => faults.wholeThen(() => {}), kind: 'first-token-timeout' },
  { name: 'slow-loris', fault: () => faults.dripWhole, kind: 'first-token-timeout' },
  {
    name: 'truncated',
    fault: speaks => faults.plain(JSON_TYPE, speaks.whole('con', true).slice(0, -9)),
    kind: 'malformed',
  },
  {
    name: 'nothing said',
    fault: speaks => faults.plain(JSON_TYPE, speaks.whole('', true)),
    kind: 'malformed',
  },
  { name: 'empty choices', fault: () => told({ choices: [] }), kind: 'malformed', only: SSE },
  {
    name: 'too much',
    fault: speaks => faults.plain(JSON_TYPE, speaks.whole('x'.repeat(6 * MB), true)),
    kind: 'too-large',
  },
  { name: 'overloaded, with 200', fault: () => told(json('Busy', 503)), kind: 'overloaded' },
  { name: 'key revoked, with 200', fault: () => told(json('No such key', 401)), kind: 'auth' },
  {
    name: 'key revoked, with 200 and no label',
    fault: () => told({ error: 'invalid api key' }, 'text/plain'),
    kind: 'auth',
  },
  {
    name: 'a refusal',
    fault: () =>
      told({ choices: [{ message: { content: null, refusal: 'No.' }, finish_reason: 'stop' }] }),
    kind: 'content-refused',
    only: SSE,
  },
];
