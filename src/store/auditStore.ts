/** What left this process, request by request: host, model, bytes, and the rule that was applied. */
import type { EpochMs, Tier } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';

/** Older rows are forgotten. */
const MAX_ROWS = 10_000;

export const auditSchema: SchemaPart = {
  name: 'audit',
  migrations: [
    `CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      task_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      host TEXT NOT NULL,
      model TEXT NOT NULL,
      tier TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      allowed INTEGER NOT NULL,
      rule TEXT
    ) STRICT`,
  ],
};

export interface AuditRecord {
  readonly taskId: string;
  readonly atMs: EpochMs;
  readonly host: string;
  readonly model: string;
  readonly tier: Tier;
  /** UTF-8 bytes of prompt and system. */
  readonly bytes: number;
  readonly allowed: boolean;
  /** The rule that keeps the task local; null where none applies. */
  readonly rule: string | null;
}

export interface AuditStore {
  /** Writes all notes in one transaction. Throws SQLite's errors. */
  add(notes: readonly AuditRecord[]): void;
  /** Newest first. */
  newest(count: number): readonly AuditRecord[];
}

export function openAuditStore(database: Database): AuditStore {
  const insert = database.sqlite.prepare(
    `INSERT INTO audit (task_id, at_ms, host, model, tier, bytes, allowed, rule)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const forget = database.sqlite.prepare(
    `DELETE FROM audit WHERE id <= (SELECT max(id) FROM audit) - ${MAX_ROWS}`,
  );
  const newest = database.sqlite.prepare('SELECT * FROM audit ORDER BY id DESC LIMIT ?');
  return {
    add: notes =>
      database.writeUnsynced(() => {
        for (const { taskId, atMs, host, model, tier, bytes, allowed, rule } of notes) {
          insert.run(taskId, atMs, host, model, tier, bytes, allowed ? 1 : 0, rule);
        }
        forget.run();
      }),
    newest: count =>
      newest.all(count).map(row => ({
        taskId: String(row.task_id),
        atMs: Number(row.at_ms),
        host: String(row.host),
        model: String(row.model),
        tier: String(row.tier) as Tier,
        bytes: Number(row.bytes),
        allowed: row.allowed === 1,
        rule: row.rule === null ? null : String(row.rule),
      })),
  };
}
