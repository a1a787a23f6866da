/** Prompting strategies on disk: kept, shared, replaced, and never in the way when they are damaged. */
import assert from 'node:assert/strict';
import { openPromptingStore } from '../../src/store/promptingStore.ts';
import { newHome, openLedger, removeHomes } from './ledgerHome.ts';

const ALL = { setBy: 'x', isForAll: true };

suite('prompting store', () => {
  teardown(removeHomes);

  test('a strategy outlives the process, and another process sees a change at once', () => {
    const home = newHome();
    const first = openLedger(home);
    const other = openLedger(home);
    const one = openPromptingStore(first.database);
    const two = openPromptingStore(other.database);
    const set = { ...ALL, strategy: { systemPrompt: 'S', useChatFormat: false }, setMs: 5 };
    one.set('m', set);
    assert.deepEqual(two.read('m', 'a'), set);
    two.set('m', { ...ALL, strategy: { userTemplate: 'U' }, setMs: 6 });
    assert.deepEqual(one.read('m', 'a')?.strategy, { userTemplate: 'U' });
    assert.equal(one.reset('m', 'a'), true);
    assert.equal(two.reset('m', 'a'), false);
    one.set('m', set);
    first.close();
    other.close();
    const again = openLedger(home);
    assert.deepEqual(openPromptingStore(again.database).read('m', 'a'), set);
    again.close();
  });

  test('what one client set holds for that one, before what holds for all', () => {
    const { database, close } = openLedger(newHome());
    const store = openPromptingStore(database);
    const prompt = (client: string) => store.read('m', client)?.strategy.systemPrompt;
    store.set('m', { strategy: { systemPrompt: 'A' }, setMs: 1, setBy: 'a', isForAll: false });
    assert.deepEqual(['a', 'b', ''].map(prompt), ['A', undefined, undefined]);
    store.set('m', { strategy: { systemPrompt: 'B' }, setMs: 2, setBy: 'b', isForAll: true });
    assert.deepEqual(['a', 'b', 'c'].map(prompt), ['A', 'B', 'B']);
    store.reset('m', 'c');
    assert.deepEqual(['a', 'b'].map(prompt), ['A', undefined]);
    close();
  });

  test('what cannot be read, or would not be taken, counts as not set', () => {
    const { database, close } = openLedger(newHome());
    const store = openPromptingStore(database);
    const put = database.sqlite.prepare(
      "INSERT OR REPLACE INTO strategies VALUES (?, '', '', ?, 1)",
    );
    const long = JSON.stringify({ systemPrompt: 'x'.repeat(16_385) });
    for (const bad of ['{', 'null', '7', '{"systemPrompt":7}', '{"useChatFormat":"no"}', long]) {
      put.run('m', bad);
      assert.equal(store.read('m', 'a'), null, bad.slice(0, 40));
    }
    close();
    assert.equal(store.read('m', 'a'), null, 'a closed database');
    assert.throws(() => store.set('m', { ...ALL, strategy: {}, setMs: 1 }));
  });

  test('there are at most a thousand: the one set longest ago goes', () => {
    const { database, close } = openLedger(newHome());
    const store = openPromptingStore(database);
    const put = database.sqlite.prepare("INSERT INTO strategies VALUES (?, '', '', '{}', ?)");
    database.write(() => {
      for (let index = 0; index < 1_000; index += 1) put.run(`m${index}`, index);
    });
    store.set('newest', { ...ALL, strategy: { systemPrompt: 'S' }, setMs: 2_000 });
    assert.equal(store.read('m0', 'a'), null);
    assert.ok(store.read('m1', 'a') && store.read('newest', 'a'));
    close();
  });
});
