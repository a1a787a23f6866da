/** A ledger on a temporary home folder, with a clock that the test moves. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BudgetLimits, ReservationRequest } from '../../src/core/types.ts';
import { type Database, openDatabase } from '../../src/store/database/database.ts';
import { type FileSystemType, readFileSystemType } from '../../src/store/database/folder.ts';
import { identifyOwnProcess } from '../../src/store/database/processIdentity.ts';
import type { SchemaPart } from '../../src/store/database/schema.ts';
import { LedgerStore } from '../../src/store/ledger/ledgerStore.ts';
import { SCHEMAS } from '../../src/store/schemas.ts';

export const START_MS = Date.UTC(2026, 10, 18, 12);

export interface Ledger {
  readonly store: LedgerStore;
  readonly database: Database;
  readonly close: () => void;
}

export interface LedgerSettings {
  readonly limits: BudgetLimits;
  readonly userLimits: BudgetLimits | null;
  readonly now: () => number;
  readonly project: string;
  readonly timeZone: string;
  readonly processIdentity: string;
  readonly parts: readonly SchemaPart[];
  readonly fileSystemType: FileSystemType;
  readonly agentHourNanoUsd: number | null;
}

/** A new folder under the system's temporary one; `removeHomes` in `teardown` deletes it. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'locallama-ledger-'));
  homes.push(home);
  return home;
}

const homes: string[] = [];

export function removeHomes(): void {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
}

export function openLedger(home: string, change: Partial<LedgerSettings> = {}): Ledger {
  const settings: LedgerSettings = {
    limits: {},
    userLimits: null,
    now: () => START_MS,
    project: 'demo',
    timeZone: 'UTC',
    processIdentity: identifyOwnProcess(),
    parts: SCHEMAS,
    fileSystemType: readFileSystemType,
    agentHourNanoUsd: null,
    ...change,
  };
  const { limits, userLimits, now, project, timeZone, processIdentity } = settings;
  const database = openDatabase(home, {
    parts: settings.parts,
    patience: { random: Math.random, maxWaitMs: 5_000 },
    fileSystemType: settings.fileSystemType,
    now,
  });
  const store = new LedgerStore({
    database,
    limits,
    userLimits,
    project,
    timeZone,
    now,
    processIdentity,
    agentHourNanoUsd: settings.agentHourNanoUsd,
  });
  return {
    store,
    database,
    close: () => {
      store.close();
      database.close();
    },
  };
}

/** A paid call of at most `nanoUsd`. */
export function paid(
  nanoUsd: number,
  change: Partial<ReservationRequest> = {},
): ReservationRequest {
  return {
    taskId: 'task',
    attempt: 0,
    model: 'openrouter/some/model',
    provider: 'openrouter',
    tier: 'paid',
    worstNanoUsd: nanoUsd,
    worstTokens: 100,
    ...change,
  };
}

/** The id of a reservation that must succeed. */
export function reserved(store: LedgerStore, request: ReservationRequest): string {
  const reservation = store.reserve(request);
  if (!reservation.ok) throw new Error(`refused: ${reservation.refusal.message}`);
  return reservation.id;
}

export const VIEW = { baseline: null, recentTasks: 10 } as const;

/** `spent/reserved` of a period, in nano-dollars. */
export function used(store: LedgerStore, period = 'all'): string {
  const found = store.spend(VIEW).periods.find(each => each.period === period);
  return `${found?.spentNanoUsd}/${found?.reservedNanoUsd}`;
}

/** The identity of a process that has just ended. */
export function deadIdentity(): string {
  const url = new URL('../../src/store/database/processIdentity.ts', import.meta.url);
  const load = `import { identifyOwnProcess } from '${url.href}';`;
  const script = `${load} process.stdout.write(identifyOwnProcess())`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  return child.stdout.toString();
}
