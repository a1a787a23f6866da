/** A handful of named facts about the database itself. */
import type { DatabaseSync } from 'node:sqlite';
import type { SchemaPart } from './schema.ts';

/**
 * `database_id`: made once. `lost`: JSON of a `LostLedger`, until the person has confirmed it.
 * `user_limits`, `user_rules`: JSON of the limits and rules that were last set in VS Code. `unbounded_pay`: the
 * month for which they agreed to paid calls without a budget.
 */
type MetaKey = 'database_id' | 'lost' | 'unbounded_pay' | 'user_limits' | 'user_rules';

export const metaSchema: SchemaPart = {
  name: 'meta',
  migrations: [
    'CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
  ],
};

export function readMeta(sqlite: DatabaseSync, key: MetaKey): string | null {
  const row = sqlite.prepare('SELECT value FROM meta WHERE key = ?').get(key);
  return row === undefined ? null : String(row.value);
}

export function writeMeta(sqlite: DatabaseSync, key: MetaKey, value: string): void {
  sqlite.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
}

export function deleteMeta(sqlite: DatabaseSync, key: MetaKey): void {
  sqlite.prepare('DELETE FROM meta WHERE key = ?').run(key);
}
