/** The spending report, or where the ledger cannot be read an empty one that says why. */
import type { SpendSnapshot } from '../core/cost-monitor/spend.ts';
import type { EpochMs } from '../core/types.ts';
import { type Database, inMemory, problemOf } from './database.ts';
import { LedgerPeriods } from './ledgerPeriods.ts';
import { ledgerSchema } from './ledgerSchema.ts';
import { moneyProblem } from './lostLedger.ts';
import type { StoreProblem } from './problem.ts';
import { readSpend, type SpendView } from './spendReport.ts';

type View = Omit<SpendView, 'refusesPaid' | 'known'> & {
  readonly timeZone: string;
  readonly project: string;
  readonly now: () => EpochMs;
  /** Of the last write, where that did not succeed. */
  readonly failure: StoreProblem | null;
};

/** Never throws. */
export function spendOrNothing(
  database: Database,
  periods: LedgerPeriods,
  view: View,
): SpendSnapshot {
  const read = (from: Database, by: LedgerPeriods) =>
    from.read(() => {
      const known = from.problem === null;
      const refusesPaid = moneyProblem(from) ?? view.failure;
      return readSpend(from.sqlite, by, { ...view, refusesPaid, known });
    });
  try {
    return read(database, periods);
  } catch (error) {
    const problem = problemOf(error, database.home);
    const { patience } = database;
    const empty = inMemory(problem, { parts: [ledgerSchema], patience });
    const snapshot = read(empty, new LedgerPeriods(empty.sqlite, view));
    empty.close();
    return snapshot;
  }
}
