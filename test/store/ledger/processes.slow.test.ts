/** Several processes, one ledger, and SIGKILL: what was billed never exceeds the limit. */
import assert from 'node:assert/strict';
import {
  deadIdentity,
  newHome,
  openLedger,
  paid,
  removeHomes,
  reserved,
  START_MS,
  used,
} from '../ledgerHome.ts';
import { type StressOutcome, stress } from '../ledgerStress.ts';

function holds(outcome: StressOutcome, limitNanoUsd: number): void {
  const { billedNanoUsd, ledgerNanoUsd, leakedNanoUsd, findings } = outcome;
  assert.ok(billedNanoUsd > 0, 'nothing happened');
  assert.ok(billedNanoUsd <= limitNanoUsd, `billed ${billedNanoUsd} of ${limitNanoUsd}`);
  assert.ok(ledgerNanoUsd >= billedNanoUsd, `ledger ${ledgerNanoUsd} < billed ${billedNanoUsd}`);
  assert.ok(ledgerNanoUsd <= limitNanoUsd);
  assert.equal(leakedNanoUsd, 0);
  assert.deepEqual(findings, []);
}

suite('processes that share a ledger', function () {
  this.timeout(60_000);
  teardown(removeHomes);

  test('four of them, eight calls at a time each, one killed every half second', async () => {
    const limitNanoUsd = 400_000;
    const outcome = await stress({
      processes: 4,
      parallel: 8,
      calls: null,
      limitNanoUsd,
      callNanoUsd: 1_000,
      leastMs: 2_000,
      mostMs: 45_000,
      killEveryMs: 500,
    });
    holds(outcome, limitNanoUsd);
    assert.ok(outcome.kills > 0);
    assert.ok(outcome.ledgerNanoUsd > limitNanoUsd * 0.9, 'the limit was reached');
  });

  test('a burst of twenty first calls at one moment, where seven fit', async () => {
    const limitNanoUsd = 7_999;
    const outcome = await stress({
      processes: 4,
      parallel: 5,
      calls: 1,
      limitNanoUsd,
      callNanoUsd: 1_000,
      leastMs: 0,
      mostMs: 0,
      killEveryMs: null,
    });
    holds(outcome, limitNanoUsd);
    assert.equal(outcome.billedNanoUsd, 7_000);
  });

  test('a dead process: what it had reserved is charged', () => {
    const home = newHome();
    const dead = deadIdentity();
    const killed = openLedger(home, { processIdentity: dead });
    reserved(killed.store, paid(300));
    killed.close();
    const survivor = openLedger(home);
    assert.equal(used(survivor.store), '300/0');
    assert.deepEqual(survivor.store.recoverOrphans(), {
      charged: 0,
      chargedNanoUsd: 0,
    });
    survivor.close();
  });

  test('what a dead process had reserved stays spent: a full budget stays full', () => {
    const home = newHome();
    const survivor = openLedger(home, { limits: { dailyNanoUsd: 100 } });
    const killed = openLedger(home, { processIdentity: deadIdentity() });
    reserved(killed.store, paid(100));
    killed.close();
    assert.equal(survivor.store.reserve(paid(1)).ok, false);
    assert.equal(survivor.store.recoverOrphans().chargedNanoUsd, 100);
    assert.equal(survivor.store.reserve(paid(1)).ok, false);
    survivor.close();
  });

  test('a process that lives keeps what it holds', () => {
    const home = newHome();
    const first = openLedger(home);
    reserved(first.store, paid(100));
    const second = openLedger(home, { processIdentity: 'elsewhere/1/1' });
    assert.equal(used(second.store), '0/100');
    first.close();
    second.close();
  });

  test('a living process that lost a call does not hold its money for ever', () => {
    const home = newHome();
    let now = START_MS;
    const { store, close } = openLedger(home, { now: () => now });
    reserved(store, paid(300));
    now += 23 * 3_600_000;
    assert.equal(store.recoverOrphans().charged, 0);
    now += 2 * 3_600_000;
    assert.equal(store.recoverOrphans().chargedNanoUsd, 300);
    assert.equal(used(store), '300/0');
    close();
  });

  test('a late bill for a call that was given up corrects the books', () => {
    const home = newHome();
    const slow = openLedger(home, { processIdentity: deadIdentity() });
    const id = reserved(slow.store, paid(300));
    const other = openLedger(home);
    assert.equal(used(other.store), '300/0');
    slow.store.settle(id, { cost: { nanoUsd: 120, basis: 'billed' } });
    assert.equal(used(other.store), '120/0');
    slow.close();
    other.close();
  });
});
