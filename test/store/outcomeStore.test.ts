/** Outcomes are kept as they were, bounded, and the person can empty them. */
import assert from 'node:assert/strict';
import type { Outcome } from '../../src/core/decision-engine/learning/outcome.ts';
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
    const confidence = { meanLogprob: -0.25, minLogprob: -3 };
    const later = { ...OUTCOME, model: 'b', outputTokens: 7, confidence };
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

  test('hold no more than when, which model, what kind of work and how it went', () => {
    openOutcomeStore(ledger.database).add(OUTCOME, 'task-1');
    const names = ledger.database.sqlite
      .prepare("SELECT name FROM pragma_table_info('outcome')")
      .all();
    const wanted = ['id', 'at_ms', 'model', 'kind', 'language', 'evidence', 'ok', 'prior_odds'];
    wanted.push('duration_ms', 'output_tokens', 'first_token_ms', 'task_id');
    wanted.push('mean_logprob', 'min_logprob');
    assert.deepEqual(
      names.map(({ name }) => name),
      wanted,
    );
  });

  test('are judged once by the person, unless tests spoke or a check said no', () => {
    const store = openOutcomeStore(ledger.database);
    const judged = (outcome: Partial<Outcome>, verdict: 'applied' | 'discarded') => {
      store.reset();
      store.addAll([
        [
          't',
          [
            { ...OUTCOME, ok: 0 },
            { ...OUTCOME, ...outcome },
          ],
        ],
      ]);
      const stamp = store.stamp();
      const taken = store.judge('t', verdict, OUTCOME.atMs + 1);
      assert.equal(taken, stamp !== store.stamp());
      return store.all().map(({ evidence, ok }) => `${evidence} ${ok}`);
    };
    const first = 'tests 0';
    assert.deepEqual(judged({ evidence: 'none' }, 'applied'), [first, 'applied 1']);
    assert.deepEqual(judged({ evidence: 'check', ok: 1 }, 'discarded'), [first, 'discarded 0']);
    assert.deepEqual(judged({ evidence: 'applied', ok: 1 }, 'discarded'), [first, 'discarded 0']);
    assert.deepEqual(judged({ evidence: 'check', ok: 0 }, 'applied'), [first, 'check 0']);
    assert.deepEqual(judged({ evidence: 'tests', ok: 1 }, 'discarded'), [first, 'tests 1']);
    assert.equal(store.judge('another', 'applied', 0), false);
  });

  test('beyond the bound the oldest go', () => {
    const store = openOutcomeStore(ledger.database);
    const many = Array.from({ length: 2_003 }, (_, at) => ({ ...OUTCOME, atMs: at }));
    store.addAll([['t', many]]);
    assert.deepEqual([store.all().length, store.all()[0]?.atMs], [2_000, 3]);
  });

  test('of a kind that a newer program knows are passed over', () => {
    const store = openOutcomeStore(ledger.database);
    store.add(OUTCOME);
    ledger.database.sqlite.exec("UPDATE outcome SET kind = 'dream'");
    assert.deepEqual(store.all(), []);
  });
});
