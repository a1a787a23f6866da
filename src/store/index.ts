/** The door of `store`: what other rooms may use of it. */
export { type AuditRecord, type AuditStore, openAuditStore } from './auditStore.ts';
export type { KeptStep } from './benchmarkRow.ts';
export { type BenchmarkStore, openBenchmarkStore, type TaskTrial } from './benchmarkStore.ts';
export { CatalogueStore } from './catalogueStore.ts';
export {
  adoptFormerHome,
  detectProcessState,
  hasDatabase,
  identifyOwnProcess,
  LOCK_PATIENCE_MS,
  openDatabase,
  readFileSystemType,
  readLostTotal,
} from './database/index.ts';
export { type FreeQuotaStore, openFreeQuotaStore } from './freeQuotaStore.ts';
export { HealthStore } from './healthStore.ts';
export {
  auditLedger,
  type DateRange,
  LedgerStore,
  type LostLedger,
  listHourlySpend,
  listSpendLines,
  readLostLedger,
  readUtcDaySpend,
  SPEND_GROUPS,
  type SpendGroup,
  type SpendLine,
} from './ledger/index.ts';
export { type OutcomeStore, openOutcomeStore, type UserVerdict } from './outcomeStore.ts';
export { openPayConsentStore, type PayConsentStore } from './payConsentStore.ts';
export {
  openPromptingStore,
  type PromptingStore,
  type SetStrategy,
  type StrategyChange,
} from './promptingStore.ts';
export {
  openRouteStore,
  type RouteProof,
  type RouteRecord,
  type RouteResult,
  type RouteStore,
  type RouteSummary,
} from './routeStore.ts';
export { SCHEMAS } from './schemas.ts';
export {
  type KeptTask,
  openTaskStore,
  TASK_TTL_MS,
  type TaskState,
  type TaskStore,
} from './taskStore.ts';
export {
  openUndoStore,
  type UndoableChange,
  type UndoStore,
  type WrittenFile,
} from './undoStore.ts';
export { keepUserRules, readUserRules, type UserRulesEnv } from './userRulesStore.ts';
