/** Opens the database and each store on it, and tells the log where something is wrong with it. */
import type { HourSpend } from '../core/cost-monitor/alerts.ts';
import type { Baseline } from '../core/cost-monitor/savings.ts';
import type { SpendSnapshot, SpentByBasis } from '../core/cost-monitor/spend.ts';
import type { EpochMs } from '../core/types.ts';
import { type AuditStore, openAuditStore } from '../store/auditStore.ts';
import { CatalogueStore } from '../store/catalogueStore.ts';
import { openDatabase } from '../store/database.ts';
import { fileSystemType } from '../store/folder.ts';
import { type FreeQuotaStore, openFreeQuotaStore } from '../store/freeQuotaStore.ts';
import { HealthStore } from '../store/healthStore.ts';
import { auditLedger } from '../store/ledgerAudit.ts';
import { LedgerStore } from '../store/ledgerStore.ts';
import { type LostLedger, lostLedger } from '../store/lostLedger.ts';
import { type OutcomeStore, openOutcomeStore } from '../store/outcomeStore.ts';
import { PARTS } from '../store/parts.ts';
import { ownProcessIdentity } from '../store/processIdentity.ts';
import { openPromptingStore, type PromptingStore } from '../store/promptingStore.ts';
import { openRouteStore, type RouteStore } from '../store/routeStore.ts';
import {
  type DateRange,
  type SpendGroup,
  type SpendLine,
  spendBy,
  spendHours,
  spentOnUtcDay,
} from '../store/spendQueries.ts';
import type { Config } from './config.ts';
import type { Logger } from './logger.ts';

/** A locked database is waited for this long, then the call is refused rather than the server stuck. */
const PATIENCE_MS = 5_000;
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
  readonly outcomes: OutcomeStore;
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
  const database = openDatabase(config.home, {
    parts: PARTS,
    patience: { random: Math.random, maxWaitMs: PATIENCE_MS },
    fileSystemType,
    now,
  });
  const ledger = new LedgerStore({
    database,
    limits: config.limits,
    project: config.project ?? '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
    processIdentity: ownProcessIdentity(),
  });
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
    outcomes: openOutcomeStore(database),
    spend: baseline => ledger.spend({ baseline, recentTasks: RECENT_TASKS }),
    spendBy: (group, range) => spendBy(database, group, range),
    spendHours: since => spendHours(database, since),
    spentOnUtcDay: (provider, date) => spentOnUtcDay(database, provider, date),
    lost: () => lostLedger(database),
    checkLedger: () => auditLedger(database),
    close: () => {
      ledger.close();
      database.close();
    },
  };
}
