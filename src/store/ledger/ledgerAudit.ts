/** Proves that the ledger's totals and its journal agree, and that the file is whole. Slow. */
import type { DatabaseSync } from 'node:sqlite';
import { computePeriodKeys } from '../../core/cost-monitor/index.ts';
import type { Database } from '../database/index.ts';
import { AMOUNTS } from './ledgerSchema.ts';

const COLUMNS = ['calls', ...AMOUNTS];
const SUMS = COLUMNS.map(name => `sum(${name}) AS ${name}`).join(', ');
/** A person reads them; the first ones tell the story. */
const MAX_FINDINGS = 20;

/** A call counts once, with the entry that began it. */
const JOURNAL = `SELECT day, project, model, provider, tier,
  entry.at_ms / 3600000 AS hour, kind = 'reserved' AS calls, ${AMOUNTS.join(', ')}
  FROM entry JOIN call ON call.id = entry.call`;

/** What is wrong, in sentences; empty when nothing is. Takes seconds for a million entries. */
export function auditLedger(database: Database): readonly string[] {
  return database.read(() => {
    const { sqlite } = database;
    const findings = [
      ...findDamagedPages(sqlite),
      ...compareTable(sqlite, 'day_total', 'day, project, model, provider, tier'),
      ...compareTable(sqlite, 'hour_total', 'hour, provider'),
      ...comparePeriods(sqlite),
      ...findStrayReservations(sqlite),
    ];
    return findings.slice(0, MAX_FINDINGS);
  });
}

function findDamagedPages(sqlite: DatabaseSync): readonly string[] {
  const verdicts = sqlite.prepare(`PRAGMA integrity_check(${MAX_FINDINGS})`).all();
  const texts = verdicts.map(row => String(row.integrity_check));
  return texts.filter(text => text !== 'ok').map(text => `The file is damaged: ${text}`);
}

function compareTable(sqlite: DatabaseSync, table: string, key: string): readonly string[] {
  const derived = `SELECT ${key}, ${SUMS} FROM (${JOURNAL}) GROUP BY ${key}`;
  const kept = `SELECT ${key}, ${COLUMNS.join(', ')} FROM ${table}`;
  const rows = sqlite
    .prepare(
      `SELECT * FROM (${derived} EXCEPT ${kept}) UNION ALL SELECT * FROM (${kept} EXCEPT ${derived})
       LIMIT ${MAX_FINDINGS}`,
    )
    .all();
  return rows.map(row => `${table} differs from the entries at ${JSON.stringify(row)}`);
}

/** Weeks and months follow from days, which `day_total` has been compared by. */
function comparePeriods(sqlite: DatabaseSync): readonly string[] {
  const expected = new Map<string, number[]>();
  const days = sqlite.prepare(`SELECT day, project, ${COLUMNS.join(', ')} FROM day_total`).all();
  for (const row of days) {
    const { day, week, month } = computePeriodKeys(String(row.day));
    const values = COLUMNS.map(name => Number(row[name]));
    const keys = [`day/${day}`, `week/${week}`, `month/${month}`, `project/${row.project}`, 'all/'];
    for (const key of keys) {
      const sums = expected.get(key) ?? COLUMNS.map(() => 0);
      expected.set(
        key,
        sums.map((sum, i) => sum + values[i]!),
      );
    }
  }
  const kept = new Map<string, number[]>();
  for (const row of sqlite.prepare('SELECT * FROM period_total').all()) {
    kept.set(
      `${row.scope}/${row.key}`,
      COLUMNS.map(name => Number(row[name])),
    );
  }
  return [...new Set([...expected.keys(), ...kept.keys()])]
    .filter(key => String(expected.get(key)) !== String(kept.get(key)))
    .map(key => `period_total differs from the entries at ${key}`);
}

/** What is reserved must be held by exactly the calls that are open. */
function findStrayReservations(sqlite: DatabaseSync): readonly string[] {
  const rows = sqlite
    .prepare(
      `SELECT call, sum(reserved) AS reserved, sum(reserved_tokens) AS tokens FROM entry
       WHERE call NOT IN (SELECT call FROM open_call) GROUP BY call
       HAVING sum(reserved) <> 0 OR sum(reserved_tokens) <> 0 LIMIT ${MAX_FINDINGS}`,
    )
    .all();
  return rows.map(row => `Call ${row.call} has ended, but still holds ${row.reserved}.`);
}
