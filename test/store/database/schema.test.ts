import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { buildDatabasePath } from '../../../src/store/database/buildDatabasePath.ts';
import { SCHEMAS } from '../../../src/store/schemas.ts';
import { newHome, openLedger, paid, removeHomes, reserved, used } from '../ledgerHome.ts';

/** Parts that today's ledger cannot do without, and their tables. */
const NEEDED: Readonly<Record<string, string>> = {
  limits: 'server_limits',
  agent_call: 'agent_call',
};

suite('schema', () => {
  teardown(removeHomes);

  test('names of parts are unique', () => {
    assert.equal(new Set(SCHEMAS.map(({ name }) => name)).size, SCHEMAS.length);
  });

  // Every state that a database can be left in by an earlier program: each part at each version.
  for (const part of SCHEMAS) {
    for (let version = 0; version < part.migrations.length; version++) {
      if (part.name === 'ledger' && version === 0) continue; // no program was without it
      test(`${part.name} moves forward from version ${version}, and keeps what was spent`, () => {
        const home = newHome();
        const migrations = part.migrations.slice(0, version);
        const older = SCHEMAS.map(each => (each === part ? { ...part, migrations } : each));
        // Programs of that time could reserve without this part; the one of today is asked before it goes.
        const table = NEEDED[part.name];
        const before = openLedger(home, { parts: table === undefined ? older : SCHEMAS });
        before.store.settle(reserved(before.store, paid(10)), {
          cost: { nanoUsd: 9, basis: 'billed' },
        });
        before.close();
        if (table !== undefined) removePart(home, part.name, table);
        const after = openLedger(home);
        assert.equal(used(after.store), '9/0');
        assert.equal(versionOf(home, part.name), part.migrations.length);
        after.close();
      });
    }
  }

  test('a migration that fails leaves the database as it was, and paid calls are refused', () => {
    const home = newHome();
    const old = openLedger(home);
    old.database.sqlite.exec('CREATE TABLE clash (x)');
    old.close();
    const migrations = ['CREATE TABLE half (x)', 'CREATE TABLE clash (x)'];
    const broken = [...SCHEMAS, { name: 'broken', migrations }];
    const { store, close } = openLedger(home, { parts: broken });
    assert.equal(store.reserve(paid(1)).ok, false);
    assert.equal(store.reserve(paid(0, { tier: 'local' })).ok, true);
    close();
    assert.equal(tables(home).includes('half'), false);
  });

  test('money is kept safe against a loss of power: every commit is synced', () => {
    const { database, close } = openLedger(newHome());
    const pragma = (name: string) => database.sqlite.prepare(`PRAGMA ${name}`).get()?.[name];
    assert.equal(pragma('journal_mode'), 'wal');
    assert.equal(pragma('synchronous'), 2);
    close();
  });
});

function versionOf(home: string, part: string): unknown {
  return query(home, `SELECT version FROM schema_part WHERE name = '${part}'`)[0]?.version;
}

/** As a database was before it had this part. */
function removePart(home: string, part: string, table: string): void {
  const sqlite = new DatabaseSync(buildDatabasePath(home));
  sqlite.exec(`DROP TABLE ${table}; DELETE FROM schema_part WHERE name = '${part}'`);
  sqlite.close();
}

function tables(home: string): readonly unknown[] {
  return query(home, "SELECT name FROM sqlite_schema WHERE type = 'table'").map(row => row.name);
}

function query(home: string, sql: string) {
  const sqlite = new DatabaseSync(buildDatabasePath(home), { readOnly: true });
  const rows = sqlite.prepare(sql).all();
  sqlite.close();
  return rows;
}
