/**
 * The limits that bind a call: the strictest of this server's own, those that the user set in VS Code, and
 * those of all other servers on the same ledger. An environment can only tighten.
 *
 * Who ends well takes its limits away; of one that was killed they stay for an hour, since others may still
 * spend what they were to forbid.
 */
import { randomUUID } from 'node:crypto';
import { combineLimits } from '../../core/cost-monitor/index.ts';
import type { BudgetLimits, EpochMs } from '../../core/types.ts';
import {
  type Database,
  detectProcessState,
  type ProcessIdentity,
  readMeta,
  type SchemaPart,
  writeMeta,
} from '../database/index.ts';
import { parseLimits } from './parseLimits.ts';

export const limitsSchema: SchemaPart = {
  name: 'limits',
  migrations: [
    `CREATE TABLE server_limits (
      id TEXT PRIMARY KEY,
      process TEXT NOT NULL,
      project TEXT NOT NULL,
      limits TEXT NOT NULL,
      seen_ms INTEGER NOT NULL,
      gone_ms INTEGER
    ) STRICT, WITHOUT ROWID`,
  ],
};

interface LimitsOwner {
  readonly limits: BudgetLimits;
  /** As set in VS Code for all windows; null where this server does not come from there. */
  readonly userLimits: BudgetLimits | null;
  readonly project: string;
  readonly processIdentity: ProcessIdentity;
  readonly now: () => EpochMs;
}

/** How long the limits of a server that was killed bind the others. */
const KILLED_MS = 3_600_000;
/** The same where nobody can tell whether it still runs, as in another container. */
const UNKNOWN_MS = 24 * 3_600_000;
/** Most servers that are asked; more do not share one ledger. */
const MAX_SERVERS = 200;

export class BoundLimits {
  readonly #database: Database;
  readonly #owner: LimitsOwner;
  readonly #id = randomUUID();
  /** Stored once: an older window must not put its own back over those of a newer one. */
  #unstored: BudgetLimits | null;

  constructor(database: Database, owner: LimitsOwner) {
    this.#database = database;
    this.#owner = owner;
    this.#unstored = owner.userLimits;
    try {
      database.write(() => this.#register());
    } catch {} // Not now (locked, full): the next reservation does it.
  }

  /** Within a write transaction: what binds a call of now. */
  readForCall(): BudgetLimits {
    this.#register();
    return this.read();
  }

  /** What binds now. Throws what SQLite throws. */
  read(): BudgetLimits {
    const { limits, now, project } = this.#owner;
    const stored = parseLimits(readMeta(this.#database.sqlite, 'user_limits') ?? '{}');
    const others = this.#listRows().flatMap(row => {
      const found = this.#isBinding(row, now()) ? parseLimits(String(row.limits)) : {};
      if (row.project === project) return [found];
      const { projectNanoUsd: _, ...rest } = found;
      return [rest];
    });
    return combineLimits([limits, stored, ...others]);
  }

  /** Ends well: these limits bind nobody any more. */
  close(): void {
    try {
      this.#database.write(() =>
        this.#database.sqlite.prepare('DELETE FROM server_limits WHERE id = ?').run(this.#id),
      );
    } catch {} // As if killed: they bind for an hour.
  }

  #listRows() {
    const { sqlite } = this.#database;
    return sqlite
      .prepare('SELECT * FROM server_limits WHERE id <> ? ORDER BY seen_ms DESC LIMIT ?')
      .all(this.#id, MAX_SERVERS);
  }

  #isBinding(row: Record<string, unknown>, nowMs: EpochMs): boolean {
    const state = detectProcessState(String(row.process) as ProcessIdentity);
    if (state === 'alive') return true;
    // A clock that was set back makes nothing older.
    if (state === 'unknown') return nowMs - Number(row.seen_ms) < UNKNOWN_MS;
    return row.gone_ms === null || nowMs - Number(row.gone_ms) < KILLED_MS;
  }

  /** Says what binds here, and since when others are gone. */
  #register(): void {
    const { sqlite } = this.#database;
    const { limits, project, processIdentity, now } = this.#owner;
    if (this.#unstored !== null) {
      writeMeta(sqlite, 'user_limits', JSON.stringify(this.#unstored));
      this.#unstored = null;
    }
    const isOwn = sqlite.prepare('SELECT 1 FROM server_limits WHERE id = ?').get(this.#id);
    if (isOwn === undefined && Object.keys(limits).length > 0) {
      sqlite
        .prepare('INSERT INTO server_limits VALUES (?, ?, ?, ?, ?, NULL)')
        .run(this.#id, processIdentity, project, JSON.stringify(limits), now());
    }
    for (const row of this.#listRows()) {
      if (!this.#isBinding(row, now())) {
        sqlite.prepare('DELETE FROM server_limits WHERE id = ?').run(String(row.id));
      } else if (row.gone_ms === null && isGone(String(row.process))) {
        sqlite
          .prepare('UPDATE server_limits SET gone_ms = ? WHERE id = ?')
          .run(now(), String(row.id));
      }
    }
  }
}

function isGone(process: string): boolean {
  const state = detectProcessState(process as ProcessIdentity);
  return state === 'gone' || state === 'restarted';
}
