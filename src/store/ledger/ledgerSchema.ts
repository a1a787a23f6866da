/**
 * The ledger's tables. `call` and `entry` are the journal: append-only, kept so by triggers.
 * Everything else is derived from them in the same transaction, so that no question about money
 * ever needs to read the journal; `auditLedger` proves that both say the same.
 *
 * An entry holds differences. A call's reservation adds to `reserved`; its settlement takes that
 * away and adds to `billed`, `estimated` or `unknown`. A total is the sum of its entries.
 */
import type { SchemaPart } from '../database/index.ts';

/** What an entry moves: nano-dollars first, then tokens. Every total has the same columns. */
export const AMOUNTS = [
  'reserved',
  'billed',
  'estimated',
  'unknown',
  'excess', // billed beyond the reservation: must stay 0
  'reserved_tokens',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'unknown_tokens', // held against the token budget where the provider told no count
  'answer_input_tokens', // of those answers that were given to the person
  'answer_output_tokens',
  'answer_cache_read_tokens',
] as const;

export type Amounts = Readonly<Record<(typeof AMOUNTS)[number], number>>;

export const ZERO_AMOUNTS: Amounts = Object.freeze(
  Object.fromEntries(AMOUNTS.map(name => [name, 0])) as unknown as Amounts,
);

const amountColumns = AMOUNTS.map(name => `${name} INTEGER NOT NULL DEFAULT 0`).join(', ');

const buildAppendOnlyTriggers = (table: string) =>
  ['UPDATE', 'DELETE']
    .map(
      action => `CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;`,
    )
    .join('\n');

const FIRST = `
CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  task_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  model TEXT NOT NULL,
  provider TEXT NOT NULL,
  tier TEXT NOT NULL,
  project TEXT NOT NULL,
  day TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
  sequence INTEGER PRIMARY KEY,
  call INTEGER NOT NULL REFERENCES call (id),
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  duration_ms INTEGER,
  ${amountColumns}
) STRICT;
CREATE INDEX entry_call ON entry (call);

CREATE TABLE open_call (
  call INTEGER PRIMARY KEY REFERENCES call (id),
  dispatched_ms INTEGER,
  process TEXT NOT NULL
) STRICT;

CREATE TABLE period_total (
  scope TEXT NOT NULL,
  key TEXT NOT NULL,
  calls INTEGER NOT NULL DEFAULT 0,
  ${amountColumns},
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_total (
  day TEXT NOT NULL,
  project TEXT NOT NULL,
  model TEXT NOT NULL,
  provider TEXT NOT NULL,
  tier TEXT NOT NULL,
  calls INTEGER NOT NULL DEFAULT 0,
  ${amountColumns},
  PRIMARY KEY (day, project, model, provider, tier)
) STRICT, WITHOUT ROWID;

CREATE TABLE hour_total (
  hour INTEGER NOT NULL,
  provider TEXT NOT NULL,
  calls INTEGER NOT NULL DEFAULT 0,
  ${amountColumns},
  PRIMARY KEY (hour, provider)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert (key TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

${buildAppendOnlyTriggers('call')}
${buildAppendOnlyTriggers('entry')}
`;

export const ledgerSchema: SchemaPart = { name: 'ledger', migrations: [FIRST] };
