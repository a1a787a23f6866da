/** Breakers of a model, its end point and its account together: who may be asked, and who probes. */
import assert from 'node:assert/strict';
import { COOLDOWN_POLICY } from '../../../src/core/fallback-handler/cooldown.ts';
import { buildHealthKeys } from '../../../src/core/fallback-handler/healthScopes.ts';
import type { FailureKind } from '../../../src/core/types.ts';
import { createHealth, createMemoryStorage } from '../../../src/server/execute/endpoints/health.ts';

const HOST = 'https://openrouter.ai';
const [A, B] = [buildHealthKeys('o/a:free', HOST), buildHealthKeys('o/b:free', HOST)];

function open() {
  const clock = { now: 1_000_000 };
  const policy = { ...COOLDOWN_POLICY, threshold: 1, baseMs: 1_000, probeMs: 60_000, jitter: 0 };
  const health = createHealth({
    storage: createMemoryStorage(),
    policy,
    now: () => clock.now,
    random: () => 0,
    onTrouble: error => assert.fail(String(error)),
  });
  const fail = (keys: typeof A, kind: FailureKind, retryAfterMs?: number) =>
    health.ended(keys, 'free', {
      ...{ kind, message: '', mayBeBilled: false },
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
  const may = (keys: typeof A, tier: 'free' | 'paid' = 'free') => health.admit(keys, tier).allowed;
  return { clock, health, fail, may };
}

suite('health', () => {
  test('a free quota that is used up stops every free model, and no paid one', () => {
    const { fail, may } = open();
    fail(A, 'quota-used-up', 5_000);
    assert.deepEqual([may(A), may(B), may(B, 'paid')], [false, false, true]);
  });

  test('an end point that is down stops all its models; one probe goes through later', () => {
    const { clock, health, fail, may } = open();
    fail(A, 'network');
    assert.deepEqual([may(A), may(B)], [false, false]);
    clock.now += 1_000;
    assert.deepEqual([may(B), may(A)], [true, false]);
    health.ended(B, 'free', null);
    assert.ok(may(A));
  });

  test('a probe is not used up by a model that is cooling down itself', () => {
    const { clock, fail, may } = open();
    fail(A, 'model-gone', 50_000);
    fail(A, 'network');
    clock.now += 1_000;
    assert.deepEqual([may(A), may(B)], [false, true]);
  });

  test('a probe that was never sent leaves the place to the next call', () => {
    const { clock, fail, may } = open();
    fail(A, 'network');
    clock.now += 1_000;
    assert.ok(may(A));
    fail(A, 'budget-refused');
    assert.ok(may(A));
    fail(A, 'cancelled');
    assert.ok(may(B));
  });

  test('a refusal proves that the end point is there', () => {
    const { clock, fail, may } = open();
    fail(A, 'network');
    clock.now += 1_000;
    assert.ok(may(A));
    fail(A, 'auth');
    assert.deepEqual([may(A), may(B)], [true, true]);
  });
});
