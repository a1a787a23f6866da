/**
 * Whether an older copy was put over the database while it is open: the file stays the same one,
 * only the mark outside knows of entries that are gone.
 */
import type { Database } from './database.ts';
import { readMark } from './highWaterMark.ts';
import { RollbackError, type StoreProblem } from './storeProblem.ts';

/**
 * Null when no entry is missing. Takes microseconds. Inside a transaction call it before anything is
 * read: the mark is read first, so what is read later must have reached it. Throws SQLite's errors.
 */
export function checkRollback(database: Database): StoreProblem | null {
  const mark = database.home === null ? null : readMark(database.home);
  if (mark === null || mark === 'unreadable' || mark.databaseId !== database.id) return null;
  const last = database.readLastSequence();
  if (last >= mark.sequence) return null;
  return {
    kind: 'rolled-back',
    message:
      `The database in ${database.home} was put back to an older copy while LocalLama ran: it ends ` +
      `at entry ${last}, but had come to entry ${mark.sequence}. ` +
      'Restart every LocalLama server to have it checked.',
  };
}

/** Lets nothing be written on an old copy: entries of now would hide what is missing. */
export function refuseRolledBack(database: Database): void {
  const problem = checkRollback(database);
  if (problem !== null) throw new RollbackError(problem.message);
}
