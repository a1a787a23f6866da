/** Prompting strategies on disk: kept, shared, replaced, and never in the way when they are damaged. */
import assert from 'node:assert/strict';
import { openPromptingStore } from '../../src/store/promptingStore.ts';
import { newHome, openLedger, removeHomes } from './ledgerHome.ts';

suite('prompting store', () => {
  teardown(removeHomes);

  test('a strategy outlives the process, and another process sees a change at once', () => {
    const home = newHome();
    const first = openLedger(home);
    const other = openLedger(home);
    const one = openPromptingStore(first.database);
    const two = openPromptingStore(other.database);
    const set = { strategy: { systemPrompt: 'S', useChatFormat: false }, setMs: 5 };
    one.set('m', set);
    assert.deepEqual(two.read('m'), set);
    two.set('m', { strategy: { userTemplate: 'U' }, setMs: 6 });
    assert.deepEqual(one.read('m')?.strategy, { userTemplate: 'U' });
    assert.equal(one.reset('m'), true);
    assert.equal(two.reset('m'), false);
    one.set('m', set);
    first.close();
    other.close();
    const again = openLedger(home);
    assert.deepEqual(openPromptingStore(again.database).read('m'), set);
    again.close();
  });

  test('what cannot be read, or would not be taken, counts as not set', () => {
    const { database, close } = openLedger(newHome());
    const store = openPromptingStore(database);
    const put = database.sqlite.prepare('INSERT OR REPLACE INTO prompting VALUES (?, ?, 1)');
    const long = JSON.stringify({ systemPrompt: 'x'.repeat(16_385) });
    for (const bad of ['{', 'null', '7', '{"systemPrompt":7}', '{"useChatFormat":"no"}', long]) {
      put.run('m', bad);
      assert.equal(store.read('m'), null, bad.slice(0, 40));
    }
    close();
    assert.equal(store.read('m'), null, 'a closed database');
    assert.throws(() => store.set('m', { strategy: {}, setMs: 1 }));
  });

  test('there are at most a thousand: the one set longest ago goes', () => {
    const { database, close } = openLedger(newHome());
    const store = openPromptingStore(database);
    const put = database.sqlite.prepare("INSERT INTO prompting VALUES (?, '{}', ?)");
    database.write(() => {
      for (let index = 0; index < 1_000; index += 1) put.run(`m${index}`, index);
    });
    store.set('newest', { strategy: { systemPrompt: 'S' }, setMs: 2_000 });
    assert.equal(store.read('m0'), null);
    assert.ok(store.read('m1') && store.read('newest'));
    close();
  });
});
