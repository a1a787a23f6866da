/** Opens the database and each store on it, and tells the log where something is wrong with it. */
import {
  type Baseline,
  type BudgetSnapshot,
  createCalendar,
  type HourSpend,
  type SpendSnapshot,
  type SpentByBasis,
} from '../core/cost-monitor/index.ts';
import type { EpochMs } from '../core/types.ts';
import {
  type AuditStore,
  adoptFormerHome,
  auditLedger,
  type BenchmarkStore,
  CatalogueStore,
  type DateRange,
  type FreeQuotaStore,
  HealthStore,
  identifyOwnProcess,
  keepUserRules,
  LedgerStore,
  LOCK_PATIENCE_MS,
  type LostLedger,
  listHourlySpend,
  listSpendLines,
  type OutcomeStore,
  openAuditStore,
  openBenchmarkStore,
  openDatabase,
  openFreeQuotaStore,
  openOutcomeStore,
  openPayConsentStore,
  openPromptingStore,
  openRouteStore,
  openTaskStore,
  openUndoStore,
  type PayConsentStore,
  type PromptingStore,
  type RouteStore,
  readFileSystemType,
  readLostLedger,
  readUserRules,
  readUtcDaySpend,
  SCHEMAS,
  type SpendGroup,
  type SpendLine,
  type TaskStore,
  type UndoStore,
  type UserRulesEnv,
} from '../store/index.ts';
import type { Config } from './config/index.ts';
import type { Logger } from './session/index.ts';

/** Tasks that the panel lists. */
const RECENT_TASKS = 50;

export interface Stores {
  readonly ledger: LedgerStore;
  readonly health: HealthStore;
  readonly routes: RouteStore;
  readonly audit: AuditStore;
  readonly catalogue: CatalogueStore;
  readonly prompting: PromptingStore;
  readonly freeQuota: FreeQuotaStore;
  readonly benchmarks: BenchmarkStore;
  readonly tasks: TaskStore;
  readonly undo: UndoStore;
  readonly outcomes: OutcomeStore;
  readonly payConsent: PayConsentStore;
  /** As last set in VS Code for all windows. */
  readonly userRules: () => UserRulesEnv;
  readonly budgets: () => BudgetSnapshot;
  readonly spend: (baseline: Baseline | null) => SpendSnapshot;
  readonly spendBy: (group: SpendGroup, range: DateRange) => readonly SpendLine[];
  readonly spendHours: (since: EpochMs) => readonly HourSpend[];
  /** `date`: ISO, as providers count days. */
  readonly spentOnUtcDay: (provider: string, date: string) => SpentByBasis;
  /** The loss that waits for the person's word; null when there is none. */
  readonly lost: () => LostLedger | null;
  /** What is wrong with the ledger, in sentences; empty when nothing is. May take seconds. */
  readonly checkLedger: () => readonly string[];
  readonly close: () => void;
}

/** Never throws for what a disk may do: then local work goes on and paid calls are refused. */
export function openStores(config: Config, log: Logger, now: () => EpochMs): Stores {
  if (config.formerHome !== null) {
    const adoption = adoptFormerHome(config.formerHome, config.home);
    if (adoption !== 'none') log.info('ledger of a former version', { adoption });
  }
  const database = openDatabase(config.home, {
    parts: SCHEMAS,
    patience: { random: Math.random, maxWaitMs: LOCK_PATIENCE_MS },
    fileSystemType: readFileSystemType,
    now,
  });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { limits, userLimits, project, agentHourNanoUsd } = config;
  const ledger = new LedgerStore({
    ...{ database, limits, userLimits, project: project ?? '', agentHourNanoUsd },
    ...{ timeZone, now, processIdentity: identifyOwnProcess() },
  });
  if (config.userRules !== null) keepUserRules(database, config.userRules);
  const problem = ledger.problem();
  if (problem !== null) log.error('paid calls are refused', { why: problem.message });
  return {
    ledger,
    health: new HealthStore(database, now),
    routes: openRouteStore(database),
    audit: openAuditStore(database),
    catalogue: new CatalogueStore(database),
    prompting: openPromptingStore(database),
    freeQuota: openFreeQuotaStore(database),
    benchmarks: openBenchmarkStore(database, { process: identifyOwnProcess(), now }),
    tasks: openTaskStore(database, { process: identifyOwnProcess(), now }),
    undo: openUndoStore(database, now),
    outcomes: openOutcomeStore(database),
    payConsent: openPayConsentStore(database, createCalendar(timeZone), now),
    userRules: () => readUserRules(database),
    budgets: () => ledger.budgets(),
    spend: baseline => ledger.spend({ baseline, recentTasks: RECENT_TASKS }),
    spendBy: (group, range) => listSpendLines(database, group, range),
    spendHours: since => listHourlySpend(database, since),
    spentOnUtcDay: (provider, date) => readUtcDaySpend(database, provider, date),
    lost: () => readLostLedger(database),
    checkLedger: () => auditLedger(database),
    close: () => {
      ledger.close();
      database.close();
    },
  };
}
