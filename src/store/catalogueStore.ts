/**
 * Answers of price and model catalogues, kept with their date, so that a start needs no
 * network. Stale ones are still given: the reader says so.
 */
import type { EpochMs } from '../core/types.ts';
import type { Database, SchemaPart } from './database/index.ts';

export const catalogueSchema: SchemaPart = {
  name: 'catalogue',
  migrations: [
    `CREATE TABLE catalogue (
      source TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      etag TEXT,
      fetched_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;`,
  ],
};

export interface Catalogue {
  /** Exactly as it came. */
  readonly body: string;
  /** When it was last known to be current: fetched, or confirmed by a 304. */
  readonly fetchedMs: EpochMs;
}

/** Larger answers are not kept; OpenRouter's has about half a million characters. */
export const MAX_CATALOGUE_CHARS = 8_000_000;

/**
 * One row for each source (`openrouter/models`, an end point's URL, …). A cache never fails anyone:
 * what cannot be read is absent, what cannot be written is not kept.
 */
export class CatalogueStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  read(source: string): Catalogue | null {
    return this.#orElse(null, () => {
      const query = 'SELECT body, fetched_ms FROM catalogue WHERE source = ?';
      const row = this.#database.sqlite.prepare(query).get(source);
      if (row === undefined) return null;
      return { body: String(row.body), fetchedMs: Number(row.fetched_ms) };
    });
  }

  /** True when it was kept. */
  write(source: string, { body, fetchedMs }: Catalogue): boolean {
    if (body.length > MAX_CATALOGUE_CHARS) return false;
    return this.#orElse(false, () => {
      this.#run('INSERT OR REPLACE INTO catalogue (source, body, fetched_ms) VALUES (?, ?, ?)', [
        source,
        body,
        fetchedMs,
      ]);
      return true;
    });
  }

  /** Forgets every source that begins with `prefix`. Money is elsewhere and stays. */
  clear(prefix: string): void {
    this.#orElse(undefined, () =>
      this.#run('DELETE FROM catalogue WHERE substr(source, 1, length(?1)) = ?1', [prefix]),
    );
  }

  #run(sql: string, values: readonly (string | number | null)[]): void {
    this.#database.write(() => this.#database.sqlite.prepare(sql).run(...values));
  }

  #orElse<T>(otherwise: T, work: () => T): T {
    try {
      return work();
    } catch {
      return otherwise;
    }
  }
}
