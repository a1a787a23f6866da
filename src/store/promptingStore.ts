/**
 * How models are spoken to, as the person set it: shared by all processes, kept over restarts.
 *
 * A strategy is kept under the words that named the model, so that a bare name (`qwen3:8b`) holds for
 * that model at every end point, and an id (`ollama/qwen3:8b`) for one.
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
  ],
};

/** What the person set; what is unset comes from the model's family. */
export type StrategyChange = Partial<PromptingStrategy>;

interface SetStrategy {
  readonly strategy: StrategyChange;
  readonly setMs: EpochMs;
}

export interface PromptingStore {
  /** Null: nothing was set, or it cannot be read; then the built-in strategy holds. */
  read(model: string): SetStrategy | null;
  /** Throws SQLite's errors: its caller must know that it was kept. */
  set(model: string, strategy: SetStrategy): void;
  /** True when there was one. Throws SQLite's errors. */
  reset(model: string): boolean;
}

export function openPromptingStore(database: Database): PromptingStore {
  const { sqlite } = database;
  const get = sqlite.prepare('SELECT strategy, set_ms FROM prompting WHERE model = ?');
  const put = sqlite.prepare('INSERT OR REPLACE INTO prompting VALUES (?, ?, ?)');
  const drop = sqlite.prepare('DELETE FROM prompting WHERE model = ?');
  const trim = sqlite.prepare(
    `DELETE FROM prompting WHERE model IN
      (SELECT model FROM prompting ORDER BY set_ms DESC LIMIT -1 OFFSET ${MAX_STRATEGIES})`,
  );
  return {
    read(model) {
      try {
        const row = get.get(model);
        const strategy = row === undefined ? null : parseStrategy(String(row.strategy));
        return strategy && { strategy, setMs: Number(row?.set_ms) };
      } catch {
        return null; // Locked or damaged: the call matters more than how it is worded.
      }
    },
    set: (model, { strategy, setMs }) =>
      database.write(() => {
        put.run(model, JSON.stringify(strategy), setMs);
        trim.run();
      }),
    reset: model => database.write(() => Number(drop.run(model).changes) > 0),
  };
}

/** Null where another version, or somebody's editor, wrote what this one would not. */
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
