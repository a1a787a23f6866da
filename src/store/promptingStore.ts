/**
 * How models are spoken to, as the person set it: shared by all processes, kept over restarts.
 *
 * A strategy is kept under the words that named the model, so that a bare name (`qwen3:8b`) holds for
 * that model at every end point, and an id (`ollama/qwen3:8b`) for one. What one client set holds for
 * its own tasks, unless the person agreed that it holds for all: no client speaks in another's tasks.
 */
import { checkStrategy, type PromptingStrategy } from '../core/prompt/index.ts';
import type { EpochMs } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';

/** Beyond these, the one set longest ago is forgotten. */
const MAX_STRATEGIES = 1_000;

export const promptingSchema: SchemaPart = {
  name: 'prompting',
  migrations: [
    `CREATE TABLE prompting (
      model TEXT PRIMARY KEY,
      strategy TEXT NOT NULL,
      set_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
    `CREATE TABLE strategies (
      model TEXT NOT NULL,
      client TEXT NOT NULL,
      set_by TEXT NOT NULL,
      strategy TEXT NOT NULL,
      set_ms INTEGER NOT NULL,
      PRIMARY KEY (model, client)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO strategies SELECT model, '', '', strategy, set_ms FROM prompting;
    DROP TABLE prompting;`,
  ],
};

/** What the person set; what is unset comes from the model's family. */
export type StrategyChange = Partial<PromptingStrategy>;

export interface SetStrategy {
  readonly strategy: StrategyChange;
  readonly setMs: EpochMs;
  /** Name of the client that set it; empty where that is not known. */
  readonly setBy: string;
  /** Whether it holds for all clients, and not for that one alone. */
  readonly isForAll: boolean;
}

export interface PromptingStore {
  /** What holds for a client. Null: nothing was set, or it cannot be read; then the built-in one does. */
  read(model: string, client: string): SetStrategy | null;
  /** Throws SQLite's errors: its caller must know that it was kept. */
  set(model: string, strategy: SetStrategy): void;
  /** What holds for a client. True when there was one. Throws SQLite's errors. */
  reset(model: string, client: string): boolean;
}

/** In place of a client: a strategy that holds for all. */
const ALL = '';

export function openPromptingStore(database: Database): PromptingStore {
  const { sqlite } = database;
  const get = sqlite.prepare(`SELECT client, set_by, strategy, set_ms FROM strategies
      WHERE model = ? AND client IN (?, '${ALL}') ORDER BY client DESC LIMIT 1`);
  const put = sqlite.prepare('INSERT OR REPLACE INTO strategies VALUES (?, ?, ?, ?, ?)');
  const drop = sqlite.prepare(`DELETE FROM strategies WHERE model = ? AND client IN (?, '${ALL}')`);
  const trim = sqlite.prepare(
    `DELETE FROM strategies WHERE (model, client) IN
      (SELECT model, client FROM strategies ORDER BY set_ms DESC LIMIT -1 OFFSET ${MAX_STRATEGIES})`,
  );
  return {
    read(model, client) {
      try {
        const row = get.get(model, client);
        const strategy = row === undefined ? null : parseStrategy(String(row.strategy));
        const isForAll = row?.client === ALL;
        return (
          strategy && { strategy, setMs: Number(row?.set_ms), setBy: String(row?.set_by), isForAll }
        );
      } catch {
        return null; // Locked or damaged: the call matters more than how it is worded.
      }
    },
    set: (model, { strategy, setMs, setBy, isForAll }) =>
      database.write(() => {
        put.run(model, isForAll ? ALL : setBy, setBy, JSON.stringify(strategy), setMs);
        trim.run();
      }),
    reset: (model, client) => database.write(() => Number(drop.run(model, client).changes) > 0),
  };
}

/** Null where another version, or an editor, wrote what this one would not. */
function parseStrategy(json: string): StrategyChange | null {
  const value = parseStoredJson(json);
  if (typeof value !== 'object' || value === null) return null;
  const { systemPrompt, userTemplate, assistantTemplate, useChatFormat } = value as StrategyChange;
  const texts = { systemPrompt, userTemplate, assistantTemplate };
  for (const text of Object.values(texts)) {
    if (text !== undefined && typeof text !== 'string') return null;
  }
  if (useChatFormat !== undefined && typeof useChatFormat !== 'boolean') return null;
  const strategy = value as StrategyChange;
  return checkStrategy({ useChatFormat: true, ...strategy }).length === 0 ? strategy : null;
}

function parseStoredJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
