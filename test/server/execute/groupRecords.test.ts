/** Free calls that end together are booked together, and each gets its own id. */
import assert from 'node:assert/strict';
import { groupRecords } from '../../../src/server/execute/groupRecords.ts';
import { newHome, openLedger, paid, removeHomes, START_MS, VIEW } from '../../store/ledgerHome.ts';

const FREE = {
  cost: { nanoUsd: 0, basis: 'free' },
  usage: { inputTokens: 7, outputTokens: 5 },
} as const;
const LOCAL = paid(0, { tier: 'local' });

suite('calls that end together', () => {
  teardown(removeHomes);

  test('are booked in one transaction, each by its id', async () => {
    const { store, close } = openLedger(newHome());
    let times = 0;
    const recordAll: typeof store.recordAll = calls => {
      times += 1;
      return store.recordAll(calls);
    };
    const ledger = groupRecords(Object.assign(Object.create(store), { recordAll }));
    const three = [1, 2, 3].map(() => ledger.record(LOCAL, FREE, START_MS));
    const ids = await Promise.all(three);
    assert.equal(times, 1);
    assert.equal(new Set(ids).size, 3);
    const later = await ledger.record(LOCAL, FREE, START_MS);
    assert.equal(times, 2);
    assert.ok(later !== '' && !ids.includes(later));
    assert.equal(store.spend(VIEW).tokens.usedTokens, 4 * 12);
    close();
  });

  test('one that is no call leaves the others booked; a ledger that is gone books none', async () => {
    const { store, close } = openLedger(newHome());
    const ledger = groupRecords(store);
    const odd = { ...LOCAL, worstTokens: Number.NaN };
    const ids = await Promise.all([odd, LOCAL].map(each => ledger.record(each, FREE, START_MS)));
    assert.equal(ids[0], '');
    assert.notEqual(ids[1], '');
    close();
    assert.equal(await ledger.record(LOCAL, FREE, START_MS), '');
  });
});
