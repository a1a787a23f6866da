/** The door of `store/ledger`: what other rooms may use of it. */

export { agentCallSchema } from './agentCalls.ts';
export { limitsSchema } from './boundLimits.ts';
export { auditLedger } from './ledgerAudit.ts';
export { ledgerSchema } from './ledgerSchema.ts';
export { LedgerStore } from './ledgerStore.ts';
export { type LostLedger, readLostLedger } from './lostLedger.ts';
export {
  type DateRange,
  listHourlySpend,
  listSpendLines,
  readTaskCost,
  readUtcDaySpend,
  SPEND_GROUPS,
  type SpendGroup,
  type SpendLine,
} from './reports/index.ts';
