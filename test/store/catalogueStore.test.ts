import assert from 'node:assert/strict';
import { CatalogueStore, MAX_CATALOGUE_CHARS } from '../../src/store/catalogueStore.ts';
import {
  type Ledger,
  newHome,
  openLedger,
  paid,
  removeHomes,
  reserved,
  used,
} from './ledgerHome.ts';

suite('catalogues', () => {
  let ledger: Ledger;
  let store: CatalogueStore;

  setup(() => {
    ledger = openLedger(newHome());
    store = new CatalogueStore(ledger.database);
  });
  teardown(() => {
    ledger.close();
    removeHomes();
  });

  const body = '{"data":[]}';

  test('are given back with their date', () => {
    assert.equal(store.read('openrouter/models'), null);
    assert.equal(store.write('openrouter/models', { body, fetchedMs: 5 }), true);
    assert.deepEqual(store.read('openrouter/models'), { body, fetchedMs: 5 });
  });

  test('are replaced whole', () => {
    store.write('a', { body, fetchedMs: 1 });
    store.write('a', { body: '2', fetchedMs: 2 });
    assert.deepEqual(store.read('a'), { body: '2', fetchedMs: 2 });
  });

  test('that are too large are not kept', () => {
    const huge = 'x'.repeat(MAX_CATALOGUE_CHARS + 1);
    assert.equal(store.write('a', { body: huge, fetchedMs: 1 }), false);
    assert.equal(store.read('a'), null);
  });

  test('of one source are forgotten without a cent of what was spent', () => {
    const bill = { cost: { nanoUsd: 7, basis: 'billed' } } as const;
    ledger.store.settle(reserved(ledger.store, paid(10)), bill);
    for (const source of ['openrouter/models', 'openrouter/key', 'openrouter%', 'other']) {
      store.write(source, { body, fetchedMs: 1 });
    }
    store.clear('openrouter/');
    assert.equal(store.read('openrouter/models'), null);
    assert.equal(store.read('openrouter/key'), null);
    assert.notEqual(store.read('openrouter%'), null);
    assert.notEqual(store.read('other'), null);
    assert.equal(used(ledger.store), '7/0');
  });

  test('fail nobody when the database is gone', () => {
    ledger.database.sqlite.close();
    assert.equal(store.read('a'), null);
    assert.equal(store.write('a', { body, fetchedMs: 1 }), false);
    store.clear('a');
  });
});
