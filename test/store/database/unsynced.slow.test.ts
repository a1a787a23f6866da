/** What is no money is written without waiting for the disk, and weakens nothing that is. */
import assert from 'node:assert/strict';
import { readMark } from '../../../src/store/database/highWaterMark.ts';
import { newHome, openLedger, paid, removeHomes, reserved, START_MS, VIEW } from '../ledgerHome.ts';

const GRATIS = {
  cost: { nanoUsd: 0, basis: 'free' },
  usage: { inputTokens: 7, outputTokens: 5 },
} as const;

suite('unsynced writes', () => {
  teardown(removeHomes);

  const level = ({ database }: ReturnType<typeof openLedger>) =>
    database.sqlite.prepare('PRAGMA synchronous').get()?.synchronous;

  test('end with syncing switched on again, also when they fail', () => {
    const ledger = openLedger(newHome());
    let during: unknown;
    ledger.database.writeUnsynced(() => {
      during = level(ledger);
    });
    assert.deepEqual([during, level(ledger)], [1, 2]);
    const fail = () => {
      throw new Error('no');
    };
    assert.throws(() => ledger.database.writeUnsynced(fail), /no/);
    assert.equal(level(ledger), 2);
    ledger.close();
  });

  test('a local call and the mark of its answer survive the process, not raising the mark outside', () => {
    const home = newHome();
    const ledger = openLedger(home);
    ledger.store.settle(reserved(ledger.store, paid(5)), { cost: GRATIS.cost });
    const before = sequenceOf(home);
    assert.ok(before !== undefined && before > 0);
    const id = ledger.store.record(paid(0, { tier: 'local' }), GRATIS, START_MS);
    ledger.store.markAnswered(id);
    const { tokens } = ledger.store.spend(VIEW);
    assert.equal(tokens.usedTokens, 12);
    assert.equal(sequenceOf(home), before);

    const other = openLedger(home);
    assert.equal(other.store.spend(VIEW).tokens.usedTokens, 12);
    reserved(other.store, paid(5));
    assert.equal(sequenceOf(home), other.store.changeCounter());
    other.close();
    ledger.close();
  });
});

function sequenceOf(home: string): number | undefined {
  const mark = readMark(home);
  return mark === null || mark === 'unreadable' ? undefined : mark.sequence;
}
