/**
 * A task that a rule keeps local: not one byte of it reaches the paid end point or a proxy, whatever
 * the decision says and whichever way the task goes.
 */
import assert from 'node:assert/strict';
import { type PaidServer, startPaidServer } from '../../fakes/paidServer.ts';
import { endPoint, of } from './endPoints.ts';
import { type Listener, proxyEnv, startListener } from './listener.ts';
import { QUICK } from './quickLimits.ts';
import { openWorld, story, type WorldOptions } from './world.ts';

const KEPT = { kind: 'local-only', rule: 'secrets/**', why: 'The path matches.' } as const;
/** It resolves nowhere: whoever asks it asks the proxy. */
const THROUGH_PROXY = 'http://far.invalid/v1';
const GRATIS = { input: 0, output: 0 };

suite('execute: local only', () => {
  let near: PaidServer;
  let proxy: Listener;
  let far: Listener;
  let says: string;
  const before = { ...process.env };

  setup(async () => {
    says = 'OK';
    near = await startPaidServer({ answers: () => says, pricePerMTok: GRATIS });
    [proxy, far] = [await startListener(), await startListener()];
    Object.assign(process.env, proxyEnv(proxy));
  });
  teardown(async () => {
    process.env = { ...before };
    await near.stop();
    for (const each of [proxy, far]) await each[Symbol.asyncDispose]();
  });

  async function nothingLeaves(given: Partial<WorldOptions>, order: readonly string[]) {
    const local = endPoint('near', 'local', near.baseUrl);
    const free = endPoint('free', 'free', `http://127.0.0.1:${far.port}/v1`);
    const paid = endPoint('far', 'paid', THROUGH_PROXY);
    await using world = openWorld({
      ...of(local, free, paid),
      services: { checkPrivacy: () => KEPT },
      ...given,
    });
    const done = [];
    for (const route of ['local', 'cascade', 'paid'] as const) {
      done.push(await world.run({ order, route, task: { maxCostNanoUsd: 1e12 } }));
    }
    assert.deepEqual([far.connections(), proxy.connections()], [0, 0]);
    assert.equal(world.books().reserved + world.books().unknown, 0);
    const sent = world.audit.filter(row => row.allowed).map(row => row.model);
    assert.ok(sent.every(model => model === 'near/coder'));
    assert.ok(world.audit.every(row => row.rule === 'secrets/**'));
    return done;
  }

  test('the local model serves it', async () => {
    for (const { outcome } of await nothingLeaves({}, ['near/coder', 'far/coder'])) {
      assert.ok(outcome.ok && outcome.tier === 'local');
    }
  });

  test('a decision that names remote models first changes nothing', async () => {
    const order = ['far/coder', 'free/coder', 'near/coder'];
    for (const { outcome, attempts } of await nothingLeaves({}, order)) {
      assert.ok(outcome.ok && outcome.tier === 'local', story(attempts));
    }
  });

  test('a rejected local answer is not escalated', async () => {
    says = 'No.';
    const order = ['near/coder', 'free/coder', 'far/coder'];
    for (const { outcome } of await nothingLeaves({}, order)) {
      assert.ok(!outcome.ok);
      assert.match(outcome.failure.message, /secrets\/\*\*/);
    }
  });

  test('a local end point that is down is not replaced', async () => {
    await near.stop();
    const order = ['near/coder', 'far/coder'];
    // Shorter than the cool-down of an end point, which would be waited for.
    const limits = { ...QUICK, taskMs: 2_000 };
    for (const { outcome } of await nothingLeaves({ limits }, order)) assert.ok(!outcome.ok);
  });

  test('a remote server that was declared local gets nothing', async () => {
    const declared = endPoint('far', 'local', 'https://gpu.example.com/v1');
    await using world = openWorld({ ...of(declared), services: { checkPrivacy: () => KEPT } });
    const { outcome } = await world.run();
    assert.ok(!outcome.ok && outcome.failure.kind === 'privacy-refused');
    assert.match(outcome.failure.message, /gpu\.example\.com/);
  });

  test('without the rule, the same decision does leave: the listeners work', async () => {
    const free = endPoint('free', 'free', `http://127.0.0.1:${far.port}/v1`);
    const paid = endPoint('far', 'paid', THROUGH_PROXY);
    await using world = openWorld(of(free, paid));
    await world.run({ route: 'paid', task: { maxCostNanoUsd: 1e12 } });
    assert.match(far.heard(), /says OK/);
    assert.match(proxy.heard(), /far\.invalid.*says OK/s);
  });
});
