/** Spending and budgets, or where the ledger cannot be read empty ones that say why. */
import type { BudgetSnapshot, SpendSnapshot } from '../../../core/cost-monitor/index.ts';
import type { EpochMs } from '../../../core/types.ts';
import {
  type Database,
  openInMemory,
  type StoreProblem,
  toStoreProblem,
} from '../../database/index.ts';
import { agentCallSchema } from '../agentCalls.ts';
import { LedgerPeriods } from '../ledgerPeriods.ts';
import { ledgerSchema } from '../ledgerSchema.ts';
import { findLedgerProblem } from '../lostLedger.ts';
import { type BudgetView, readBudgets, readSpend, type SpendView } from './spendReport.ts';

type Asked<View extends BudgetView> = Omit<View, 'refusesPaid' | 'known'> & {
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
  view: Asked<SpendView>,
): SpendSnapshot {
  return readSafely(database, periods, view, (from, by, now) =>
    readSpend(from.sqlite, by, { ...view, ...now }),
  );
}

/** Never throws. */
export function readBudgetsSafely(
  database: Database,
  periods: LedgerPeriods,
  view: Asked<BudgetView>,
): BudgetSnapshot {
  return readSafely(database, periods, view, (_, by, now) => readBudgets(by, { ...view, ...now }));
}

function readSafely<T>(
  database: Database,
  periods: LedgerPeriods,
  view: Asked<BudgetView>,
  read: (from: Database, by: LedgerPeriods, now: Pick<BudgetView, 'refusesPaid' | 'known'>) => T,
): T {
  const readOnce = (from: Database, by: LedgerPeriods) =>
    from.read(() => {
      const known = from.problem === null;
      return read(from, by, { known, refusesPaid: findLedgerProblem(from) ?? view.failure });
    });
  try {
    return readOnce(database, periods);
  } catch (error) {
    const problem = toStoreProblem(error, database.home);
    const { patience } = database;
    const empty = openInMemory(problem, { parts: [ledgerSchema, agentCallSchema], patience });
    const told = readOnce(empty, new LedgerPeriods(empty.sqlite, view));
    empty.close();
    return told;
  }
}
