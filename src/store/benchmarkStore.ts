/**
 * Benchmarks, step by step: a step is written down before its model is asked and again when its answer has
 * come, so that a killed server loses no answer that was paid, and the next one asks for none of them twice.
 *
 * One process works on a benchmark at a time. What a dead one had asked for and not got may have been paid:
 * where somebody pays it is lost, elsewhere it is asked for again.
 */
import type { StatementSync } from 'node:sqlite';
import type {
  BenchmarkPlan,
  BenchmarkRecord,
  BenchmarkState,
  BenchmarkStep,
  Trial,
} from '../core/benchmark/index.ts';
import type { EpochMs } from '../core/types.ts';
import { type KeptStep, readRecord, readState, readStep } from './benchmarkRow.ts';
import {
  type Database,
  detectProcessState,
  type ProcessIdentity,
  type SchemaPart,
} from './database/index.ts';
import { readTaskCost } from './ledger/index.ts';

/** Beyond these the oldest are forgotten; so is what was last changed longer ago. */
const MAX_BENCHMARKS = 200;
const MAX_AGE_MS = 180 * 24 * 3_600_000;

export const benchmarkSchema: SchemaPart = {
  name: 'benchmark',
  migrations: [
    `CREATE TABLE benchmark (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      plan_key TEXT NOT NULL,
      created_ms INTEGER NOT NULL,
      changed_ms INTEGER NOT NULL,
      plan TEXT NOT NULL,
      setup TEXT NOT NULL,
      state TEXT NOT NULL,
      process TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE benchmark_step (
      benchmark TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      model TEXT NOT NULL,
      tier TEXT NOT NULL,
      task_id TEXT NOT NULL,
      run INTEGER NOT NULL,
      state TEXT NOT NULL,
      call_id TEXT,
      answer TEXT,
      trial TEXT,
      PRIMARY KEY (benchmark, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX benchmark_step_task ON benchmark_step (task_id);`,
  ],
};

export interface BenchmarkStore {
  /** Takes it for this process. `planKey`: equal for equal plans. Throws SQLite's errors. */
  begin(
    record: Omit<BenchmarkRecord, 'state' | 'changedMs'>,
    planKey: string,
    steps: readonly BenchmarkStep[],
  ): void;
  /** The newest unfinished one of an equal plan. */
  findUnfinished(planKey: string): string | null;
  /** Another limit, or another number at once: the steps stay. Throws SQLite's errors. */
  revise(id: string, plan: BenchmarkPlan): void;
  /**
   * Takes an unfinished one for this process, and settles what a dead one left open. False where a
   * living process has it, or nothing is left to do. Throws SQLite's errors.
   */
  take(id: string): boolean;
  find(id: string): BenchmarkRecord | null;
  /** Newest first. */
  list(count: number): readonly BenchmarkRecord[];
  /** In order. */
  steps(id: string): readonly KeptStep[];
  /** Before the model is asked; `callId` is the ledger's name for the calls. Throws SQLite's errors. */
  ask(id: string, step: BenchmarkStep, callId: string): void;
  /** Nothing came of asking, and nothing was paid: somebody asks again. */
  putBack(id: string, step: BenchmarkStep): void;
  /** What came, before it is judged. Throws SQLite's errors. */
  keepAnswer(id: string, step: BenchmarkStep, answer: string): void;
  finish(id: string, step: BenchmarkStep, trial: Trial): void;
  /** Those of `steps` that no model was asked for. */
  skip(id: string, steps: readonly BenchmarkStep[]): void;
  /** Gives it back: paused or done. */
  release(id: string, state: BenchmarkState): void;
  /** Finished trials of a task, of all benchmarks, newest benchmark first. */
  trialsOf(taskId: string, count: number): readonly TaskTrial[];
}

export interface TaskTrial {
  readonly benchmark: string;
  readonly createdMs: EpochMs;
  readonly trial: Trial;
}

interface StoreOptions {
  readonly process: ProcessIdentity;
  readonly now: () => EpochMs;
}

export function openBenchmarkStore(
  database: Database,
  { process, now }: StoreOptions,
): BenchmarkStore {
  const sql = prepareStatements(database);
  const { settleOrphans, ...steps } = openSteps(database, sql, now);
  return {
    begin: ({ id, name, createdMs, plan, setup }, planKey, all) =>
      database.write(() => {
        const texts = [JSON.stringify(plan), JSON.stringify(setup), RUNNING];
        sql.add.run(id, name, planKey, createdMs, createdMs, ...texts, process);
        for (const { ordinal, model, tier, taskId, run } of all) {
          sql.addStep.run(id, ordinal, model, tier, taskId, run);
        }
        sql.forget.run(now() - MAX_AGE_MS);
        sql.forgetSteps.run();
      }),
    findUnfinished: planKey => {
      const rows = sql.ofPlan.all(planKey);
      const row = rows.find(({ state }) => readState(state).kind !== 'done');
      return row === undefined ? null : String(row.id);
    },
    revise: (id, plan) => database.write(() => void sql.revise.run(JSON.stringify(plan), id)),
    take: id =>
      database.write(() => {
        const row = sql.find.get(id);
        if (row === undefined || readState(row.state).kind === 'done') return false;
        if (isHeld(String(row.process), process)) return false;
        sql.take.run(RUNNING, process, now(), id);
        settleOrphans(id);
        return true;
      }),
    find: id => {
      const row = sql.find.get(id);
      return row === undefined ? null : readRecord(row);
    },
    list: count => sql.list.all(count).map(readRecord),
    ...steps,
    release: (id, state) =>
      database.write(() => void sql.take.run(JSON.stringify(state), '', now(), id)),
  };
}

function openSteps(database: Database, sql: Statements, now: () => EpochMs) {
  const set = (id: string, { ordinal }: BenchmarkStep, change: Partial<StepValues>) => {
    const { state = 'waiting', callId = null, answer = null, trial = null } = change;
    sql.setStep.run(state, callId, answer, trial, id, ordinal);
    sql.touch.run(now(), id);
  };
  const write = (id: string, step: BenchmarkStep, change: Partial<StepValues>) =>
    database.write(() => set(id, step, change));
  const finish = (trial: Trial) => ({ state: 'done', trial: JSON.stringify(trial) }) as const;
  return {
    steps: id => sql.steps.all(id).map(readStep),
    ask: (id, step, callId) => write(id, step, { state: 'asking', callId }),
    putBack: (id, step) => write(id, step, { state: 'waiting' }),
    keepAnswer: (id, step, answer) => write(id, step, { state: 'answered', answer }),
    finish: (id, step, trial) => write(id, step, finish(trial)),
    skip: (id, steps) =>
      database.write(() => {
        for (const { ordinal } of steps) sql.skip.run(id, ordinal);
      }),
    trialsOf: (taskId, count) => sql.trialsOf.all(taskId, count).map(readTaskTrial),
    settleOrphans: (id: string) => {
      for (const orphan of sql.asking.all(id)) {
        const step = readStep(orphan);
        const lost = makeLostTrial(step, String(orphan.call_id), database);
        set(id, step, lost === null ? { state: 'waiting' } : finish(lost));
      }
    },
  } satisfies Partial<BenchmarkStore> & { readonly settleOrphans: (id: string) => void };
}

function readTaskTrial(row: Readonly<Record<string, unknown>>): TaskTrial {
  return {
    benchmark: String(row.benchmark),
    createdMs: Number(row.created_ms),
    trial: JSON.parse(String(row.trial)) as Trial,
  };
}

const RUNNING = JSON.stringify({ kind: 'running' } satisfies BenchmarkState);

interface StepValues {
  readonly state: KeptStep['progress']['kind'];
  readonly callId: string;
  readonly answer: string;
  readonly trial: string;
}

/** Of another process that may be at work on it. */
function isHeld(holder: string, own: ProcessIdentity): boolean {
  if (holder === '' || holder === own) return false;
  const state = detectProcessState(holder);
  return state === 'alive' || state === 'unknown';
}

/** Null where nobody paid, so that it can be asked for again. */
function makeLostTrial(step: KeptStep, callId: string, database: Database): Trial | null {
  const { model, tier, taskId, run } = step;
  const cost = readTaskCost(database, callId);
  if (tier !== 'paid' && cost.nanoUsd === 0) return null;
  return { model, tier, taskId, run, cost, result: { kind: 'lost' } };
}

type Statements = Readonly<Record<keyof typeof SQL, StatementSync>>;

function prepareStatements({ sqlite }: Database): Statements {
  const all = Object.entries(SQL).map(([name, text]) => [name, sqlite.prepare(text)]);
  return Object.fromEntries(all);
}

const SQL = {
  add: 'INSERT INTO benchmark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  addStep: `INSERT INTO benchmark_step (benchmark, ordinal, model, tier, task_id, run, state)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting')`,
  find: 'SELECT * FROM benchmark WHERE id = ?',
  list: 'SELECT * FROM benchmark ORDER BY created_ms DESC, id LIMIT ?',
  ofPlan: 'SELECT * FROM benchmark WHERE plan_key = ? ORDER BY created_ms DESC',
  steps: 'SELECT * FROM benchmark_step WHERE benchmark = ? ORDER BY ordinal',
  asking: "SELECT * FROM benchmark_step WHERE benchmark = ? AND state = 'asking' ORDER BY ordinal",
  take: 'UPDATE benchmark SET state = ?, process = ?, changed_ms = ? WHERE id = ?',
  revise: 'UPDATE benchmark SET plan = ? WHERE id = ?',
  touch: 'UPDATE benchmark SET changed_ms = ? WHERE id = ?',
  setStep: `UPDATE benchmark_step SET state = ?, call_id = coalesce(?, call_id), answer = ?, trial = ?
       WHERE benchmark = ? AND ordinal = ?`,
  skip: `UPDATE benchmark_step SET state = 'skipped'
       WHERE benchmark = ? AND ordinal = ? AND state = 'waiting'`,
  trialsOf: `SELECT benchmark, created_ms, trial FROM benchmark_step JOIN benchmark ON id = benchmark
       WHERE task_id = ? AND trial IS NOT NULL ORDER BY created_ms DESC, ordinal LIMIT ?`,
  forget: `DELETE FROM benchmark WHERE changed_ms < ? OR id IN
        (SELECT id FROM benchmark ORDER BY created_ms DESC LIMIT -1 OFFSET ${MAX_BENCHMARKS})`,
  forgetSteps: 'DELETE FROM benchmark_step WHERE benchmark NOT IN (SELECT id FROM benchmark)',
} as const;
