/**
 * Whether the person agreed to paid calls that no budget binds: for the month in which they did, in
 * all windows and programs on this ledger.
 */
import type { EpochMs } from '../core/types.ts';
import { type Database, readMeta, writeMeta } from './database/index.ts';

export interface PayConsentStore {
  /** Whether it was given this month. False where the database cannot be read. */
  has(): boolean;
  /** Never throws: a consent that cannot be kept holds for the process that asked. */
  give(): void;
}

/** `dateAt` shows an instant as a local ISO date. */
export function openPayConsentStore(
  database: Database,
  dateAt: (at: EpochMs) => string,
  now: () => EpochMs,
): PayConsentStore {
  const findMonth = () => dateAt(now()).slice(0, 'YYYY-MM'.length);
  return {
    has() {
      try {
        return readMeta(database.sqlite, 'unbounded_pay') === findMonth();
      } catch {
        return false;
      }
    },
    give() {
      try {
        database.write(() => writeMeta(database.sqlite, 'unbounded_pay', findMonth()));
      } catch {
        // Locked or full: the next process asks again.
      }
    },
  };
}
