/** What agents may spend within an hour, whoever of them, and whose call each was. */
import assert from 'node:assert/strict';
import type { LedgerStore } from '../../../src/store/ledger/ledgerStore.ts';
import { listSpendLines } from '../../../src/store/ledger/reports/index.ts';
import { newHome, openLedger, paid, removeHomes, reserved, START_MS } from '../ledgerHome.ts';

const MINUTE_MS = 60_000;
const VIEW = { baseline: null, recentTasks: 10 };

function refuse(store: LedgerStore, nanoUsd: number) {
  const held = store.reserve(paid(nanoUsd));
  assert.ok(!held.ok, 'it was held');
  return held.refusal;
}

suite("agents' hour", () => {
  teardown(removeHomes);

  /** A ledger with a limit of 1 dollar, and a clock that is set by minutes. */
  function openLimited(home = newHome()) {
    let minute = 0;
    const now = () => START_MS + minute * MINUTE_MS;
    const opened = openLedger(home, { agentHourNanoUsd: 1e9, now });
    opened.store.agents.client = 'claude-code';
    const at = (value: number) => {
      minute = value;
    };
    return { ...opened, home, at };
  }

  test('what is held counts as spent, and the refusal says when there is room', () => {
    const { store, at, close } = openLimited();
    const first = reserved(store, paid(0.6e9));
    at(10);
    reserved(store, paid(0.3e9));
    const refusal = refuse(store, 0.2e9);
    assert.equal(refusal.scope, 'agents');
    assert.equal(refusal.left, 0.1e9);
    assert.equal(refusal.resetsAtMs, START_MS + 60 * MINUTE_MS);
    assert.match(
      refusal.message,
      /\$1\.00 an hour.*\$0\.90 of it is spent or held.*room for it on/,
    );
    assert.equal(store.left().nanoUsd, 0.1e9);
    // It cost less than it held.
    store.settle(first, { cost: { nanoUsd: 0.1e9, basis: 'billed' } });
    reserved(store, paid(0.6e9));
    close();
  });

  test('an hour slides: only what is older than 60 minutes makes room', () => {
    const { store, at, close } = openLimited();
    reserved(store, paid(0.5e9));
    at(59);
    reserved(store, paid(0.5e9));
    assert.equal(refuse(store, 0.5e9).resetsAtMs, START_MS + 60 * MINUTE_MS);
    at(60);
    reserved(store, paid(0.5e9));
    // The next dollar is free when those of the 59th minute are gone, not at a full hour.
    assert.equal(refuse(store, 0.1e9).resetsAtMs, START_MS + 119 * MINUTE_MS);
    close();
  });

  test('what never fits says so', () => {
    const { store, close } = openLimited();
    const refusal = refuse(store, 1.1e9);
    assert.equal(refusal.resetsAtMs, null);
    assert.match(refusal.message, /No hour has room for it/);
    close();
  });

  test('agents of other clients and processes share it; a person neither counts nor is bound', () => {
    const { store, home, close } = openLimited();
    const person = openLedger(home);
    reserved(person.store, paid(5e9));
    reserved(store, paid(0.6e9));
    const other = openLedger(home, { agentHourNanoUsd: 1e9 });
    other.store.agents.client = 'codex';
    assert.equal(refuse(other.store, 0.5e9).left, 0.4e9);
    reserved(other.store, paid(0.4e9));
    reserved(person.store, paid(5e9));
    // A local call costs nothing, and is made.
    reserved(other.store, paid(0, { tier: 'local' }));
    for (const each of [person, other]) each.close();
    close();
  });

  test('whose call it was is told of each task and summed by client', () => {
    const home = newHome();
    const { store, database, close } = openLedger(home);
    reserved(store, paid(1e6, { taskId: 'own' }));
    store.agents.client = 'codex';
    reserved(store, paid(2e6, { taskId: 'asked' }));
    const free = paid(0, { taskId: 'free', tier: 'local' });
    store.record(free, { cost: { nanoUsd: 0, basis: 'free' } }, START_MS);
    const recent = store.spend(VIEW).recent.map(({ taskId, client }) => [taskId, client]);
    assert.deepEqual(recent, [
      ['free', 'codex'],
      ['asked', 'codex'],
      ['own', null],
    ]);
    const range = { since: '0000-01-01', until: '9999-12-31' };
    const lines = listSpendLines(database, 'client', range).map(({ name, calls }) => [name, calls]);
    assert.deepEqual(Object.fromEntries(lines), { codex: 2, 'no agent': 1 });
    close();
  });
});
