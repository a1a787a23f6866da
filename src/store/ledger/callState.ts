/** Where one call of the ledger stands: the sum of its entries, and whether it is still open. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EpochMs, NanoUsd, Tier } from '../../core/types.ts';
import type { ProcessIdentity } from '../database/index.ts';
import { type CallFacts, readAmounts } from './ledgerJournal.ts';
import { AMOUNTS, type Amounts } from './ledgerSchema.ts';

export interface CallState {
  readonly call: number;
  readonly facts: CallFacts;
  /** Reserved, and neither settled nor charged yet. */
  readonly open: boolean;
  /** Null: it is over. */
  readonly dispatchedMs: EpochMs | null;
  /** The process that holds the reservation; empty when it is not open. */
  readonly process: string;
  /** A bill, a price or "free" has been booked: what comes later changes nothing. */
  readonly final: boolean;
  readonly answered: boolean;
  readonly sums: Amounts;
}

/** A reservation that stands, and its process. */
export interface OpenCall {
  readonly call: number;
  readonly process: ProcessIdentity;
  readonly atMs: EpochMs;
}

/** What became of reservations of processes that are gone. */
export interface Recovery {
  /** Sent, outcome unknown: counted as spent in full. */
  readonly charged: number;
  readonly chargedNanoUsd: NanoUsd;
}

const SUMS = AMOUNTS.map(name => `sum(${name}) AS ${name}`).join(', ');

export class CallStates {
  readonly #one: StatementSync;
  readonly #open: StatementSync;

  constructor(sqlite: DatabaseSync) {
    this.#one = sqlite.prepare(
      `SELECT call.*, open_call.dispatched_ms, open_call.process, kinds, ${AMOUNTS.join(', ')}
       FROM call LEFT JOIN open_call ON open_call.call = call.id,
         (SELECT group_concat(kind) AS kinds, ${SUMS} FROM entry WHERE call = ?1)
       WHERE id = ?1`,
    );
    this.#open = sqlite.prepare(
      `SELECT call, process, at_ms FROM open_call JOIN call ON call.id = call
       ORDER BY call LIMIT ?`,
    );
  }

  get(call: number): CallState | null {
    const row = this.#one.get(call);
    if (row === undefined) return null;
    const kinds = String(row.kinds).split(',');
    return {
      call,
      facts: readCallFacts(row),
      open: row.process !== null,
      dispatchedMs: row.dispatched_ms === null ? null : Number(row.dispatched_ms),
      process: String(row.process ?? ''),
      final: kinds.includes('settled') || kinds.includes('corrected'),
      answered: kinds.includes('answered'),
      sums: readAmounts(row),
    };
  }

  /** The oldest open calls. */
  open(limit: number): readonly OpenCall[] {
    return this.#open.all(limit).map(row => ({
      call: Number(row.call),
      process: String(row.process),
      atMs: Number(row.at_ms),
    }));
  }
}

function readCallFacts(row: Readonly<Record<string, unknown>>): CallFacts {
  return {
    taskId: String(row.task_id),
    attempt: Number(row.attempt),
    model: String(row.model),
    provider: String(row.provider),
    tier: String(row.tier) as Tier,
    project: String(row.project),
    day: String(row.day),
    atMs: Number(row.at_ms),
  };
}
