/**
 * The one SQLite database that all servers of a home folder share, or a stand-in for it.
 *
 * Opening never fails. Where the folder or the file cannot be trusted, the database is one in
 * memory and `problem` says why: then local work goes on, and paid calls must be refused.
 */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { EpochMs } from '../../core/types.ts';
import { buildDatabasePath } from './buildDatabasePath.ts';
import { checkFolder, type FileSystemType } from './folder.ts';
import { MarkWriter, readMark, removeMark } from './highWaterMark.ts';
import { type Damage, findDamage, LAST_SEQUENCE } from './integrity.ts';
import { metaSchema, readMeta, writeMeta } from './metaTable.ts';
import { quarantine } from './quarantine.ts';
import { findNewerPart, isUpToDate, migrate, type SchemaPart } from './schema.ts';
import { classifySqliteError } from './sqliteError.ts';
import type { StoreProblem } from './storeProblem.ts';
import { RollbackError } from './storeProblem.ts';
import {
  type LockRetryPolicy,
  retryWhileLocked,
  runReadTransaction,
  runWriteTransaction,
} from './transaction.ts';

interface DatabaseOptions {
  /** Every store's part; `parts` in parts.ts for programs. */
  readonly parts: readonly SchemaPart[];
  readonly patience: LockRetryPolicy;
  readonly fileSystemType: FileSystemType;
  readonly now: () => EpochMs;
}

/** A ledger that was set aside, as the fresh one remembers it. */
export interface LostLedger extends Damage {
  /** Folder that holds the old files; null when there were none left. */
  readonly copy: string | null;
  readonly atMs: EpochMs;
}

/** Opens, checks, repairs by quarantine, and migrates the database of `home`. Never throws. */
export function openDatabase(home: string, options: DatabaseOptions): Database {
  const problem = checkFolder(home, options.fileSystemType);
  if (problem !== null) return openInMemory(problem, options);
  try {
    const find = () => findDamage(home, options.patience);
    if (find() !== null) {
      quarantine(home, options.now(), find, (found, copy) => replace(home, found, copy, options));
    }
    return openFile(home, options);
  } catch (error) {
    return openInMemory(toStoreProblem(error, home), options);
  }
}

/** A home folder's database while it is open. Dies with `close`. */
export class Database {
  readonly sqlite: DatabaseSync;
  /** Null: in memory, nothing outlives the process. */
  readonly home: string | null;
  readonly id: string;
  /** Why money may not be spent on this database, whatever it says; null when it is sound. */
  readonly problem: StoreProblem | null;
  readonly patience: LockRetryPolicy;
  readonly #inode: number | null;
  #lastSequence: StatementSync | undefined;

  constructor(parts: {
    readonly sqlite: DatabaseSync;
    readonly home: string | null;
    readonly problem: StoreProblem | null;
    readonly patience: LockRetryPolicy;
  }) {
    this.sqlite = parts.sqlite;
    this.home = parts.home;
    this.problem = parts.problem;
    this.patience = parts.patience;
    this.#inode = parts.home === null ? null : readInode(parts.home);
    this.id = readMeta(parts.sqlite, 'database_id') ?? '';
  }

  /** One transaction for all that `work` writes. Throws SQLite's errors (full, busy, damaged). */
  write<T>(work: () => T): T {
    return runWriteTransaction(this.sqlite, this.patience, work);
  }

  /**
   * As `write`, but not synced: a killed process loses nothing, a power cut may lose the newest.
   * For what is no money; the next synced transaction of any process syncs these, too.
   */
  writeUnsynced<T>(work: () => T): T {
    this.sqlite.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.write(work);
    } finally {
      this.sqlite.exec('PRAGMA synchronous = FULL');
    }
  }

  /** All that `work` reads is of one moment. */
  read<T>(work: () => T): T {
    return runReadTransaction(this.sqlite, this.patience, work);
  }

  /** Of the ledger's newest entry, 0 where there is none. Throws SQLite's errors. */
  readLastSequence(): number {
    this.#lastSequence ??= this.sqlite.prepare(LAST_SEQUENCE);
    return Number(this.#lastSequence.get()?.last ?? 0);
  }

  /** True when the file was removed or replaced under us: others no longer see what we write. */
  isReplaced(): boolean {
    return this.home !== null && readInode(this.home) !== this.#inode;
  }

  /** Merges the write-ahead log when no other process has the file open. A second time does nothing. */
  close(): void {
    try {
      this.sqlite.close();
    } catch {
      // It was closed already: `isOpen` would tell, but only from Node 22.15 on.
    }
  }
}

/** What an error of SQLite's means for the person. */
export function toStoreProblem(error: unknown, home: string | null): StoreProblem {
  const why = error instanceof Error ? error.message : String(error);
  const where = home === null ? 'The database in memory' : `The database in ${home}`;
  const problem = (kind: StoreProblem['kind'], text: string): StoreProblem => ({
    kind,
    message: `${where} ${text} (${why}).`,
  });
  if (error instanceof NewerSchema) return { kind: 'newer-schema', message: error.message };
  if (error instanceof RollbackError) return { kind: 'rolled-back', message: error.message };
  switch (classifySqliteError(error)) {
    case 'busy':
      return problem('busy', 'is locked by another program for too long');
    case 'full':
      return problem('full', 'cannot grow: the disk is full');
    case 'corrupt':
      return problem('corrupt', 'is damaged; start LocalLama again to set it aside');
    case 'read-only':
    case 'io':
    case 'other':
      return problem('unwritable', 'cannot be written');
  }
}

/** The database is of a newer program, which this one must not touch. */
class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

function openFile(home: string, options: DatabaseOptions): Database {
  const sqlite = connect(buildDatabasePath(home), options.patience);
  try {
    refuseNewer(sqlite, home, options.parts);
    const parts = [metaSchema, ...options.parts];
    if (!retryWhileLocked(options.patience, () => isUpToDate(sqlite, parts))) {
      runWriteTransaction(sqlite, options.patience, () => {
        migrate(sqlite, parts);
        if (readMeta(sqlite, 'database_id') === null)
          writeMeta(sqlite, 'database_id', randomUUID());
      });
    }
    return new Database({ sqlite, home, problem: null, patience: options.patience });
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** A fresh file in place of a lost one: it carries the loss until the person has confirmed it. */
function replace(home: string, found: Damage, copy: string | null, options: DatabaseOptions): void {
  const database = openFile(home, options);
  const lost: LostLedger = { ...found, copy, atMs: options.now() };
  database.write(() => writeMeta(database.sqlite, 'lost', JSON.stringify(lost)));
  if (readMark(home) === 'unreadable') removeMark(home);
  const mark = new MarkWriter(home, database.id);
  mark.claim();
  mark.close();
  database.close();
}

/** An empty database that ends with the process, for when no other can be had. */
export function openInMemory(
  problem: StoreProblem,
  { parts, patience }: Pick<DatabaseOptions, 'parts' | 'patience'>,
): Database {
  const sqlite = new DatabaseSync(':memory:');
  migrate(sqlite, [metaSchema, ...parts]);
  writeMeta(sqlite, 'database_id', randomUUID());
  return new Database({ sqlite, home: null, problem, patience });
}

function connect(path: string, patience: LockRetryPolicy): DatabaseSync {
  const sqlite = new DatabaseSync(path, { timeout: 0, enableForeignKeyConstraints: false });
  try {
    // The first connection after a crash replays the log, and holds others off meanwhile.
    retryWhileLocked(patience, () => sqlite.exec('PRAGMA journal_mode = WAL'));
    sqlite.exec(
      'PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA trusted_schema = OFF',
    );
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function refuseNewer(sqlite: DatabaseSync, home: string, parts: readonly SchemaPart[]): void {
  const newer = findNewerPart(sqlite, [metaSchema, ...parts]);
  if (newer === null) return;
  throw new NewerSchema(
    `The database in ${home} was written by a newer LocalLama (part "${newer}"). ` +
      'Update this one, or set LOCALLAMA_HOME to another folder.',
  );
}

function readInode(home: string): number | null {
  return statSync(buildDatabasePath(home), { throwIfNoEntry: false })?.ino ?? null;
}
