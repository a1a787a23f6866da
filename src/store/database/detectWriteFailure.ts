/** What the last failed write says about the ledger, until one succeeds: a disk stays full. */
import type { DatabaseSync } from 'node:sqlite';
import { type Database, toStoreProblem } from './database.ts';
import { classifySqliteError } from './sqliteError.ts';
import type { StoreProblem } from './storeProblem.ts';

/** Null for what passes by itself (another program's lock) and for errors that are not SQLite's. */
export function detectWriteFailure(error: unknown, database: Database): StoreProblem | null {
  switch (classifySqliteError(error)) {
    case 'full':
    case 'read-only':
    case 'corrupt':
    case 'io':
      return toStoreProblem(error, database.home);
    case 'busy':
    case 'other':
      return null;
  }
}

/**
 * Takes the room of many calls and gives it back; inside a write transaction. Throws SQLite's error
 * where there is none: routing makes no paid call then, so nothing else would ever find out.
 */
export function probeRoom(sqlite: DatabaseSync): void {
  sqlite.exec(`INSERT OR REPLACE INTO meta VALUES ('probe', hex(zeroblob(${PROBE_BYTES / 2})));
    DELETE FROM meta WHERE key = 'probe'`);
}

const PROBE_BYTES = 65_536;
