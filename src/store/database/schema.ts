/**
 * The database's shape, in parts that move forward on their own: each store owns one part and adds
 * a migration to its own list. A migration, once released, is never changed.
 *
 * A part that is newer than this program makes it refuse the database; a part that it does not
 * know at all belongs to a newer program, which only added it, and is left alone.
 */
import type { DatabaseSync } from 'node:sqlite';

export interface SchemaPart {
  /** Unique, stable. */
  readonly name: string;
  /** SQL scripts, oldest first. A part's version is the number of scripts that ran. */
  readonly migrations: readonly string[];
}

const VERSIONS = `CREATE TABLE IF NOT EXISTS schema_part (
  name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`;

/** The part that is newer than this program, if one is. Reads only. */
export function findNewerPart(sqlite: DatabaseSync, parts: readonly SchemaPart[]): string | null {
  const versions = readVersions(sqlite);
  const newer = parts.find(part => (versions.get(part.name) ?? 0) > part.migrations.length);
  return newer?.name ?? null;
}

/** Brings every part up to date, inside a write transaction: two programs may start at once. */
export function migrate(sqlite: DatabaseSync, parts: readonly SchemaPart[]): void {
  sqlite.exec(VERSIONS);
  const versions = readVersions(sqlite);
  const setVersion = sqlite.prepare('INSERT OR REPLACE INTO schema_part VALUES (?, ?)');
  for (const { name, migrations } of parts) {
    const version = versions.get(name) ?? 0;
    for (const script of migrations.slice(version)) sqlite.exec(script);
    if (version < migrations.length) setVersion.run(name, migrations.length);
  }
}

/** True when every part is at the version that this program writes: nothing to migrate. */
export function isUpToDate(sqlite: DatabaseSync, parts: readonly SchemaPart[]): boolean {
  const versions = readVersions(sqlite);
  return parts.every(part => versions.get(part.name) === part.migrations.length);
}

function readVersions(sqlite: DatabaseSync): ReadonlyMap<string, number> {
  const exists = sqlite
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_part'")
    .get();
  if (exists === undefined) return new Map();
  const rows = sqlite.prepare('SELECT name, version FROM schema_part').all();
  return new Map(rows.map(row => [String(row.name), Number(row.version)]));
}
