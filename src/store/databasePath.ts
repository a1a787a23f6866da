/** Where a home folder keeps its database, and the files that SQLite puts beside it. */
import { join } from 'node:path';

export function databasePath(home: string): string {
  return join(home, 'locallama.db');
}

/** The database with its write-ahead log and that log's index: they only make sense together. */
export function databaseFiles(home: string): readonly string[] {
  const path = databasePath(home);
  return [path, `${path}-wal`, `${path}-shm`];
}
