/** The calls that count against a quota of free models: those that were sent, of that provider, since then. */
import assert from 'node:assert/strict';
import type { ReservationRequest } from '../../src/core/types.ts';
import { computeFreeUse } from '../../src/server/openrouter/computeFreeUse.ts';
import { openFreeQuotaStore } from '../../src/store/freeQuotaStore.ts';
import { HealthStore } from '../../src/store/healthStore.ts';
import { newHome, openLedger, paid, removeHomes, reserved } from './ledgerHome.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const MIDNIGHT = Date.parse('2026-11-22T00:00:00Z');
const HOUR = 3_600_000;
const free: Partial<ReservationRequest> = { tier: 'free', worstNanoUsd: 0 };

suite('free quota', () => {
  let clock = NOON;
  let ledger: ReturnType<typeof openLedger>;
  setup(() => {
    clock = NOON;
    ledger = openLedger(newHome(), { now: () => clock });
  });
  teardown(() => {
    ledger.close();
    removeHomes();
  });

  function call(atMs: number, change: Partial<ReservationRequest>) {
    clock = atMs;
    const id = reserved(ledger.store, paid(0, change));
    ledger.store.settle(id, { cost: { nanoUsd: 0, basis: 'free' } });
  }

  test('counts what was sent today to free models of that provider, and nothing else', () => {
    call(MIDNIGHT - 1, free);
    call(MIDNIGHT, free);
    call(NOON, { ...free, provider: 'other' });
    call(NOON, { tier: 'paid' });
    call(NOON, free);
    const store = openFreeQuotaStore(ledger.database);
    assert.deepEqual(store.calls('openrouter', MIDNIGHT), [MIDNIGHT, NOON]);
    const use = computeFreeUse(store, 'openrouter', null, NOON);
    assert.deepEqual([use.usedToday, use.leftToday, use.perDay], [2, 48, 50]);
    assert.equal(use.leftThisMinute, 19);
    assert.equal(computeFreeUse(store, 'openrouter', false, NOON).leftToday, 998);
  });

  test('a reset counts from then on, until the next midnight; one in the future is not believed', () => {
    call(NOON - HOUR, free);
    call(NOON + HOUR, free);
    const store = openFreeQuotaStore(ledger.database);
    store.countFrom('openrouter', NOON);
    const at = (ms: number) => computeFreeUse(store, 'openrouter', null, ms);
    assert.deepEqual([at(NOON + HOUR).usedToday, at(NOON + HOUR).countedFromMs], [1, NOON]);
    assert.equal(at(NOON - HOUR).countedFromMs, MIDNIGHT);
    const nextDay = MIDNIGHT + 24 * HOUR;
    assert.deepEqual([at(nextDay).usedToday, at(nextDay).countedFromMs], [0, nextDay]);
    assert.equal(store.countedFrom('other'), null);
  });

  test('a clock that went back a little hides no call', () => {
    call(NOON, free);
    call(NOON - 60_000, free);
    const store = openFreeQuotaStore(ledger.database);
    assert.equal(store.calls('openrouter', NOON - 30_000).length, 1);
  });

  test('forgetting an end point leaves what is held against others', () => {
    const health = new HealthStore(ledger.database, () => NOON);
    const open = {
      state: 'open',
      openedMs: NOON,
      untilMs: NOON + HOUR,
      trips: 0,
      why: 'cut',
    } as const;
    const keys = [
      'free https://a.example',
      'model a/b https://a.example',
      'free https://b.example',
    ];
    for (const key of [...keys, 'free https://not-a.example']) health.update(key, () => open);
    assert.equal(health.forget('https://a.example'), 2);
    assert.equal(health.read(keys[0]!), null);
    assert.deepEqual(health.read(keys[2]!), open);
  });
});
