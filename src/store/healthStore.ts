/**
 * The circuit breakers of models and end points, shared by all processes of a home folder.
 *
 * Rows are opaque here: what a breaker's state means is for `cooldown.ts` in core. A row that cannot be
 * read (another version wrote it) counts as healthy, since health is advice and never a lock.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Breaker, HEALTHY } from '../core/fallback-handler/index.ts';
import type { EpochMs } from '../core/types.ts';
import type { SchemaPart } from './database/index.ts';

export const healthSchema: SchemaPart = {
  name: 'health',
  migrations: [
    `CREATE TABLE breaker (
      key TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      changed_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
  ],
};

/** What the store needs of an open database. */
interface HealthDatabase {
  readonly sqlite: DatabaseSync;
  write<T>(work: () => T): T;
}

/** Rows beyond this are forgotten, oldest first: end points that were removed leave theirs behind. */
const MAX_ROWS = 1_000;

/** Lives as long as its database. Every method may throw SQLite's errors. */
export class HealthStore {
  readonly #database: HealthDatabase;
  readonly #now: () => EpochMs;
  readonly #get: StatementSync;
  readonly #put: StatementSync;
  readonly #drop: StatementSync;
  readonly #trim: StatementSync;
  readonly #forget: StatementSync;

  constructor(database: HealthDatabase, now: () => EpochMs) {
    const { sqlite } = database;
    this.#database = database;
    this.#now = now;
    this.#get = sqlite.prepare('SELECT state FROM breaker WHERE key = ?');
    this.#put = sqlite.prepare('INSERT OR REPLACE INTO breaker VALUES (?, ?, ?)');
    this.#drop = sqlite.prepare('DELETE FROM breaker WHERE key = ?');
    this.#trim = sqlite.prepare(
      `DELETE FROM breaker WHERE key IN
        (SELECT key FROM breaker ORDER BY changed_ms DESC LIMIT -1 OFFSET ${MAX_ROWS})`,
    );
    this.#forget = sqlite.prepare('DELETE FROM breaker WHERE substr(key, -length(?1)) = ?1');
  }

  /** Null: nothing is known against it. */
  read(key: string): Breaker | null {
    const row = this.#get.get(key);
    return row === undefined ? null : parseBreaker(String(row.state));
  }

  /** Reads, changes and writes in one transaction, so that two processes never take one probe. */
  update(key: string, change: (old: Breaker) => Breaker): void {
    this.#database.write(() => {
      const old = this.read(key) ?? HEALTHY;
      const changed = change(old);
      if (changed === old) return;
      if (isHealthy(changed)) this.#drop.run(key);
      else this.#put.run(key, JSON.stringify(changed), this.#now());
      this.#trim.run();
    });
  }

  /** Forgets all that is held against an end point, its models and its quota; how much that was. */
  forget(origin: string): number {
    return this.#database.write(() => Number(this.#forget.run(` ${origin}`).changes));
  }
}

const isHealthy = (breaker: Breaker) => breaker.state === 'closed' && breaker.failures === 0;

function parseBreaker(json: string): Breaker | null {
  try {
    const value: unknown = JSON.parse(json);
    return isBreaker(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isBreaker(value: unknown): value is Breaker {
  if (typeof value !== 'object' || value === null) return false;
  const { state, failures, openedMs, untilMs, probeUntilMs, trips } = value as Fields;
  if (state === 'closed') return Number.isSafeInteger(failures);
  if (state === 'open' && !Number.isSafeInteger(openedMs)) return false;
  const ends = state === 'open' ? untilMs : state === 'half-open' ? probeUntilMs : undefined;
  return Number.isSafeInteger(ends) && Number.isSafeInteger(trips);
}
