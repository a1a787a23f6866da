/** A cancel ends whatever is going on, which would not end by itself: a call, a pause, the queue, a check. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '../../../src/providers/provider.ts';
import { type FaultServer, startFaultServer } from '../../fakes/faultServer.ts';
import * as faults from '../../fakes/faults.ts';
import { DIALECT_NAMES } from '../../fakes/speech.ts';
import { faultyEndPoint, of } from './endPoints.ts';
import { faulty } from './servers.ts';
import { openWorld, story, type WorldOptions } from './world.ts';

/** Cancels after `afterMs`: what hangs until then ends by it and by nothing else. */
async function cancelled(options: WorldOptions, afterMs: number) {
  await using world = openWorld(options);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), afterMs);
  const execution = await world.run({ signal: controller.signal });
  clearTimeout(timer);
  assert.ok(controller.signal.aborted, `ended before the cancel: ${story(execution.attempts)}`);
  assert.ok(!execution.outcome.ok);
  assert.equal(execution.outcome.failure.kind, 'cancelled');
  return { ...execution, books: world.books() };
}

for (const dialect of DIALECT_NAMES) {
  suite(`execute: cancel with ${dialect}`, () => {
    let server: FaultServer;
    setup(async () => {
      server = await startFaultServer(dialect);
    });
    teardown(() => server.stop());
    const options = () => of(faultyEndPoint(dialect, server.baseUrl));

    /** The server hangs for good: what closes is closed by us. */
    async function socketsClose() {
      while (server.unfinished > 0) await sleep(5);
    }

    test('before the first byte', async () => {
      server.fault = faults.hang;
      const { attempts } = await cancelled(options(), 150);
      await socketsClose();
      assert.equal(story(attempts), 'faulty/tiny:1b cancelled');
    });

    test('in the middle of a stream: what was sent may be billed, and stays charged', async () => {
      server.fault = faults.pieceThen('con', faults.stall);
      const { attempts, books } = await cancelled(options(), 200);
      await socketsClose();
      const paid = dialect !== 'ollama';
      assert.equal(attempts[0]?.cost.basis, paid ? 'unknown' : 'free');
      assert.equal(books.unknown > 0, paid);
      assert.equal(books.reserved, 0);
    });

    test('in a pause before another try', async () => {
      server.fault = faults.refuse(429, { error: 'slow down' }, { 'retry-after': '10' });
      const { attempts } = await cancelled(options(), 300);
      assert.equal(story(attempts), 'faulty/tiny:1b rate-limited');
      assert.equal(server.seen.filter(({ method }) => method === 'POST').length, 1);
    });

    test('before anything began', async () => {
      await using world = openWorld(options());
      const { outcome, attempts } = await world.run({ signal: AbortSignal.abort() });
      assert.ok(!outcome.ok && outcome.failure.kind === 'cancelled');
      assert.deepEqual([attempts.length, server.connections], [0, 0]);
    });

    test('while an answer is checked', async () => {
      const verify: NonNullable<WorldOptions['services']>['verify'] = ({ signal }) =>
        new Promise(resolve => {
          const verdict = { outcome: 'unchecked', by: 'none', evidence: 'cancelled' } as const;
          signal.addEventListener('abort', () => resolve(verdict));
        });
      await using world = openWorld({ ...options(), services: { verify } });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 200);
      const { outcome } = await world.run({ signal: controller.signal });
      assert.ok(!outcome.ok && outcome.failure.kind === 'cancelled');
      assert.equal(world.books().reserved, 0);
    });
  });
}

suite('execute: cancel of a provider that does not listen', () => {
  test('ends without it, and what was sent stays charged', async () => {
    const { model, provider: settings } = faultyEndPoint('openai', 'http://127.0.0.1:9/v1');
    const deaf: Provider = {
      id: settings.id,
      origin: 'http://127.0.0.1:9',
      discover: () => Promise.reject(new Error('never')),
      complete: () => new Promise(() => {}),
    };
    const services = { providers: new Map([[deaf.id, deaf]]) };
    await using world = openWorld({ providers: [settings], models: [model], services });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const { outcome, attempts } = await world.run({ signal: controller.signal });
    assert.ok(!outcome.ok && outcome.failure.kind === 'cancelled');
    assert.equal(attempts[0]?.cost.basis, 'unknown');
    assert.deepEqual([world.books().reserved, world.books().unknown > 0], [0, true]);
  });
});

suite('execute: cancel in the queue', () => {
  test('who waits for a busy end point leaves at once, and nothing is sent for it', async () => {
    await using server = await faulty('ollama');
    server.fault = faults.hang;
    await using world = openWorld(of(faultyEndPoint('ollama', server.baseUrl)));
    const busy = new AbortController();
    const running = [1, 2].map(() => world.run({ signal: busy.signal }));
    await sleep(100);
    const controller = new AbortController();
    const waiting = world.run({ signal: controller.signal });
    await sleep(50);
    controller.abort();
    const first = await Promise.race([waiting, ...running]);
    const { outcome, attempts } = await waiting;
    assert.equal(first.outcome, outcome);
    assert.ok(!outcome.ok && outcome.failure.kind === 'cancelled');
    assert.equal(attempts[0]?.durationMs, 0);
    assert.equal(server.seen.filter(({ path }) => path === '/api/chat').length, 2);
    busy.abort();
    await Promise.all(running);
  });
});
