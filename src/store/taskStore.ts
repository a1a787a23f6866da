/**
 * Tasks that were handed out: their callers hold a handle and come back for the result, maybe to another
 * process, maybe after this one was killed. Each step is written down before it is taken.
 *
 * The text of a task is kept until it is done, its result for a day: both stay in this machine's database.
 */
import type { EpochMs } from '../core/types.ts';
import {
  type Database,
  detectProcessState,
  type ProcessIdentity,
  type SchemaPart,
} from './database/index.ts';
import { readTaskCost } from './ledger/index.ts';

/** How long a result can be fetched. */
export const TASK_TTL_MS = 24 * 3_600_000;
/** Beyond these the oldest that are done are forgotten. */
const MAX_TASKS = 500;
/** Longest result that is kept, in UTF-16 units. */
const MAX_RESULT_CHARS = 8_000_000;

export const taskSchema: SchemaPart = {
  name: 'task',
  migrations: [
    `CREATE TABLE task (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      process TEXT NOT NULL,
      scope TEXT NOT NULL,
      created_ms INTEGER NOT NULL,
      changed_ms INTEGER NOT NULL,
      input TEXT NOT NULL,
      point TEXT,
      message TEXT NOT NULL,
      result TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX task_running ON task (state) WHERE state = 'running';`,
  ],
};

const TASK_STATES = ['running', 'completed', 'failed', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface KeptTask {
  readonly id: string;
  readonly state: TaskState;
  /** Equal for servers that judge by the same rules: only they may go on with it. */
  readonly scope: string;
  readonly createdMs: EpochMs;
  readonly changedMs: EpochMs;
  /** JSON; empty once it is done. */
  readonly input: string;
  /** JSON of what was done so far; null before the first step. */
  readonly point: string | null;
  /** What goes on, for a person. */
  readonly message: string;
  /** JSON; null while it runs. */
  readonly result: string | null;
}

/** All throw SQLite's errors. */
export interface TaskStore {
  /** Takes it for this process. */
  add(task: Pick<KeptTask, 'id' | 'scope' | 'input' | 'message'>): void;
  /** False where the task was cancelled meanwhile, by any process. */
  note(id: string, point: string | null, message: string): boolean;
  finish(
    id: string,
    state: Exclude<TaskState, 'running'>,
    result: string,
    /** How it ended, for a person. */
    message: string,
  ): void;
  find(id: string): KeptTask | null;
  /** By any process. */
  isCancelled(id: string): boolean;
  /** Newest first. */
  list(count: number): readonly KeptTask[];
  /** Takes a running one whose process is gone; null where there is none such of this scope. */
  adopt(scope: string, id?: string): KeptTask | null;
  /** What the ledger has of it, running calls at their worst. */
  readonly readCost: (id: string) => ReturnType<typeof readTaskCost>;
}

interface StoreOptions {
  readonly process: ProcessIdentity;
  readonly now: () => EpochMs;
}

export function openTaskStore(database: Database, { process, now }: StoreOptions): TaskStore {
  const sql = prepareStatements(database);
  const find = (id: string) => {
    const row = sql.find.get(id);
    return row === undefined ? null : readTask(row);
  };
  return {
    add: ({ id, scope, input, message }) =>
      database.writeUnsynced(() => {
        sql.forget.run(now() - TASK_TTL_MS);
        sql.add.run(id, process, scope, now(), now(), input, message);
      }),
    note: (id, point, message) =>
      database.writeUnsynced(() => sql.note.run(point, message, now(), id, process).changes > 0),
    finish: (id, state, result, message) =>
      database.writeUnsynced(() => {
        const kept = result.length > MAX_RESULT_CHARS ? 'null' : result;
        sql.finish.run(state, kept, message, now(), id);
      }),
    find,
    isCancelled: id => sql.cancelled.get(id) !== undefined,
    list: count => sql.list.all(count).map(readTask),
    adopt: (scope, id) => {
      const lost = () =>
        sql.running
          .all(scope, process)
          .find(row => (id === undefined || row.id === id) && isGone(String(row.process)));
      // Nearly always there is none: a look costs no lock.
      if (lost() === undefined) return null;
      return database.writeUnsynced(() => {
        const row = lost();
        if (row === undefined) return null;
        sql.take.run(process, String(row.id));
        return find(String(row.id));
      });
    },
    readCost: id => readTaskCost(database, id),
  };
}

function isGone(holder: string): boolean {
  const state = detectProcessState(holder);
  return state === 'gone' || state === 'restarted';
}

type Row = Readonly<Record<string, unknown>>;

function readTask(row: Row): KeptTask {
  return {
    id: String(row.id),
    state: TASK_STATES.find(each => each === row.state) ?? 'failed',
    scope: String(row.scope),
    createdMs: Number(row.created_ms),
    changedMs: Number(row.changed_ms),
    input: String(row.input),
    point: row.point === null ? null : String(row.point),
    message: String(row.message),
    result: row.result === null ? null : String(row.result),
  };
}

function prepareStatements({ sqlite }: Database) {
  return {
    add: sqlite.prepare(
      `INSERT INTO task (id, state, process, scope, created_ms, changed_ms, input, message)
       VALUES (?, 'running', ?, ?, ?, ?, ?, ?)`,
    ),
    note: sqlite.prepare(
      `UPDATE task SET point = coalesce(?, point), message = ?, changed_ms = ?
       WHERE id = ? AND state = 'running' AND process = ?`,
    ),
    finish: sqlite.prepare(
      `UPDATE task SET state = ?, result = ?, message = ?, changed_ms = ?, input = '', point = NULL
       WHERE id = ? AND state = 'running'`,
    ),
    forget: sqlite.prepare(
      `DELETE FROM task WHERE changed_ms < ? OR (state <> 'running' AND id IN
        (SELECT id FROM task ORDER BY created_ms DESC LIMIT -1 OFFSET ${MAX_TASKS}))`,
    ),
    find: sqlite.prepare('SELECT * FROM task WHERE id = ?'),
    cancelled: sqlite.prepare("SELECT 1 FROM task WHERE id = ? AND state = 'cancelled'"),
    list: sqlite.prepare('SELECT * FROM task ORDER BY created_ms DESC, id LIMIT ?'),
    running: sqlite.prepare(
      "SELECT id, process FROM task WHERE state = 'running' AND scope = ? AND process <> ?",
    ),
    take: sqlite.prepare("UPDATE task SET process = ? WHERE id = ? AND state = 'running'"),
  };
}
