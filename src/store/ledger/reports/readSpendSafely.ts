/** The spending report, or where the ledger cannot be read an empty one that says why. */
import type { SpendSnapshot } from '../../../core/cost-monitor/index.ts';
import type { EpochMs } from '../../../core/types.ts';
import {
  type Database,
  openInMemory,
  type StoreProblem,
  toStoreProblem,
} from '../../database/index.ts';
import { LedgerPeriods } from '../ledgerPeriods.ts';
import { ledgerSchema } from '../ledgerSchema.ts';
import { findLedgerProblem } from '../lostLedger.ts';
import { readSpend, type SpendView } from './spendReport.ts';

type View = Omit<SpendView, 'refusesPaid' | 'known'> & {
  readonly timeZone: string;
  readonly project: string;
  readonly now: () => EpochMs;
  /** Of the last write, where that did not succeed. */
  readonly failure: StoreProblem | null;
};

/** Never throws. */
export function readSpendSafely(
  database: Database,
  periods: LedgerPeriods,
  view: View,
): SpendSnapshot {
  const read = (from: Database, by: LedgerPeriods) =>
    from.read(() => {
      const known = from.problem === null;
      const refusesPaid = findLedgerProblem(from) ?? view.failure;
      return readSpend(from.sqlite, by, { ...view, refusesPaid, known });
    });
  try {
    return read(database, periods);
  } catch (error) {
    const problem = toStoreProblem(error, database.home);
    const { patience } = database;
    const empty = openInMemory(problem, { parts: [ledgerSchema], patience });
    const snapshot = read(empty, new LedgerPeriods(empty.sqlite, view));
    empty.close();
    return snapshot;
  }
}
