/**
 * Whether the database on disk is the one that was there before, judged before anyone writes to it.
 * The file alone cannot tell: an empty one is a healthy database. The high-water mark can.
 */
import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { buildDatabasePath } from './buildDatabasePath.ts';
import { type HighWaterMark, readMark } from './highWaterMark.ts';
import { readMeta } from './metaTable.ts';
import { classifySqliteError } from './sqliteError.ts';
import { type LockRetryPolicy, retryWhileLocked } from './transaction.ts';

/** What is wrong with a database that must not be written on. */
export interface Damage {
  readonly kind: 'corrupt' | 'emptied' | 'rolled-back';
  /** For a person. */
  readonly message: string;
}

/** Larger files are checked page by page only on demand (`auditLedger`): it takes seconds. */
const MAX_CHECKED_BYTES = 4_000_000;

/** Null when all is well, or nothing was there before. Throws SQLite's errors other than damage. */
export function findDamage(home: string, patience: LockRetryPolicy): Damage | null {
  // The mark first: it never is ahead of the ledger, so what is read later must have reached it.
  const mark = readMark(home);
  const path = buildDatabasePath(home);
  if (!existsSync(path)) {
    return (
      mark && createDamage('emptied', `The database of ${home} is gone, though there was one.`)
    );
  }
  const sqlite = new DatabaseSync(path, { timeout: 0 });
  try {
    return retryWhileLocked(patience, () => {
      const found = mark && compareWithMark(sqlite, mark);
      return found ?? checkPages(sqlite, path) ?? checkTotals(sqlite);
    });
  } catch (error) {
    if (classifySqliteError(error) !== 'corrupt') throw error;
    const why = error instanceof Error ? error.message : String(error);
    return createDamage('corrupt', `The database of ${home} is damaged (${why}).`);
  } finally {
    sqlite.close();
  }
}

function compareWithMark(sqlite: DatabaseSync, mark: HighWaterMark | 'unreadable'): Damage | null {
  if (mark === 'unreadable') {
    if (readLastSequence(sqlite) > 0) return null; // It stands for itself; the mark is made anew.
    return createDamage(
      'emptied',
      'The ledger is empty, and the mark of how far it came is unreadable.',
    );
  }
  const id = hasTable(sqlite, 'meta') ? readMeta(sqlite, 'database_id') : null;
  if (id === null)
    return createDamage('emptied', 'The database is empty, though it was not before.');
  if (id !== mark.databaseId) {
    return createDamage('rolled-back', 'The database is not the one that was here before.');
  }
  const sequence = readLastSequence(sqlite);
  if (sequence >= mark.sequence) return null;
  return createDamage(
    'rolled-back',
    `The ledger ends at entry ${sequence}, but had come to entry ${mark.sequence} before.`,
  );
}

/** Number of the newest entry as `last`; null when there is none. Takes microseconds. */
export const LAST_SEQUENCE = 'SELECT max(sequence) AS last FROM entry';

function readLastSequence(sqlite: DatabaseSync): number {
  if (!hasTable(sqlite, 'entry')) return 0;
  return Number(sqlite.prepare(LAST_SEQUENCE).get()?.last ?? 0);
}

/** Calls are numbered without a gap, and each counts once in every kind of total. */
const LACKING_TOTAL = `SELECT scope FROM
  (SELECT 'day' AS scope UNION SELECT 'week' UNION SELECT 'month' UNION SELECT 'project'
   UNION SELECT 'all') AS kinds
  WHERE coalesce((SELECT sum(calls) FROM period_total WHERE scope = kinds.scope), 0)
    <> coalesce((SELECT max(id) FROM call), 0)`;

/** Budgets are read from totals: rows taken away would be budgets given back. */
function checkTotals(sqlite: DatabaseSync): Damage | null {
  if (!hasTable(sqlite, 'period_total')) return null;
  const lacking = sqlite.prepare(LACKING_TOTAL).get();
  if (lacking === undefined) return null;
  return createDamage(
    'corrupt',
    `The ledger is damaged (its totals by ${lacking.scope} lack calls).`,
  );
}

function checkPages(sqlite: DatabaseSync, path: string): Damage | null {
  if (statSync(path).size > MAX_CHECKED_BYTES) return null;
  const verdict = sqlite.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (verdict === 'ok') return null;
  return createDamage('corrupt', `The database is damaged (${String(verdict)}).`);
}

function hasTable(sqlite: DatabaseSync, name: string): boolean {
  const query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
  return sqlite.prepare(query).get(name) !== undefined;
}

function createDamage(kind: Damage['kind'], message: string): Damage {
  return { kind, message };
}
