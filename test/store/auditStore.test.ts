/** The audit's table: every row comes back as it was, the newest first, and the oldest are forgotten. */
import assert from 'node:assert/strict';
import { type AuditRecord, openAuditStore } from '../../src/store/auditStore.ts';
import { newHome, openLedger, removeHomes } from './ledgerHome.ts';

const note = (at: number): AuditRecord => ({
  taskId: `task-${at}`,
  atMs: 1_000 + at,
  host: 'api.example.com:443',
  model: 'far/coder:free',
  tier: at % 2 === 0 ? 'free' : 'local',
  bytes: at,
  allowed: at % 3 === 0,
  rule: at % 3 === 0 ? null : 'secrets/**',
});

suite('audit store', () => {
  teardown(removeHomes);

  test('gives back what it was given, to another process, too', () => {
    const home = newHome();
    const first = openLedger(home);
    openAuditStore(first.database).add([note(1), note(2), note(3)]);
    const second = openLedger(home);
    assert.deepEqual(openAuditStore(second.database).newest(2), [note(3), note(2)]);
    second.close();
    first.close();
  });

  test('keeps ten thousand rows', () => {
    const { database, close } = openLedger(newHome());
    const store = openAuditStore(database);
    store.add(Array.from({ length: 10_000 }, (_, at) => note(at)));
    store.add([note(10_000)]);
    const rows = store.newest(20_000);
    assert.deepEqual([rows.length, rows[0]?.bytes, rows.at(-1)?.bytes], [10_000, 10_000, 1]);
    close();
  });
});
