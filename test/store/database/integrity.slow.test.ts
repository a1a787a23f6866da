/** What happens to a ledger on disk behind our back, and that it is never taken for a new one. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  buildDatabasePath,
  listDatabaseFiles,
} from '../../../src/store/database/buildDatabasePath.ts';
import { buildMarkPath } from '../../../src/store/database/highWaterMark.ts';
import { auditLedger } from '../../../src/store/ledger/ledgerAudit.ts';
import { newHome, openLedger, paid, removeHomes, reserved, used } from '../ledgerHome.ts';

const BILL = { cost: { nanoUsd: 70, basis: 'billed' } } as const;

/** A home whose ledger has billed some calls and was closed in order. */
function homeWithSpending(calls = 3): string {
  const home = newHome();
  spend(home, calls);
  return home;
}

function spend(home: string, calls: number): void {
  const { store, close } = openLedger(home);
  for (let call = 0; call < calls; call++) store.settle(reserved(store, paid(100)), BILL);
  close();
}

/** After `harm`: paid calls wait, local ones go on, the old files are kept; the person confirms. */
function check(name: string, harm: (home: string) => void, expected: RegExp, keepsCopy = true) {
  test(`${name}: detected, set aside, and paid calls wait for the person`, () => {
    const home = homeWithSpending();
    harm(home);
    const first = openLedger(home);
    const refusal = first.store.reserve(paid(1));
    assert.equal(refusal.ok, false);
    assert.match(refusal.ok ? '' : refusal.refusal.message, expected);
    assert.equal(refusal.ok ? '' : refusal.refusal.scope, 'ledger');
    reserved(first.store, paid(0, { tier: 'local' }));
    const copies = readdirSync(home).filter(entry => entry.startsWith('quarantine-'));
    assert.equal(copies.length, keepsCopy ? 1 : 0);
    first.close();

    const second = openLedger(home);
    assert.equal(second.store.reserve(paid(1)).ok, false, 'a restart is no confirmation');
    second.store.confirmLoss();
    assert.equal(second.store.reserve(paid(1)).ok, true);
    assert.deepEqual(auditLedger(second.database), []);
    second.close();
  });
}

/** Ways in which a mark may be there and say nothing. */
const SPOILT: readonly (readonly [string, (mark: string) => void])[] = [
  ['is noise', mark => writeFileSync(mark, 'noise')],
  ['is empty', mark => truncateSync(mark)],
  [
    'is a folder',
    mark => {
      rmSync(mark);
      mkdirSync(mark);
    },
  ],
];

suite('integrity of the ledger', () => {
  teardown(removeHomes);

  check('deleted', home => removeDatabase(home), /is gone/, false);
  check('emptied to no bytes', home => truncateSync(buildDatabasePath(home)), /is empty/);
  check(
    'emptied by SQL',
    home => {
      sql(home, 'DROP TRIGGER entry_no_delete; DELETE FROM entry;');
    },
    /ends at entry 0, but had come to entry 6/,
  );
  check(
    'replaced by an old copy',
    home => {
      copyFileSync(buildDatabasePath(home), join(home, 'backup'));
      spend(home, 2);
      removeDatabase(home);
      copyFileSync(join(home, 'backup'), buildDatabasePath(home));
    },
    /ends at entry 6, but had come to entry 10/,
  );
  check(
    'without its write-ahead log',
    home => {
      const { store, close } = openLedger(home);
      store.settle(reserved(store, paid(100)), BILL);
      copyFileSync(buildDatabasePath(home), join(home, 'unmerged')); // the log holds the last call
      close();
      copyFileSync(join(home, 'unmerged'), buildDatabasePath(home));
    },
    /ends at entry 6, but had come to entry 8/,
  );
  check(
    "replaced by another home's ledger",
    home => copyFileSync(buildDatabasePath(homeWithSpending(9)), buildDatabasePath(home)),
    /not the one that was here/,
  );
  check(
    'overwritten with noise',
    home => writeFileSync(buildDatabasePath(home), Buffer.alloc(40_000, 'noise')),
    /is damaged/,
  );
  check(
    'cut in half',
    home => truncateSync(buildDatabasePath(home), readFileSync(buildDatabasePath(home)).length / 2),
    /is damaged|is empty/,
  );
  check(
    'damaged in the middle',
    home => {
      const bytes = readFileSync(buildDatabasePath(home));
      bytes.fill(0x5a, 4_096 * 2, 4_096 * 5);
      writeFileSync(buildDatabasePath(home), bytes);
    },
    /is damaged/,
  );

  check(
    'damaged where nobody looks at the start',
    home => {
      const sqlite = new DatabaseSync(buildDatabasePath(home));
      const table = "SELECT rootpage FROM sqlite_schema WHERE name = 'hour_total'";
      const page = Number(sqlite.prepare(table).get()?.rootpage);
      const { page_size } = sqlite.prepare('PRAGMA page_size').get() ?? {};
      sqlite.close();
      const bytes = readFileSync(buildDatabasePath(home));
      bytes.fill(0x5a, (page - 1) * Number(page_size), page * Number(page_size));
      writeFileSync(buildDatabasePath(home), bytes);
    },
    /is damaged/,
  );

  check(
    'without its totals',
    home => sql(home, 'DELETE FROM period_total'),
    /its totals by \w+ lack calls/,
  );
  check(
    "without one day's total",
    home => sql(home, "DELETE FROM period_total WHERE scope = 'day'"),
    /its totals by day lack calls/,
  );
  for (const [what, spoil] of SPOILT) {
    check(
      `deleted, and the mark ${what}`,
      home => {
        removeDatabase(home);
        spoil(buildMarkPath(home));
      },
      /is gone/,
      false,
    );
  }
  check(
    'emptied by SQL, and the mark is noise',
    home => {
      sql(home, 'DROP TRIGGER entry_no_delete; DELETE FROM entry;');
      writeFileSync(buildMarkPath(home), 'noise');
    },
    /the mark of how far it came is unreadable/,
  );

  test('an unreadable mark is made anew, too', () => {
    for (const [, spoil] of SPOILT.slice(0, 2)) {
      const home = homeWithSpending();
      spoil(buildMarkPath(home));
      const { store, close } = openLedger(home);
      assert.equal(used(store), '210/0');
      reserved(store, paid(1));
      close();
      removeDatabase(home);
      const after = openLedger(home);
      assert.equal(after.store.reserve(paid(1)).ok, false);
      after.close();
    }
  });

  test('a new ledger that nothing was spent on stays trusted', () => {
    const home = newHome();
    openLedger(home).close();
    const { store, close } = openLedger(home);
    assert.equal(store.problem(), null);
    reserved(store, paid(1));
    close();
  });

  test('an older copy put over a running ledger is written on by nobody', () => {
    const home = homeWithSpending();
    const running = openLedger(home, { limits: { dailyNanoUsd: 1_000 } });
    const open = reserved(running.store, paid(100));
    running.database.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(buildDatabasePath(home), join(home, 'backup'));
    const other = openLedger(home);
    for (let call = 0; call < 5; call++) other.store.settle(reserved(other.store, paid(100)), BILL);
    other.database.sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(join(home, 'backup'), buildDatabasePath(home));

    const refusal = running.store.reserve(paid(1));
    assert.match(refusal.ok ? '' : refusal.refusal.message, /older copy.*Restart/);
    assert.equal(running.store.problem()?.kind, 'rolled-back');
    for (let call = 0; call < 20; call++) {
      assert.equal(running.store.reserve(paid(0, { tier: 'local' })).ok, true);
      const local = paid(0, { tier: 'local' });
      assert.equal(running.store.record(local, { cost: { nanoUsd: 0, basis: 'free' } }, 0), '');
    }
    running.store.settle(open, BILL);
    running.close();
    other.close();
    const again = openLedger(home);
    assert.equal(again.store.problem()?.kind, 'lost');
    again.close();
  });

  test('a lost mark is made anew: the ledger itself is whole', () => {
    const home = homeWithSpending();
    rmSync(buildMarkPath(home));
    const { store, close } = openLedger(home);
    assert.equal(used(store), '210/0');
    reserved(store, paid(1));
    close();
    assert.ok(existsSync(buildMarkPath(home)));
    removeDatabase(home);
    const after = openLedger(home);
    assert.equal(after.store.reserve(paid(1)).ok, false);
    after.close();
  });

  test('a ledger that vanishes while it is open takes no more money', () => {
    const home = homeWithSpending();
    const { store, close } = openLedger(home);
    removeDatabase(home);
    const refusal = store.reserve(paid(1));
    assert.match(refusal.ok ? '' : refusal.refusal.message, /removed or replaced/);
    reserved(store, paid(0, { tier: 'local' }));
    close();
  });

  test('an older server that still runs does not spoil the mark of the new ledger', () => {
    const home = homeWithSpending();
    const old = openLedger(home);
    const open = reserved(old.store, paid(100));
    removeDatabase(home);
    const fresh = openLedger(home);
    fresh.store.confirmLoss();
    old.store.settle(open, BILL);
    old.close();
    fresh.close();
    const again = openLedger(home);
    assert.equal(again.store.problem(), null);
    again.close();
  });
});

function sql(home: string, statements: string): void {
  const sqlite = new DatabaseSync(buildDatabasePath(home));
  sqlite.exec(statements);
  sqlite.close();
}

function removeDatabase(home: string): void {
  for (const file of listDatabaseFiles(home)) rmSync(file, { force: true });
}
