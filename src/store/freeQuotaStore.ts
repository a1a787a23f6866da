/**
 * What the quota of free models is counted from: the ledger's own calls, from 00:00 UTC or from when the
 * person reset the count. Resetting moves that time; the calls themselves stay in the books.
 */
import type { EpochMs } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';

export const freeQuotaSchema: SchemaPart = {
  name: 'free-quota',
  migrations: [
    `CREATE TABLE quota_count (
      provider TEXT PRIMARY KEY,
      from_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
  ],
};

/** Newest calls that are looked through; above the largest daily quota and the paid calls between. */
const MAX_CALLS = 20_000;
/** The journal is in the order of writing; a clock that went back may have left it so much out of order. */
const DISORDER_MS = 3_600_000;

export interface FreeQuotaStore {
  /** When free models of `provider` were asked since `sinceMs`, failed calls included. */
  calls(provider: string, sinceMs: EpochMs): readonly EpochMs[];
  /** Null: never reset. */
  countedFrom(provider: string): EpochMs | null;
  /** Throws SQLite's errors. */
  countFrom(provider: string, fromMs: EpochMs): void;
}

export function openFreeQuotaStore(database: Database): FreeQuotaStore {
  const { sqlite } = database;
  const newest = sqlite.prepare(
    `SELECT at_ms, provider = ? AND tier = 'free' AS counts
     FROM call ORDER BY id DESC LIMIT ${MAX_CALLS}`,
  );
  const get = sqlite.prepare('SELECT from_ms FROM quota_count WHERE provider = ?');
  const put = sqlite.prepare('INSERT OR REPLACE INTO quota_count VALUES (?, ?)');
  return {
    calls(provider, sinceMs) {
      const found: EpochMs[] = [];
      for (const row of newest.iterate(provider)) {
        const atMs = Number(row.at_ms);
        if (atMs < sinceMs - DISORDER_MS) break;
        if (row.counts === 1 && atMs >= sinceMs) found.push(atMs);
      }
      return found.reverse();
    },
    countedFrom(provider) {
      const row = get.get(provider);
      return row === undefined ? null : Number(row.from_ms);
    },
    countFrom: (provider, fromMs) => database.write(() => void put.run(provider, fromMs)),
  };
}
