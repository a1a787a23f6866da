/** Where a home folder keeps its database, and the files that SQLite puts beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export function buildDatabasePath(home: string): string {
  return join(home, 'locallama.db');
}

export function hasDatabase(home: string): boolean {
  return existsSync(buildDatabasePath(home));
}

/** The database with its write-ahead log and that log's index: they only make sense together. */
export function listDatabaseFiles(home: string): readonly string[] {
  const path = buildDatabasePath(home);
  return [path, `${path}-wal`, `${path}-shm`];
}
