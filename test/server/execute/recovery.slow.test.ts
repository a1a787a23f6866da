/** End points that cannot be reached at all, and ones that recover while the task waits. */
import assert from 'node:assert/strict';
import type { FailureKind } from '../../../src/core/types.ts';
import type { Fault } from '../../fakes/faultServer.ts';
import * as faults from '../../fakes/faults.ts';
import { DIALECT_NAMES, MODEL } from '../../fakes/speech.ts';
import { endPoint, faultyEndPoint, of } from './endPoints.ts';
import { answering, faulty, GRATIS } from './servers.ts';
import { openWorld, story } from './world.ts';

const accept = async () => ({ outcome: 'accepted', by: 'tests', evidence: '' }) as const;

suite('execute: out of reach', () => {
  async function check(baseUrl: string, kinds: readonly FailureKind[]) {
    await using near = await answering('OK', GRATIS);
    const points = of(endPoint('far', 'paid', baseUrl), endPoint('near', 'local', near.baseUrl));
    await using world = openWorld(points);
    const { outcome, attempts } = await world.run();
    assert.ok(outcome.ok && outcome.tier === 'local', story(attempts));
    const kind = attempts[0]?.failure?.kind;
    assert.ok(kind && kinds.includes(kind), story(attempts));
    assert.deepEqual(world.books(), { reserved: 0, billed: 0, estimated: 0, unknown: 0 });
  }

  test('a name that does not exist', () => check('http://no-such-host.invalid/v1', ['dns']));
  test('a port where nobody listens', () => check('http://127.0.0.1:9/v1', ['network']));
  test('a server without TLS', async () => {
    await using plain = await answering('OK');
    await check(plain.baseUrl.replace('http:', 'https:'), ['tls', 'network']);
  });
});

for (const dialect of DIALECT_NAMES) {
  suite(`execute: recovery of ${dialect}`, () => {
    /** The first call meets `fault`, and so does who comes while it lasts; the next is answered. */
    async function secondCall(fault: Fault, lastsMs = 0) {
      await using server = await faulty(dialect);
      server.fault = context => {
        setTimeout(() => {
          server.fault = undefined;
        }, lastsMs);
        server.fault = lastsMs > 0 ? fault : undefined;
        return fault(context);
      };
      const services = { verify: accept };
      const points = of(faultyEndPoint(dialect, server.baseUrl));
      await using world = openWorld({ ...points, services });
      return await world.run();
    }

    test('429 for a second is waited for', async () => {
      const body = { error: { message: 'slow down', code: 429 } };
      const made = await secondCall(faults.refuse(429, body, { 'retry-after': '1' }), 900);
      assert.ok(made.outcome.ok, story(made.attempts));
      assert.equal(story(made.attempts), `faulty/${MODEL} rate-limited, faulty/${MODEL} accepted`);
    });

    test('a stream that was cut is asked for again where there is nobody else', async () => {
      const made = await secondCall(faults.pieceThen('con', faults.reset));
      assert.ok(made.outcome.ok);
      assert.equal(story(made.attempts), `faulty/${MODEL} cut, faulty/${MODEL} accepted`);
    });

    test('a window that overflows is tried once more with less', async () => {
      const message = "This model's maximum context length is 8192 tokens, you asked for 9000";
      const error = { message, code: 'context_length_exceeded' };
      const made = await secondCall(faults.refuse(400, { error }));
      assert.ok(made.outcome.ok, story(made.attempts));
      assert.equal(made.attempts[0]?.failure?.kind, 'context-overflow');
      assert.equal(made.attempts.length, 2);
    });
  });
}
