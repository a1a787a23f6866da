import assert from 'node:assert/strict';
import { auditLedger } from '../../../src/store/ledger/ledgerAudit.ts';
import {
  deadIdentity,
  type Ledger,
  newHome,
  openLedger,
  paid,
  removeHomes,
  reserved,
  START_MS,
  used,
  VIEW,
} from '../ledgerHome.ts';

const BILLED = (nanoUsd: number) => ({ cost: { nanoUsd, basis: 'billed' as const } });
const UNKNOWN = { cost: { nanoUsd: 0, basis: 'unknown' as const } };
const FREE = { cost: { nanoUsd: 0, basis: 'free' as const } };

suite('ledger', () => {
  let ledger: Ledger;
  const open = (change: Parameters<typeof openLedger>[1]) => {
    ledger = openLedger(newHome(), change);
    return ledger.store;
  };

  teardown(() => {
    assert.deepEqual(auditLedger(ledger.database), []);
    ledger.close();
    removeHomes();
  });

  test('a reservation counts until it is settled, and then the bill does', () => {
    const store = open({});
    const id = reserved(store, paid(1_000));
    assert.equal(used(store), '0/1000');
    store.settle(id, { ...BILLED(300), usage: { inputTokens: 20, outputTokens: 5 } });
    assert.equal(used(store), '300/0');
    const { models, recent, tokens } = store.spend(VIEW);
    assert.deepEqual(
      models.map(({ model, calls, billedNanoUsd, inputTokens, outputTokens }) =>
        [model, calls, billedNanoUsd, inputTokens, outputTokens].join(),
      ),
      ['openrouter/some/model,1,300,20,5'],
    );
    assert.deepEqual(
      recent.map(({ taskId, nanoUsd, basis, durationMs, running }) =>
        [taskId, nanoUsd, basis, durationMs, running].join(),
      ),
      ['task,300,billed,0,false'],
    );
    assert.equal(tokens.usedTokens, 25);
  });

  test('settling twice books once, and the first bill stands', () => {
    const store = open({});
    const id = reserved(store, paid(1_000));
    for (const bill of [300, 300, 999, 0]) store.settle(id, BILLED(bill));
    store.settle(id, UNKNOWN);
    assert.equal(used(store), '300/0');
  });

  test('an unknown outcome is spent in full until the provider says less', () => {
    const store = open({});
    const id = reserved(store, paid(1_000));
    store.settle(id, UNKNOWN);
    store.settle(id, UNKNOWN);
    assert.equal(used(store), '1000/0');
    assert.equal(store.spend(VIEW).recent[0]?.basis, 'unknown');
    store.settle(id, { ...BILLED(40), usage: { inputTokens: 7, outputTokens: 1 } });
    assert.equal(used(store), '40/0');
    assert.equal(store.spend(VIEW).tokens.usedTokens, 8);
    store.settle(id, BILLED(900));
    assert.equal(used(store), '40/0');
  });

  test('a call that broke off holds all its tokens until the whole count is known', () => {
    const store = open({});
    const id = reserved(store, paid(1_000, { worstTokens: 500 }));
    store.settle(id, { ...UNKNOWN, usage: { inputTokens: 10, outputTokens: 1 } });
    assert.equal(store.spend(VIEW).tokens.usedTokens, 500);
    store.settle(id, { ...BILLED(40), usage: { inputTokens: 10, outputTokens: 90 } });
    assert.equal(store.spend(VIEW).tokens.usedTokens, 100);
  });

  test('a bill above the reservation is booked as it is, and shows as excess', () => {
    const store = open({});
    store.settle(reserved(store, paid(100)), BILLED(130));
    assert.equal(used(store), '130/0');
    assert.equal(store.spend(VIEW).excessNanoUsd, 30);
  });

  test('an id of another ledger, or none, moves nothing', () => {
    const store = open({});
    reserved(store, paid(100));
    for (const id of ['', '1', '00000000-1', 'x', `${ledger.database.id.slice(0, 8)}-77`]) {
      store.settle(id, BILLED(5));
    }
    assert.equal(used(store), '0/100');
  });

  test('entries cannot be changed or deleted', () => {
    const store = open({});
    store.settle(reserved(store, paid(100)), BILLED(50));
    const { sqlite } = ledger.database;
    for (const sql of [
      'DELETE FROM entry',
      'UPDATE entry SET billed = 0',
      'DELETE FROM call',
      "UPDATE call SET day = '2020-01-01'",
    ]) {
      assert.throws(() => sqlite.exec(sql), /append-only/);
    }
  });

  test('free and local calls are recorded, and no budget ever blocks them', () => {
    const store = open({ limits: { dailyNanoUsd: 0, monthlyTokens: 1 } });
    for (const tier of ['local', 'free'] as const) {
      const id = reserved(store, paid(0, { tier, model: `some/${tier}`, worstTokens: 1_000 }));
      store.settle(id, { ...FREE, usage: { inputTokens: 900, outputTokens: 50 } });
    }
    const { models, tokens } = store.spend(VIEW);
    assert.deepEqual(models.map(({ tier }) => tier).sort(), ['free', 'local']);
    assert.equal(tokens.usedTokens, 1_900);
    const refused = store.reserve(paid(0));
    assert.equal(!refused.ok && refused.refusal.scope, 'tokens');
  });

  test('an amount that is none is refused; a fraction is rounded up', () => {
    const store = open({});
    for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
      assert.equal(store.reserve(paid(amount)).ok, false);
      assert.equal(store.reserve(paid(1, { worstTokens: amount })).ok, false);
    }
    reserved(store, paid(0, { tier: 'local', worstTokens: Number.NaN }));
    assert.equal(used(store), '0/0');
    reserved(store, paid(10.2, { worstTokens: 3.5 }));
    assert.equal(used(store), '0/11');
  });

  test('a time zone that this machine does not know is UTC', () => {
    const store = open({ timeZone: 'Etc/Unknown-Place' });
    assert.equal(store.spend(VIEW).timeZone, 'UTC');
  });

  test('savings count the answers that were given, less every attempt', () => {
    const store = open({});
    const usage = { inputTokens: 1_000, outputTokens: 1_000 };
    const answer = reserved(store, paid(0, { tier: 'local' }));
    store.settle(answer, { ...FREE, usage });
    store.markAnswered(answer);
    store.markAnswered(answer);
    store.settle(reserved(store, paid(9_000, { attempt: 1 })), { ...BILLED(8_000), usage });
    const base = { inputNanoUsdPerMTok: 1e9, outputNanoUsdPerMTok: 5e9 };
    const source = { from: 'settings', asOf: '2026-11-22', stale: false } as const;
    const price = { kind: 'priced', base, tiers: [], requestNanoUsd: 0, source } as const;
    const { savings } = store.spend({ ...VIEW, baseline: { model: 'big', price } });
    assert.equal(savings?.baselineNanoUsd, 6_000_000);
    assert.equal(savings?.lowNanoUsd, 6_000_000 - 8_000);
    assert.equal(savings?.highNanoUsd, 6_000_000 - 8_000);
  });

  test('an alert is claimed once, whichever window asks', () => {
    const store = open({});
    const other = openLedger(ledger.database.home!);
    assert.deepEqual(store.claimAlerts(['a', 'b']), ['a', 'b']);
    assert.deepEqual(other.store.claimAlerts(['a', 'c']), ['c']);
    other.close();
  });

  test('what another process writes changes the counter, reading does not', () => {
    const store = open({});
    const other = openLedger(ledger.database.home!);
    const before = store.changeCounter();
    store.spend(VIEW);
    assert.equal(store.changeCounter(), before);
    reserved(other.store, paid(1));
    assert.notEqual(store.changeCounter(), before);
    other.close();
  });

  test('a call is booked on the day that it was reserved, whenever it ends', () => {
    let now = START_MS;
    const store = open({ now: () => now });
    const id = reserved(store, paid(1_000));
    now += 864e5;
    store.settle(id, BILLED(700));
    assert.equal(used(store, 'day'), '0/0');
    now -= 864e5;
    assert.equal(used(store, 'day'), '700/0');
  });
});

suite('calls that need no second commit', () => {
  teardown(removeHomes);

  test('a local call is booked in one commit, with its time and tokens', () => {
    const { store, database, close } = openLedger(newHome());
    const before = store.changeCounter();
    const request = paid(0, { tier: 'local', worstTokens: 900 });
    const usage = { inputTokens: 7, outputTokens: 5 };
    const free = { cost: { nanoUsd: 0, basis: 'free' }, usage } as const;
    const id = store.record(request, free, START_MS - 250);
    assert.equal(store.changeCounter(), before + 2);
    const { tokens, recent } = store.spend(VIEW);
    assert.deepEqual([tokens.usedTokens, tokens.reservedTokens], [12, 0]);
    assert.deepEqual([recent[0]?.durationMs, recent[0]?.running], [250, false]);
    store.markAnswered(id);
    store.spend(VIEW); // What only explains is written when somebody reads.
    assert.equal(store.changeCounter(), before + 3);
    assert.deepEqual(auditLedger(database), []);
    close();
  });

  test('a call that is reserved and sent at once is charged when its process dies', () => {
    const home = newHome();
    const dead = openLedger(home, { processIdentity: deadIdentity() });
    assert.equal(dead.store.reserve(paid(300)).ok, true);
    dead.close();
    const { store, close } = openLedger(home);
    assert.equal(used(store), '300/0');
    close();
  });
});
