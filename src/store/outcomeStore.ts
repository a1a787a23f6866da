/**
 * What became of answers on this machine: what the router learns from. It holds no text of any task,
 * and the person can read all of it and empty it.
 */
import type { Outcome } from '../core/decision-engine/index.ts';
import type { EpochMs } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';
import { listColumns, readOutcome } from './outcomeRow.ts';

/** Beyond these the oldest are forgotten: they have faded, and learning from more takes longer. */
const MOST_OUTCOMES = 2_000;

export const outcomeSchema: SchemaPart = {
  name: 'outcome',
  migrations: [
    `CREATE TABLE outcome (
      id INTEGER PRIMARY KEY,
      at_ms INTEGER NOT NULL,
      model TEXT NOT NULL,
      kind TEXT NOT NULL,
      language TEXT NOT NULL,
      evidence TEXT NOT NULL,
      ok REAL NOT NULL,
      prior_odds REAL NOT NULL,
      duration_ms INTEGER NOT NULL,
      output_tokens INTEGER
    ) STRICT;`,
    `ALTER TABLE outcome ADD COLUMN first_token_ms INTEGER;
    ALTER TABLE outcome ADD COLUMN task_id TEXT;`,
    `ALTER TABLE outcome ADD COLUMN mean_logprob REAL;
    ALTER TABLE outcome ADD COLUMN min_logprob REAL;`,
  ],
};

/** What the person did with an answer. */
export type UserVerdict = 'applied' | 'discarded';

export interface OutcomeStore {
  /** Throws SQLite's errors; a caller may lose an outcome rather than an answer. */
  add(outcome: Outcome, taskId?: string): void;
  /** As `add` for all of some tasks, in one transaction. */
  addAll(tasks: readonly (readonly [taskId: string, outcomes: readonly Outcome[]])[]): void;
  /** Puts an outcome in the place of the model's earlier one under the same name. Throws SQLite's errors. */
  replace(outcome: Outcome, name: string): void;
  /**
   * The person's word on the answer of a task: it replaces a weaker one, so that an answer counts
   * once. False where there is no such answer, or tests spoke already. Throws SQLite's errors.
   */
  judge(taskId: string, verdict: UserVerdict, atMs: EpochMs): boolean;
  /** Oldest first. Empty where the database cannot be read. */
  all(): readonly Outcome[];
  /** Differs whenever `all` does, also by another process. */
  stamp(): string;
  /** Forgets everything, or one model's; returns how many. Throws SQLite's errors. */
  reset(model?: string): number;
}

export function openOutcomeStore(database: Database): OutcomeStore {
  const { insert, trim, select, last, state, drop, dropNamed, dropAll, dropModel } =
    prepareStatements(database);
  const addAll = (
    tasks: readonly (readonly [taskId: string | null, outcomes: readonly Outcome[]])[],
  ) =>
    database.writeUnsynced(() => {
      for (const [taskId, outcomes] of tasks) {
        for (const outcome of outcomes) insert.run(...listColumns(outcome, taskId));
      }
      trim.run();
    });
  return {
    add: (outcome, taskId) => addAll([[taskId ?? null, [outcome]]]),
    addAll,
    replace: (outcome, name) =>
      database.writeUnsynced(() => {
        dropNamed.run(name, outcome.model);
        insert.run(...listColumns(outcome, name));
        trim.run();
      }),
    judge: (taskId, verdict, atMs) =>
      database.writeUnsynced(() => {
        const row = last.get(taskId);
        const outcome = row && readOutcome(row);
        if (!row || !outcome || !mayJudge(outcome)) return false;
        drop.run(Number(row.id));
        const ok = verdict === 'applied' ? 1 : 0;
        insert.run(...listColumns({ ...outcome, evidence: verdict, ok, atMs }, taskId));
        return true;
      }),
    all() {
      try {
        return select.all().flatMap(row => readOutcome(row) ?? []);
      } catch {
        return []; // Locked or damaged: without outcomes the priors stand.
      }
    },
    stamp() {
      try {
        const { id, n, at } = state.get()!;
        return `${id}/${n}/${at}`;
      } catch {
        return ''; // As `all`.
      }
    },
    reset: model =>
      database.write(() => {
        const { changes } = model === undefined ? dropAll.run() : dropModel.run(model);
        return Number(changes);
      }),
  };
}

function prepareStatements({ sqlite }: Database) {
  return {
    insert: sqlite.prepare(
      `INSERT INTO outcome (at_ms, model, kind, language, evidence, ok, prior_odds, duration_ms,
        output_tokens, first_token_ms, task_id, mean_logprob, min_logprob)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    trim: sqlite.prepare(
      `DELETE FROM outcome WHERE id <= (SELECT max(id) FROM outcome) - ${MOST_OUTCOMES}`,
    ),
    select: sqlite.prepare('SELECT * FROM outcome ORDER BY id'),
    last: sqlite.prepare('SELECT * FROM outcome WHERE task_id = ? ORDER BY id DESC LIMIT 1'),
    state: sqlite.prepare('SELECT max(id) AS id, count(*) AS n, max(at_ms) AS at FROM outcome'),
    drop: sqlite.prepare('DELETE FROM outcome WHERE id = ?'),
    dropNamed: sqlite.prepare('DELETE FROM outcome WHERE task_id = ? AND model = ?'),
    dropAll: sqlite.prepare('DELETE FROM outcome'),
    dropModel: sqlite.prepare('DELETE FROM outcome WHERE model = ?'),
  };
}

/** Tests know better than a click, and a rejected answer is none that a person was shown. */
function mayJudge({ evidence, ok }: Outcome): boolean {
  switch (evidence) {
    case 'none':
    case 'applied':
    case 'discarded':
      return true;
    case 'check':
      return ok > 0.5;
    case 'tests':
    case 'benchmark':
      return false;
  }
}
