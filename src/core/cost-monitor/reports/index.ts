/** The door of `core/cost-monitor/reports`: what other rooms may use of it. */

export { type Baseline, computeSavings } from './computeSavings.ts';
export { type BillReconciliation, reconcileBill } from './reconcileBill.ts';
export type { BudgetSnapshot, Savings } from './spend.ts';
export {
  findCostBasis,
  type ModelSpend,
  type PeriodSpend,
  SPEND_PERIODS,
  type SpendPeriod,
  type SpendSnapshot,
  type SpentByBasis,
  sumSpend,
  type TaskSpend,
  type TokenCounts,
  type TokenSpend,
} from './spend.ts';
