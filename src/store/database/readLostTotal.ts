/** What can still be read of a ledger that was set aside, so that the person knows what is not counted. */
import { DatabaseSync } from 'node:sqlite';
import type { NanoUsd } from '../../core/types.ts';
import { buildDatabasePath } from './buildDatabasePath.ts';

interface LostTotal {
  readonly calls: number;
  readonly nanoUsd: NanoUsd;
  /** Of the newest call, ISO date; null where there was none. */
  readonly lastDay: string | null;
}

/** `copy` is the folder that holds the old files. Null where they tell nothing any more. */
export function readLostTotal(copy: string): LostTotal | null {
  try {
    const sqlite = new DatabaseSync(buildDatabasePath(copy), { readOnly: true, timeout: 0 });
    try {
      const row = sqlite
        .prepare('SELECT sum(billed + estimated + unknown) AS spent FROM entry')
        .get();
      const calls = sqlite.prepare('SELECT count(*) AS calls, max(day) AS last FROM call').get();
      return {
        calls: Number(calls?.calls ?? 0),
        nanoUsd: Number(row?.spent ?? 0),
        lastDay: calls?.last === null || calls === undefined ? null : String(calls.last),
      };
    } finally {
      sqlite.close();
    }
  } catch {
    return null; // Damaged beyond reading, which is why it was set aside.
  }
}
