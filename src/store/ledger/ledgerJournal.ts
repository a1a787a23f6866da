/**
 * Appends to the journal and moves every total along, inside the caller's write transaction.
 * Nothing else writes to these tables, so totals and journal cannot drift apart.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { computePeriodKeys } from '../../core/cost-monitor/index.ts';
import type { EpochMs, Tier } from '../../core/types.ts';
import { AMOUNTS, type Amounts, ZERO_AMOUNTS } from './ledgerSchema.ts';

/** What is known of a call when it is reserved, and never changes. */
export interface CallFacts {
  readonly taskId: string;
  readonly attempt: number;
  readonly model: string;
  readonly provider: string;
  readonly tier: Tier;
  /** Empty: no project. */
  readonly project: string;
  /** Local date that the call is booked on, whenever it ends. */
  readonly day: string;
  readonly atMs: EpochMs;
}

type EntryKind =
  | 'reserved'
  | 'settled' // by a bill, a price, or as free
  | 'charged' // outcome unknown: the reservation is kept as spent
  | 'corrected' // the provider said more about a charged call
  | 'answered'; // its answer is the one that the person got

/** What an entry adds to; absent amounts are 0. */
export interface LedgerEntry {
  readonly kind: EntryKind;
  readonly atMs: EpochMs;
  readonly durationMs: number | null;
  readonly amounts: Partial<Amounts>;
}

export const HOUR_MS = 3_600_000;

export class LedgerJournal {
  readonly #insertCall: StatementSync;
  readonly #insertEntry: StatementSync;
  readonly #addToPeriod: StatementSync;
  readonly #addToDay: StatementSync;
  readonly #addToHour: StatementSync;

  constructor(sqlite: DatabaseSync) {
    this.#insertCall = sqlite.prepare(
      `INSERT INTO call (task_id, attempt, model, provider, tier, project, day, at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertEntry = sqlite.prepare(
      `INSERT INTO entry (call, kind, at_ms, duration_ms, ${AMOUNTS.join(', ')})
       VALUES (?, ?, ?, ?, ${AMOUNTS.map(() => '?').join(', ')})`,
    );
    this.#addToPeriod = sqlite.prepare(buildUpsert('period_total', ['scope', 'key']));
    const dayKey = ['day', 'project', 'model', 'provider', 'tier'];
    this.#addToDay = sqlite.prepare(buildUpsert('day_total', dayKey));
    this.#addToHour = sqlite.prepare(buildUpsert('hour_total', ['hour', 'provider']));
  }

  /** Begins a call with its first entry; the call's number. */
  begin(facts: CallFacts, entry: LedgerEntry): number {
    const { taskId, attempt, model, provider, tier, project, day, atMs } = facts;
    const values = [taskId, attempt, model, provider, tier, project, day, atMs];
    const call = Number(this.#insertCall.run(...values).lastInsertRowid);
    this.#append(call, facts, entry, 1);
    return call;
  }

  append(call: number, facts: CallFacts, entry: LedgerEntry): void {
    this.#append(call, facts, entry, 0);
  }

  #append(call: number, facts: CallFacts, entry: LedgerEntry, calls: number): void {
    const complete: Amounts = { ...ZERO_AMOUNTS, ...entry.amounts };
    const amounts = AMOUNTS.map(name => complete[name]);
    this.#insertEntry.run(call, entry.kind, entry.atMs, entry.durationMs, ...amounts);
    for (const [scope, key] of listPeriodRows(facts)) {
      this.#addToPeriod.run(scope, key, calls, ...amounts);
    }
    const { day, project, model, provider, tier } = facts;
    this.#addToDay.run(day, project, model, provider, tier, calls, ...amounts);
    this.#addToHour.run(Math.floor(entry.atMs / HOUR_MS), provider, calls, ...amounts);
  }
}

/** The rows of `period_total` that a call adds to. */
function listPeriodRows(
  facts: Pick<CallFacts, 'day' | 'project'>,
): readonly (readonly [scope: string, key: string])[] {
  const { day, week, month } = computePeriodKeys(facts.day);
  return [
    ['day', day],
    ['week', week],
    ['month', month],
    ['project', facts.project],
    ['all', ''],
  ];
}

function buildUpsert(table: string, key: readonly string[]): string {
  const columns = [...key, 'calls', ...AMOUNTS];
  const sums = ['calls', ...AMOUNTS].map(name => `${name} = ${name} + excluded.${name}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT DO UPDATE SET ${sums.join(', ')}`;
}

/** The amounts of a row that has all their columns. */
export function readAmounts(row: Readonly<Record<string, unknown>> | undefined): Amounts {
  if (row === undefined) return ZERO_AMOUNTS;
  const pairs = AMOUNTS.map(name => [name, Number(row[name] ?? 0)]);
  return Object.fromEntries(pairs) as unknown as Amounts;
}
