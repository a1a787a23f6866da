/** Questions about past spending: answered from the totals where they suffice, else by calls. */
import type { HourSpend } from '../core/cost-monitor/alerts.ts';
import { periodKeys } from '../core/cost-monitor/periods.ts';
import type { SpentByBasis, TokenCounts } from '../core/cost-monitor/spend.ts';
import type { EpochMs } from '../core/types.ts';
import type { Database } from './database.ts';
import { amountsOf, HOUR_MS } from './ledgerJournal.ts';
import { spentOf } from './ledgerPeriods.ts';
import { AMOUNTS, type Amounts, NOTHING } from './ledgerSchema.ts';

export const SPEND_GROUPS = [
  'day',
  'week',
  'month',
  'project',
  'provider',
  'model',
  'task',
] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/** What one day, model, project, … used. */
export interface SpendLine extends SpentByBasis, TokenCounts {
  readonly name: string;
  readonly calls: number;
}

/** Local dates, both included. */
export interface DateRange {
  readonly since: string;
  readonly until: string;
}

/** A table that somebody reads: the newest lines are kept. */
const MAX_LINES = 10_000;
const SUMS = AMOUNTS.map(name => `sum(${name}) AS ${name}`).join(', ');

/** Spending within `range`, one line for each value of `group`, in that value's order. */
export function spendBy(
  database: Database,
  group: SpendGroup,
  range: DateRange,
): readonly SpendLine[] {
  switch (group) {
    case 'day':
    case 'project':
    case 'provider':
    case 'model':
      return fromTotals(database, group, range);
    case 'week':
    case 'month':
      return regroup(fromTotals(database, 'day', range), day => periodKeys(day)[group]);
    case 'task':
      return byTask(database, range);
  }
}

/** Spending of each hour from `sinceMs` on, newest first. */
export function spendHours(database: Database, sinceMs: EpochMs): readonly HourSpend[] {
  const rows = database.sqlite
    .prepare(
      `SELECT hour, ${SUMS} FROM hour_total WHERE hour >= ? GROUP BY hour ORDER BY hour DESC`,
    )
    .all(Math.floor(sinceMs / HOUR_MS));
  return rows.map(row => ({ hour: Number(row.hour), nanoUsd: spentOf(amountsOf(row)) }));
}

/** What a provider cost on a UTC date, as its own bill counts days. */
export function spentOnUtcDay(database: Database, provider: string, date: string): SpentByBasis {
  const first = Date.parse(`${date}T00:00:00Z`) / HOUR_MS;
  const row = database.sqlite
    .prepare(`SELECT ${SUMS} FROM hour_total WHERE provider = ? AND hour >= ? AND hour < ?`)
    .get(provider, first, first + 24);
  return basesOf(amountsOf(row));
}

function fromTotals(
  database: Database,
  column: 'day' | 'project' | 'provider' | 'model',
  { since, until }: DateRange,
): readonly SpendLine[] {
  const rows = database.sqlite
    .prepare(
      `SELECT ${column} AS name, sum(calls) AS calls, ${SUMS} FROM day_total
       WHERE day >= ? AND day <= ? GROUP BY ${column} ORDER BY ${column} DESC LIMIT ${MAX_LINES}`,
    )
    .all(since, until);
  const lines = rows.map(row => lineOf(String(row.name), Number(row.calls), amountsOf(row)));
  return lines.reverse();
}

function byTask(database: Database, { since, until }: DateRange): readonly SpendLine[] {
  const rows = database.sqlite
    .prepare(
      `SELECT task_id AS name, count(DISTINCT call.id) AS calls, ${SUMS}
       FROM call JOIN entry ON entry.call = call.id
       WHERE day >= ? AND day <= ? GROUP BY task_id ORDER BY max(call.id) DESC LIMIT ${MAX_LINES}`,
    )
    .all(since, until);
  const lines = rows.map(row => lineOf(String(row.name), Number(row.calls), amountsOf(row)));
  return lines.reverse();
}

function regroup(
  lines: readonly SpendLine[],
  nameOf: (name: string) => string,
): readonly SpendLine[] {
  return [...Map.groupBy(lines, line => nameOf(line.name))].map(([name, group]) =>
    group.reduce(add, lineOf(name, 0, NOTHING)),
  );
}

function add(sum: SpendLine, line: SpendLine): SpendLine {
  return {
    name: sum.name,
    calls: sum.calls + line.calls,
    billedNanoUsd: sum.billedNanoUsd + line.billedNanoUsd,
    estimatedNanoUsd: sum.estimatedNanoUsd + line.estimatedNanoUsd,
    unknownNanoUsd: sum.unknownNanoUsd + line.unknownNanoUsd,
    inputTokens: sum.inputTokens + line.inputTokens,
    outputTokens: sum.outputTokens + line.outputTokens,
    cacheReadTokens: sum.cacheReadTokens + line.cacheReadTokens,
  };
}

function lineOf(name: string, calls: number, amounts: Amounts): SpendLine {
  return {
    name,
    calls,
    ...basesOf(amounts),
    inputTokens: amounts.input_tokens,
    outputTokens: amounts.output_tokens,
    cacheReadTokens: amounts.cache_read_tokens,
  };
}

/** The amounts of money by how sure they are. */
export function basesOf(amounts: Amounts): SpentByBasis {
  return {
    billedNanoUsd: amounts.billed,
    estimatedNanoUsd: amounts.estimated,
    unknownNanoUsd: amounts.unknown,
  };
}
