/**
 * What was in files before an agent had them changed, so that it can be taken back. Kept on this machine for as
 * long as the task's result is.
 */
import type { EpochMs } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';
import { TASK_TTL_MS } from './taskStore.ts';

/** Beyond these the oldest can no longer be taken back. */
const MAX_CHANGES = 100;

export const undoSchema: SchemaPart = {
  name: 'undo',
  migrations: [
    `CREATE TABLE undo (
      task TEXT PRIMARY KEY,
      at_ms INTEGER NOT NULL,
      change TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;`,
  ],
};

export interface WrittenFile {
  /** From the root of the file system. */
  readonly path: string;
  readonly before: string;
  /** Whoever changes the file afterwards, keeps it. */
  readonly after: string;
}

export interface UndoableChange {
  readonly files: readonly WrittenFile[];
  /** JSON of the result that was told. */
  readonly told: string;
}

/** All throw SQLite's errors. */
export interface UndoStore {
  /** Before the first file is written. */
  keep(taskId: string, change: UndoableChange): void;
  find(taskId: string): UndoableChange | null;
  forget(taskId: string): void;
}

export function openUndoStore(database: Database, now: () => EpochMs): UndoStore {
  const { sqlite } = database;
  const put = sqlite.prepare('INSERT OR REPLACE INTO undo VALUES (?, ?, ?)');
  const get = sqlite.prepare('SELECT change FROM undo WHERE task = ?');
  const drop = sqlite.prepare('DELETE FROM undo WHERE task = ?');
  const trim = sqlite.prepare(
    `DELETE FROM undo WHERE at_ms < ? OR task IN
      (SELECT task FROM undo ORDER BY at_ms DESC LIMIT -1 OFFSET ${MAX_CHANGES})`,
  );
  return {
    keep: (taskId, change) =>
      database.write(() => {
        put.run(taskId, now(), JSON.stringify(change));
        trim.run(now() - TASK_TTL_MS);
      }),
    find: taskId => {
      const row = get.get(taskId);
      return row === undefined ? null : (JSON.parse(String(row.change)) as UndoableChange);
    },
    forget: taskId => database.write(() => void drop.run(taskId)),
  };
}
