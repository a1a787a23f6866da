/** Outcomes are kept as they were, bounded, and the person can empty them. */
import assert from 'node:assert/strict';
import type { Outcome } from '../../src/core/decision-engine/outcome.ts';
import { openOutcomeStore } from '../../src/store/outcomeStore.ts';
import { type Ledger, newHome, openLedger, removeHomes } from './ledgerHome.ts';

const OUTCOME: Outcome = {
  ...{ model: 'ollama/a:7b', kind: 'fix', language: 'rust', evidence: 'tests', ok: 0.25 },
  ...{
    priorOdds: -0.5,
    atMs: 1_800_000_000_000,
    durationMs: 1234,
    outputTokens: null,
    firstTokenMs: 120,
  },
};

suite('outcomes', () => {
  let home: string;
  let ledger: Ledger;

  setup(() => {
    home = newHome();
    ledger = openLedger(home);
  });
  teardown(() => {
    ledger.close();
    removeHomes();
  });

  test('are given back in order, also after a restart', () => {
    const later = { ...OUTCOME, model: 'b', outputTokens: 7 };
    openOutcomeStore(ledger.database).add(OUTCOME);
    openOutcomeStore(ledger.database).add(later);
    ledger.close();
    ledger = openLedger(home);
    assert.deepEqual(openOutcomeStore(ledger.database).all(), [OUTCOME, later]);
  });

  test('can be emptied, for one model or all', () => {
    const store = openOutcomeStore(ledger.database);
    for (const model of ['a', 'a', 'b']) store.add({ ...OUTCOME, model });
    assert.equal(store.reset('a'), 2);
    assert.deepEqual(
      store.all().map(({ model }) => model),
      ['b'],
    );
    assert.equal(store.reset(), 1);
    assert.deepEqual(store.all(), []);
  });

  test('of a kind that a newer program knows are passed over', () => {
    const store = openOutcomeStore(ledger.database);
    store.add(OUTCOME);
    ledger.database.sqlite.exec("UPDATE outcome SET kind = 'dream'");
    assert.deepEqual(store.all(), []);
  });
});
