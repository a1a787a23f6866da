/** What happens to a ledger on disk behind our back, and that it is never taken for a new one. */
import assert from 'node:assert/strict';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseFiles, databasePath } from '../../src/store/databasePath.ts';
import { markPath } from '../../src/store/highWaterMark.ts';
import { auditLedger } from '../../src/store/ledgerAudit.ts';
import { newHome, openLedger, paid, removeHomes, reserved, used } from './ledgerHome.ts';

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

suite('integrity of the ledger', () => {
  teardown(removeHomes);

  check('deleted', home => removeDatabase(home), /is gone/, false);
  check('emptied to no bytes', home => truncateSync(databasePath(home)), /is empty/);
  check(
    'emptied by SQL',
    home => {
      const sqlite = new DatabaseSync(databasePath(home));
      sqlite.exec('DROP TRIGGER entry_no_delete; DELETE FROM entry;');
      sqlite.close();
    },
    /ends at entry 0, but had come to entry 6/,
  );
  check(
    'replaced by an old copy',
    home => {
      copyFileSync(databasePath(home), join(home, 'backup'));
      spend(home, 2);
      removeDatabase(home);
      copyFileSync(join(home, 'backup'), databasePath(home));
    },
    /ends at entry 6, but had come to entry 10/,
  );
  check(
    'without its write-ahead log',
    home => {
      const { store, close } = openLedger(home);
      store.settle(reserved(store, paid(100)), BILL);
      copyFileSync(databasePath(home), join(home, 'unmerged')); // the log holds the last call
      close();
      copyFileSync(join(home, 'unmerged'), databasePath(home));
    },
    /ends at entry 6, but had come to entry 8/,
  );
  check(
    "replaced by another home's ledger",
    home => copyFileSync(databasePath(homeWithSpending(9)), databasePath(home)),
    /not the one that was here/,
  );
  check(
    'overwritten with noise',
    home => writeFileSync(databasePath(home), Buffer.alloc(40_000, 'noise')),
    /is damaged/,
  );
  check(
    'cut in half',
    home => truncateSync(databasePath(home), readFileSync(databasePath(home)).length / 2),
    /is damaged|is empty/,
  );
  check(
    'damaged in the middle',
    home => {
      const bytes = readFileSync(databasePath(home));
      bytes.fill(0x5a, 4_096 * 2, 4_096 * 5);
      writeFileSync(databasePath(home), bytes);
    },
    /is damaged/,
  );

  check(
    'damaged where nobody looks at the start',
    home => {
      const sqlite = new DatabaseSync(databasePath(home));
      const table = "SELECT rootpage FROM sqlite_schema WHERE name = 'hour_total'";
      const page = Number(sqlite.prepare(table).get()?.rootpage);
      const { page_size } = sqlite.prepare('PRAGMA page_size').get() ?? {};
      sqlite.close();
      const bytes = readFileSync(databasePath(home));
      bytes.fill(0x5a, (page - 1) * Number(page_size), page * Number(page_size));
      writeFileSync(databasePath(home), bytes);
    },
    /is damaged/,
  );

  test('a lost mark is made anew: the ledger itself is whole', () => {
    const home = homeWithSpending();
    rmSync(markPath(home));
    const { store, close } = openLedger(home);
    assert.equal(used(store), '210/0');
    reserved(store, paid(1));
    close();
    assert.ok(existsSync(markPath(home)));
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

function removeDatabase(home: string): void {
  for (const file of databaseFiles(home)) rmSync(file, { force: true });
}
