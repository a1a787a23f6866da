/**
 * Which agent's client had a call made, and what agents may spend an hour: beside the journal, so that
 * an older program on the same ledger goes on. Calls that a person made by hand have no row.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  AGENT_WINDOW_MS,
  chooseTighterLimit,
  computeAgentsLeft,
  findAgentRefusal,
  type Headroom,
  type HeldCost,
} from '../../core/cost-monitor/index.ts';
import type { BudgetRefusal, EpochMs, ReservationRequest } from '../../core/types.ts';
import type { SchemaPart } from '../database/index.ts';
import type { LedgerOptions } from './ledgerOptions.ts';

export const agentCallSchema: SchemaPart = {
  name: 'agent_call',
  migrations: [
    `CREATE TABLE agent_call (
      call INTEGER PRIMARY KEY REFERENCES call (id),
      client TEXT NOT NULL,
      at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX agent_call_at ON agent_call (at_ms);`,
  ],
};

export class AgentCalls {
  /** Whose calls are made here; null: a person's. A server has one client. */
  client: string | null = null;
  readonly #limits: Pick<LedgerOptions, 'agentHourNanoUsd' | 'now'>;
  readonly #insert: StatementSync;
  readonly #since: StatementSync;

  constructor(sqlite: DatabaseSync, limits: Pick<LedgerOptions, 'agentHourNanoUsd' | 'now'>) {
    this.#limits = limits;
    this.#insert = sqlite.prepare('INSERT INTO agent_call VALUES (?, ?, ?)');
    this.#since = sqlite.prepare(
      `SELECT agent_call.at_ms, sum(billed + estimated + unknown + reserved) AS amount
       FROM agent_call JOIN entry ON entry.call = agent_call.call
       WHERE agent_call.at_ms > ? GROUP BY agent_call.call
       HAVING amount > 0 ORDER BY agent_call.at_ms`,
    );
  }

  /** Within the transaction that begins `call`, which is given back. */
  note(call: number, atMs: EpochMs): number {
    if (this.client !== null) this.#insert.run(call, this.client, atMs);
    return call;
  }

  findRefusal(
    request: ReservationRequest,
    showTime: (at: EpochMs) => string,
  ): BudgetRefusal | null {
    const limit = this.#limits.agentHourNanoUsd ?? null;
    if (limit === null) return null;
    return findAgentRefusal(request, limit, this.#listHeld(), showTime);
  }

  /** What is left where this limit is the tightest. */
  tighten(left: Headroom): Headroom {
    const limit = this.#limits.agentHourNanoUsd ?? null;
    if (limit === null) return left;
    try {
      const agents = computeAgentsLeft(limit, this.#listHeld());
      return { ...left, nanoUsd: chooseTighterLimit(left.nanoUsd, agents) };
    } catch {
      return left; // Nothing is reserved then.
    }
  }

  /** What agents' calls of the last hour cost or hold, by any process, oldest first. */
  #listHeld(): readonly HeldCost[] {
    return this.#since
      .all(this.#limits.now() - AGENT_WINDOW_MS)
      .map(row => ({ atMs: Number(row.at_ms), nanoUsd: Number(row.amount) }));
  }
}
