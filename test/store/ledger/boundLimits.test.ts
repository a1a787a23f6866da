/** Budgets are the ledger's: the strictest limit on it binds every server, and no clock gives a fresh one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { BudgetLimits } from '../../../src/core/types.ts';
import { identifyOwnProcess } from '../../../src/store/database/processIdentity.ts';
import { newHome, openLedger, paid, removeHomes, START_MS } from '../ledgerHome.ts';

const DAY_MS = 864e5;

suite('limits of several servers', () => {
  teardown(removeHomes);

  /** A process that is certainly gone. */
  function findGone(): string {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const parts = identifyOwnProcess().split('/');
    return [...parts.slice(0, 3), pid, '1'].join('/');
  }

  test('the strictest binds every one, also those that were there before', () => {
    const home = newHome();
    const loose = openLedger(home, { limits: { dailyNanoUsd: 900 } });
    const strict = openLedger(home, { limits: { dailyNanoUsd: 100 } });
    const free = openLedger(home);
    for (const { store } of [loose, free, strict]) {
      assert.equal(store.reserve(paid(101)).ok, false);
      assert.equal(store.left().nanoUsd, 100);
    }
    assert.equal(free.store.reserve(paid(60)).ok, true);
    assert.equal(loose.store.reserve(paid(60)).ok, false);
    for (const { close } of [loose, strict, free]) close();
  });

  test('who ends well binds nobody any more; who is killed does for an hour', () => {
    const home = newHome();
    let now = START_MS;
    const loose = openLedger(home, { limits: { dailyNanoUsd: 900 }, now: () => now });
    openLedger(home, { limits: { dailyNanoUsd: 100 } }).close();
    assert.equal(loose.store.reserve(paid(101)).ok, true);
    const processIdentity = findGone();
    openLedger(home, { limits: { dailyNanoUsd: 200 }, processIdentity });
    assert.equal(loose.store.reserve(paid(101)).ok, false);
    now += 3_500_000;
    assert.equal(loose.store.reserve(paid(101)).ok, false);
    now += 3_700_000;
    assert.equal(loose.store.reserve(paid(101)).ok, true);
    loose.close();
  });

  test('limits set in VS Code bind at once and stay; an environment only tightens them', () => {
    const home = newHome();
    const agent = openLedger(home, { limits: { dailyNanoUsd: 900 } });
    const set = (userLimits: BudgetLimits) =>
      openLedger(home, { limits: userLimits, userLimits }).close();
    set({ dailyNanoUsd: 100 });
    assert.equal(agent.store.reserve(paid(101)).ok, false);
    const later = openLedger(home, { limits: { dailyNanoUsd: 900 } });
    assert.equal(later.store.reserve(paid(101)).ok, false);
    const [today] = later.store.budgets().periods;
    assert.equal(today?.limitNanoUsd, 100, 'decisions count on it, too');
    set({ dailyNanoUsd: 300 });
    assert.equal(later.store.reserve(paid(301)).ok, false);
    assert.equal(later.store.reserve(paid(101)).ok, true);
    set({});
    assert.equal(later.store.reserve(paid(700)).ok, true, 'its own limit is left');
    assert.equal(later.store.reserve(paid(700)).ok, false);
    later.close();
    agent.close();
  });

  test('a limit of a project binds that project alone', () => {
    const home = newHome();
    const one = openLedger(home, { limits: { projectNanoUsd: 100 }, project: 'one' });
    const other = openLedger(home, { project: 'other' });
    const same = openLedger(home, { project: 'one' });
    assert.equal(other.store.reserve(paid(101)).ok, true);
    assert.equal(same.store.reserve(paid(101)).ok, false);
    for (const { close } of [one, other, same]) close();
  });

  for (const back of [1, 2, 3, 7, 14, 30, 31, 200, 20_000]) {
    test(`a clock set back by ${back} days gives no fresh budget`, () => {
      const home = newHome();
      let now = START_MS;
      const limits = { dailyNanoUsd: 100, weeklyNanoUsd: 100, monthlyNanoUsd: 100 };
      const open = () => openLedger(home, { limits, now: () => now });
      const first = open();
      assert.equal(first.store.reserve(paid(100)).ok, true);
      first.close();
      now = Math.max(0, START_MS - back * DAY_MS);
      for (let i = 0; i < 3; i += 1) {
        const again = open();
        assert.equal(again.store.reserve(paid(1)).ok, false);
        assert.equal(again.store.left().nanoUsd, 0);
        again.close();
        now += DAY_MS / 3;
      }
    });
  }
});
