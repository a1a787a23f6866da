/**
 * What became of answers on this machine: what the router learns from. It holds no text of any task,
 * and the person can read all of it and empty it.
 */
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type Outcome,
} from '../core/decision-engine/outcome.ts';
import { TASK_KINDS, type TaskKind } from '../core/decision-engine/taskKind.ts';
import type { Database } from './database.ts';
import type { SchemaPart } from './schema.ts';

/** Beyond these the oldest are forgotten: they have faded anyway. */
const MOST_OUTCOMES = 5_000;

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
  ],
};

export interface OutcomeStore {
  /** Throws SQLite's errors; a caller may lose an outcome rather than an answer. */
  add(outcome: Outcome): void;
  /** Oldest first. Empty where the database cannot be read. */
  all(): readonly Outcome[];
  /** Forgets everything, or one model's; returns how many. Throws SQLite's errors. */
  reset(model?: string): number;
}

export function openOutcomeStore(database: Database): OutcomeStore {
  const { sqlite } = database;
  const insert = sqlite.prepare(
    `INSERT INTO outcome (at_ms, model, kind, language, evidence, ok, prior_odds, duration_ms,
      output_tokens) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const trim = sqlite.prepare(
    `DELETE FROM outcome WHERE id <= (SELECT max(id) FROM outcome) - ${MOST_OUTCOMES}`,
  );
  const select = sqlite.prepare('SELECT * FROM outcome ORDER BY id');
  const dropAll = sqlite.prepare('DELETE FROM outcome');
  const dropModel = sqlite.prepare('DELETE FROM outcome WHERE model = ?');
  return {
    add: outcome =>
      database.write(() => {
        insert.run(...columnsOf(outcome));
        trim.run();
      }),
    all() {
      try {
        return select.all().flatMap(row => outcomeOf(row) ?? []);
      } catch {
        return []; // Locked or damaged: without outcomes the priors stand.
      }
    },
    reset: model =>
      database.write(() => {
        const { changes } = model === undefined ? dropAll.run() : dropModel.run(model);
        return Number(changes);
      }),
  };
}

function columnsOf(outcome: Outcome) {
  const { atMs, model, kind, language, evidence, ok, priorOdds } = outcome;
  const { durationMs, outputTokens } = outcome;
  return [
    ...[atMs, model, kind, language, evidence, ok, priorOdds],
    ...[Math.round(durationMs), outputTokens],
  ];
}

/** Null where a newer program wrote a kind that this one does not know. */
function outcomeOf(row: Readonly<Record<string, unknown>>): Outcome | null {
  const kind = TASK_KINDS.find(each => each === row.kind);
  const evidence = EVIDENCE_KINDS.find(each => each === row.evidence);
  if (kind === undefined || evidence === undefined) return null;
  return read(row, kind, evidence);
}

function read(
  row: Readonly<Record<string, unknown>>,
  kind: TaskKind,
  evidence: EvidenceKind,
): Outcome {
  const tokens = row.output_tokens;
  return {
    model: String(row.model),
    kind,
    language: String(row.language),
    evidence,
    ok: Number(row.ok),
    priorOdds: Number(row.prior_odds),
    atMs: Number(row.at_ms),
    durationMs: Number(row.duration_ms),
    outputTokens: tokens === null ? null : Number(tokens),
  };
}
