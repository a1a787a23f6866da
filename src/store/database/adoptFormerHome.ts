/**
 * Moves a ledger from the folder where it lay in former versions to the one that all programs share: once,
 * whole, and only where that one has none yet.
 *
 * The old database is held locked meanwhile, so that nothing is booked in between; it stays beside, under
 * another name. Servers that still have it open see that it is gone and refuse paid calls.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { buildDatabasePath, hasDatabase, listDatabaseFiles } from './buildDatabasePath.ts';
import { makeFolder } from './folder.ts';
import { buildMarkPath } from './highWaterMark.ts';

/** `both`: either folder has a ledger, and the shared one's counts. */
export type Adoption = 'moved' | 'none' | 'both' | 'failed';

/** Never throws: where it fails, the old ledger stays as it was for the next start. */
export function adoptFormerHome(former: string, home: string): Adoption {
  if (former === home || !hasDatabase(former)) return 'none';
  if (hasDatabase(home) || existsSync(buildMarkPath(home))) return 'both';
  try {
    makeFolder(home);
    return moveLocked(former, home);
  } catch {
    return hasDatabase(home) ? 'both' : 'failed';
  }
}

const PATIENCE_MS = 3_000;
/** Others may write between emptying the log and locking; then once more. */
const MAX_TRIES = 5;

function moveLocked(former: string, home: string): Adoption {
  const [path, log, index] = listDatabaseFiles(former) as [string, string, string];
  const sqlite = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    if (!lockWhole(sqlite, log)) return 'failed';
    copyWhole(path, buildDatabasePath(home));
    // Second: a ledger without its mark is whole, a mark without its ledger tells of a loss.
    if (existsSync(buildMarkPath(former))) copyFileSync(buildMarkPath(former), buildMarkPath(home));
    // Windows renames nothing that is open.
    if (process.platform === 'win32') sqlite.close();
    setAside(path);
  } finally {
    if (sqlite.isOpen) sqlite.close();
  }
  setAside(buildMarkPath(former));
  for (const file of [log, index]) rmSync(file, { force: true });
  return 'moved';
}

/** Everything in the one file, and nobody writes to it. */
function lockWhole(sqlite: DatabaseSync, log: string): boolean {
  for (let i = 0; i < MAX_TRIES; i += 1) {
    sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    sqlite.exec('BEGIN IMMEDIATE');
    if (!existsSync(log) || statSync(log).size === 0) return true;
    sqlite.exec('ROLLBACK');
  }
  return false;
}

/** Whole or not at all, and never over one that another process has put there meanwhile. */
function copyWhole(from: string, to: string): void {
  const temporary = `${to}.${process.pid}.moving`;
  copyFileSync(from, temporary, constants.COPYFILE_EXCL);
  try {
    const fd = openSync(temporary, 'r+');
    fsyncSync(fd);
    closeSync(fd);
    linkSync(temporary, to);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function setAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.moved`);
}
