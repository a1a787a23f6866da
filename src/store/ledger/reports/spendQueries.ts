/** Questions about past spending: answered from the totals where they suffice, else by calls. */
import {
  computePeriodKeys,
  type HourSpend,
  type SpentByBasis,
  type TokenCounts,
} from '../../../core/cost-monitor/index.ts';
import type { EpochMs } from '../../../core/types.ts';
import type { Database } from '../../database/index.ts';
import { HOUR_MS, readAmounts } from '../ledgerJournal.ts';
import { computeSpent } from '../ledgerPeriods.ts';
import { AMOUNTS, type Amounts, ZERO_AMOUNTS } from '../ledgerSchema.ts';

export const SPEND_GROUPS = [
  'day',
  'week',
  'month',
  'project',
  'provider',
  'model',
  'task',
  'client',
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

/** A table for readers: the newest lines are kept. */
const MAX_LINES = 10_000;
const SUMS = AMOUNTS.map(name => `sum(${name}) AS ${name}`).join(', ');

/** Spending within `range`, one line for each value of `group`, in that value's order. */
export function listSpendLines(
  database: Database,
  group: SpendGroup,
  range: DateRange,
): readonly SpendLine[] {
  switch (group) {
    case 'day':
    case 'project':
    case 'provider':
    case 'model':
      return listFromTotals(database, group, range);
    case 'week':
    case 'month':
      return regroup(listFromTotals(database, 'day', range), day => computePeriodKeys(day)[group]);
    case 'task':
      return listByCall(database, 'task_id', range);
    case 'client':
      return listByCall(database, `coalesce(client, '${NO_CLIENT}')`, range);
  }
}

/** Spending of each hour from `sinceMs` on, newest first. */
export function listHourlySpend(database: Database, sinceMs: EpochMs): readonly HourSpend[] {
  const rows = database.sqlite
    .prepare(
      `SELECT hour, ${SUMS} FROM hour_total WHERE hour >= ? GROUP BY hour ORDER BY hour DESC`,
    )
    .all(Math.floor(sinceMs / HOUR_MS));
  return rows.map(row => ({ hour: Number(row.hour), nanoUsd: computeSpent(readAmounts(row)) }));
}

/** What a provider cost on a UTC date, as its own bill counts days. */
export function readUtcDaySpend(database: Database, provider: string, date: string): SpentByBasis {
  const first = Date.parse(`${date}T00:00:00Z`) / HOUR_MS;
  const row = database.sqlite
    .prepare(`SELECT ${SUMS} FROM hour_total WHERE provider = ? AND hour >= ? AND hour < ?`)
    .get(provider, first, first + 24);
  return splitByBasis(readAmounts(row));
}

function listFromTotals(
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
  const lines = rows.map(row =>
    createSpendLine(String(row.name), Number(row.calls), readAmounts(row)),
  );
  return lines.reverse();
}

/** Calls that a person made, or whose client is not known. */
const NO_CLIENT = 'no agent';

function listByCall(
  database: Database,
  name: string,
  { since, until }: DateRange,
): readonly SpendLine[] {
  const rows = database.sqlite
    .prepare(
      `SELECT ${name} AS name, count(DISTINCT call.id) AS calls, ${SUMS}
       FROM call JOIN entry ON entry.call = call.id
         LEFT JOIN agent_call ON agent_call.call = call.id
       WHERE day >= ? AND day <= ? GROUP BY name ORDER BY max(call.id) DESC LIMIT ${MAX_LINES}`,
    )
    .all(since, until);
  const lines = rows.map(row =>
    createSpendLine(String(row.name), Number(row.calls), readAmounts(row)),
  );
  return lines.reverse();
}

function regroup(
  lines: readonly SpendLine[],
  nameOf: (name: string) => string,
): readonly SpendLine[] {
  return [...Map.groupBy(lines, line => nameOf(line.name))].map(([name, group]) =>
    group.reduce(addLines, createSpendLine(name, 0, ZERO_AMOUNTS)),
  );
}

function addLines(sum: SpendLine, line: SpendLine): SpendLine {
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

function createSpendLine(name: string, calls: number, amounts: Amounts): SpendLine {
  return {
    name,
    calls,
    ...splitByBasis(amounts),
    inputTokens: amounts.input_tokens,
    outputTokens: amounts.output_tokens,
    cacheReadTokens: amounts.cache_read_tokens,
  };
}

/** The amounts of money by how sure they are. */
export function splitByBasis(amounts: Amounts): SpentByBasis {
  return {
    billedNanoUsd: amounts.billed,
    estimatedNanoUsd: amounts.estimated,
    unknownNanoUsd: amounts.unknown,
  };
}
