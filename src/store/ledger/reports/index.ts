/** The door of `store/ledger/reports`: what other rooms may use of it. */
export { readBudgetsSafely, readSpendSafely } from './readSpendSafely.ts';
export { readTaskCost } from './readTaskCost.ts';
export {
  type DateRange,
  listHourlySpend,
  listSpendLines,
  readUtcDaySpend,
  SPEND_GROUPS,
  type SpendGroup,
  type SpendLine,
} from './spendQueries.ts';
