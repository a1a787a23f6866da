/** The ledger's calendar: which rows of its totals are now, what they hold, when they end. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type BudgetUseLookup,
  type CalendarPeriod,
  chooseBookingDay,
  computeHeadroom,
  computePeriodKeys,
  createCalendar,
  createTimeFormatter,
  findFirstDay,
  findLastBelievedDay,
  findNextFirstDay,
  findStartOfDay,
  type Headroom,
  resolveTimeZone,
  UNLIMITED,
} from '../../core/cost-monitor/index.ts';
import type { BudgetLimits, EpochMs, NanoUsd } from '../../core/types.ts';
import { readAmounts } from './ledgerJournal.ts';
import type { Amounts } from './ledgerSchema.ts';

export interface PeriodRow {
  readonly calls: number;
  readonly amounts: Amounts;
}

export class LedgerPeriods {
  readonly timeZone: string;
  readonly project: string;
  readonly now: () => EpochMs;
  /** Local date of an instant, `2026-11-22`. */
  readonly dateAt: (at: EpochMs) => string;
  /** An instant for a person, in the zone. */
  readonly showTime: (at: EpochMs) => string;
  readonly #row: StatementSync;
  readonly #newestDay: StatementSync;
  readonly #bill: StatementSync;
  /** Instants of the day that was asked about last: each takes dozens of looks into the calendar. */
  #edges: { readonly day: string; readonly atMs: Map<string, EpochMs> } = {
    day: '',
    atMs: new Map(),
  };

  constructor(
    sqlite: DatabaseSync,
    options: {
      readonly timeZone: string;
      readonly project: string;
      readonly now: () => EpochMs;
    },
  ) {
    this.timeZone = resolveTimeZone(options.timeZone);
    this.project = options.project;
    this.now = options.now;
    this.dateAt = createCalendar(this.timeZone);
    this.showTime = createTimeFormatter(this.timeZone);
    this.#row = sqlite.prepare('SELECT * FROM period_total WHERE scope = ? AND key = ?');
    this.#newestDay = sqlite.prepare(
      "SELECT max(key) AS day FROM period_total WHERE scope = 'day' AND key <= ?",
    );
    this.#bill = sqlite.prepare(
      `SELECT max((billed + estimated + calls - 1) / calls) AS bill FROM day_total
       WHERE day >= ? AND day <= ? AND model = ? AND tier <> 'paid' AND calls > 0`,
    );
  }

  /** The date that a call of this instant is booked on; of one moment only in a transaction. */
  readonly dayAt = (at: EpochMs): string => {
    const today = this.dateAt(at);
    const newest = this.#newestDay.get(findLastBelievedDay(today))?.day ?? null;
    return chooseBookingDay(today, newest === null ? null : String(newest));
  };

  /**
   * What one call of a free model has cost, on the dearest day of the month
   * of `day`; 0 where it kept its word.
   */
  billOf(model: string, day: string): NanoUsd {
    const month = computePeriodKeys(day).month;
    return Number(this.#bill.get(`${month}-01`, `${month}-31`, model)?.bill ?? 0);
  }

  /** The total of a scope and key; zeros where nothing was booked. */
  row(scope: string, key: string): PeriodRow {
    const row = this.#row.get(scope, key);
    return { calls: Number(row?.calls ?? 0), amounts: readAmounts(row) };
  }

  /** How full each budget is on a date. */
  readonly useOf =
    (day: string): BudgetUseLookup =>
    scope => {
      const keys = computePeriodKeys(day);
      if (scope === 'project') {
        return {
          ...computeUsage(this.row('project', this.project).amounts),
          resetsAtMs: () => null,
        };
      }
      const period = scope === 'tokens' ? 'month' : scope;
      const { amounts } = this.row(period, keys[period]);
      return { ...computeUsage(amounts), resetsAtMs: () => this.ends(period, day) };
    };

  /** What the budgets leave now; no limit where that cannot be read: nothing is reserved then. */
  left(limits: BudgetLimits): Headroom {
    try {
      return computeHeadroom(limits, this.useOf(this.dayAt(this.now())));
    } catch {
      return UNLIMITED;
    }
  }

  starts(period: CalendarPeriod, day: string): EpochMs {
    return this.#edge(`starts ${period}`, day, () => findFirstDay(period, day));
  }

  ends(period: CalendarPeriod, day: string): EpochMs {
    return this.#edge(`ends ${period}`, day, () => findNextFirstDay(period, day));
  }

  #edge(name: string, day: string, findDay: () => string): EpochMs {
    if (this.#edges.day !== day) this.#edges = { day, atMs: new Map() };
    const known = this.#edges.atMs.get(name);
    if (known !== undefined) return known;
    const found = findStartOfDay(findDay(), this.dateAt);
    this.#edges.atMs.set(name, found);
    return found;
  }
}

/** Nano-dollars spent on any basis. */
export function computeSpent(amounts: Amounts): number {
  return amounts.billed + amounts.estimated + amounts.unknown;
}

/** Tokens that count against the token budget, those still reserved aside. */
export function computeUsedTokens(amounts: Amounts): number {
  return amounts.input_tokens + amounts.output_tokens + amounts.unknown_tokens;
}

function computeUsage(amounts: Amounts): { readonly nanoUsd: number; readonly tokens: number } {
  return {
    nanoUsd: computeSpent(amounts) + amounts.reserved,
    tokens: computeUsedTokens(amounts) + amounts.reserved_tokens,
  };
}
