/**
 * Why each of the newest tasks went where it went, and what came of it: what the ledger has no room
 * for, and people ask.
 */
import type { EpochMs, Priority, ProofFigures, Route } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';

/** Older routes are forgotten: this is for reading, not for the books. */
const MAX_ROUTES = 1_000;
/** Longest reason that is kept, in UTF-16 units. */
const MAX_REASON_CHARS = 500;
/** Whole decisions that are kept: the newest. Each holds some kilobytes, and no word of a task. */
const MAX_DECISIONS = 100;
/** Longest decision that is kept, in UTF-16 units. */
const MAX_DECISION_CHARS = 50_000;

export const routeSchema: SchemaPart = {
  name: 'route',
  migrations: [
    `CREATE TABLE route (
      id INTEGER PRIMARY KEY,
      task_id TEXT NOT NULL UNIQUE,
      at_ms INTEGER NOT NULL,
      route TEXT NOT NULL,
      priority TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT`,
    'ALTER TABLE route ADD COLUMN result TEXT',
    'ALTER TABLE route ADD COLUMN decision TEXT',
    'ALTER TABLE route ADD COLUMN proof TEXT',
  ],
};

/** What came of a task: an answer that passed a check or had none; or no answer, and why. */
const ROUTE_RESULTS = ['verified', 'unverified', 'rejected', 'failed', 'refused'] as const;
export type RouteResult = (typeof ROUTE_RESULTS)[number];

/** What proved an answer, by the check's name. */
export type RouteProof = ProofFigures & { readonly by: string };

export interface RouteRecord {
  readonly taskId: string;
  readonly atMs: EpochMs;
  readonly route: Route;
  readonly priority: Priority;
  readonly reason: string;
  readonly result: RouteResult;
  /** Null: nothing did. */
  readonly proof: RouteProof | null;
  /** JSON: every model that was considered, and why it was asked or not. */
  readonly decision: string;
}

/** What is told of a task later. */
export interface RouteSummary {
  readonly reason: string;
  /** Null: noted by an older program. */
  readonly result: RouteResult | null;
  readonly proof: RouteProof | null;
}

export interface RouteStore {
  /** In one transaction. Notes that cannot be written are lost; they never stand in a task's way. */
  add(notes: readonly RouteRecord[]): void;
  /** Of those tasks that are still known, by task id. */
  told(taskIds: readonly string[]): ReadonlyMap<string, RouteSummary>;
  /** What came of those since then that were carried out. */
  countSince(sinceMs: EpochMs): { readonly all: number; readonly failed: number };
  /** The JSON of its decision; null where that is not kept any more. */
  findDecision(taskId: string): string | null;
}

export function openRouteStore(database: Database): RouteStore {
  const insert = database.sqlite.prepare(
    `INSERT OR IGNORE INTO route (task_id, at_ms, route, priority, reason, result, decision, proof)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const forget = database.sqlite.prepare(
    `DELETE FROM route WHERE id <= (SELECT max(id) FROM route) - ${MAX_ROUTES}`,
  );
  const thin = database.sqlite.prepare(
    `UPDATE route SET decision = NULL
     WHERE decision IS NOT NULL AND id <= (SELECT max(id) FROM route) - ${MAX_DECISIONS}`,
  );
  const findDecision = database.sqlite.prepare('SELECT decision FROM route WHERE task_id = ?');
  const count = database.sqlite.prepare(
    `SELECT count(*) AS every, coalesce(sum(result = 'failed'), 0) AS failed FROM route
     WHERE at_ms >= ? AND result <> 'refused'`,
  );
  const find = database.sqlite.prepare('SELECT reason, result, proof FROM route WHERE task_id = ?');
  return {
    add(notes) {
      try {
        database.writeUnsynced(() => {
          for (const { taskId, atMs, route, priority, reason, result, decision, proof } of notes) {
            const kept = reason.slice(0, MAX_REASON_CHARS);
            const whole = decision.length > MAX_DECISION_CHARS ? null : decision;
            const proven = proof && JSON.stringify(proof);
            insert.run(taskId, atMs, route, priority, kept, result, whole, proven);
          }
          forget.run();
          thin.run();
        });
      } catch {
        // Locked or full: the tasks matter more than the notes about them.
      }
    },
    told(taskIds) {
      const found = new Map<string, RouteSummary>();
      for (const id of taskIds) {
        const row = find.get(id);
        const result = ROUTE_RESULTS.find(each => each === row?.result) ?? null;
        if (row) found.set(id, { reason: String(row.reason), result, proof: readProof(row.proof) });
      }
      return found;
    },
    countSince(sinceMs) {
      const row = count.get(sinceMs);
      return { all: Number(row?.every ?? 0), failed: Number(row?.failed ?? 0) };
    },
    findDecision(taskId) {
      const decision = findDecision.get(taskId)?.decision;
      return typeof decision === 'string' ? decision : null;
    },
  };
}

/** As this program wrote it. */
function readProof(column: unknown): RouteProof | null {
  return typeof column === 'string' ? JSON.parse(column) : null;
}
