/**
 * Each fault of each provider, met by a whole task: it is named rightly, the next candidate answers,
 * the books hold at least what may have been billed, the faulty end point works again afterwards,
 * and no other host was asked.
 */
import assert from 'node:assert/strict';
import type { Failure } from '../../src/core/types.ts';
import { type Fault, type FaultServer, startFaultServer } from '../fakes/faultServer.ts';
import * as faults from '../fakes/faults.ts';
import { type PaidServer, startPaidServer } from '../fakes/paidServer.ts';
import { DIALECT_NAMES, type DialectName, SPEAKS, WHOLE } from '../fakes/speech.ts';
import { endPoint, faultyEndPoint, of, PRICE_PER_MTOK } from './endPoints.ts';
import { openWorld, saysOk, story } from './world.ts';

interface FaultCase {
  readonly name: string;
  readonly fault: (speaks: (typeof SPEAKS)[DialectName], elsewhere: string) => Fault;
  readonly kind: Failure['kind'];
}

const MB = 1_048_576;
const json = (message: string, code: number) => ({ error: { message, code } });

const CASES: readonly FaultCase[] = [
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
  { name: 'no credit', fault: () => faults.refuse(402, json('Pay first', 402)), kind: 'payment' },
];

for (const dialect of DIALECT_NAMES) {
  suite(`execute: faults of ${dialect}`, () => {
    let faulty: FaultServer;
    let elsewhere: FaultServer;
    let next: PaidServer;
    suiteSetup(async () => {
      faulty = await startFaultServer(dialect);
      elsewhere = await startFaultServer(dialect);
      const pricePerMTok = PRICE_PER_MTOK;
      next = await startPaidServer({ answers: {}, otherwise: 'OK', pricePerMTok });
    });
    suiteTeardown(() => Promise.all([faulty.stop(), elsewhere.stop(), next.stop()]));

    for (const { name, fault, kind } of CASES) {
      test(`${name}: ${kind}, then the next model`, async () => {
        const verify: typeof saysOk = input =>
          input.model.provider === 'far' ? saysOk(input) : accept();
        const first = faultyEndPoint(dialect, faulty.baseUrl);
        const second = endPoint('far', 'paid', next.baseUrl);
        await using world = openWorld({ ...of(first, second), services: { verify } });
        const billedBefore = next.billedNanoUsd;

        faulty.fault = fault(SPEAKS[dialect], elsewhere.baseUrl);
        const { outcome, attempts } = await world.run();
        assert.ok(outcome.ok, `not done: ${story(attempts)}`);
        assert.equal(outcome.model, 'far/coder');
        const failures = attempts.slice(0, -1).map(({ failure }) => failure?.kind);
        assert.deepEqual(new Set(failures), new Set([kind]), story(attempts));
        assert.equal(elsewhere.seen.length, 0);

        const held = attempts.filter(({ cost }) => cost.basis === 'unknown');
        const unknown = held.reduce((sum, { cost }) => sum + cost.nanoUsd, 0);
        const billed = next.billedNanoUsd - billedBefore;
        assert.deepEqual(world.books(), { reserved: 0, billed, estimated: 0, unknown });
        assert.equal(held.length, attempts.filter(each => each.failure?.mayBeBilled).length);

        faulty.fault = undefined;
        await using fresh = openWorld({ ...of(first), services: { verify } });
        const again = await fresh.run();
        assert.ok(again.outcome.ok && again.outcome.fullText === WHOLE, story(again.attempts));
      });
    }
  });
}

const accept = async () => ({ outcome: 'accepted', by: 'tests', evidence: '' }) as const;
