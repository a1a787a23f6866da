/**
 * Which day, week and month an instant belongs to, on the wall clock of the person's time zone.
 *
 * The rule for odd clocks: a period is named by its calendar date, and money is booked under the
 * name that the clock showed when it was reserved. So a day of 23 or 25 hours is one day, and a
 * clock that is set back finds the former day's spending again instead of a fresh budget.
 *
 * A later call never falls to an earlier day (`chooseBookingDay`): a clock set back over midnight, or a
 * second server in a zone further west, books on the newest day that was used. So days are used up
 * in order, each once, however many zones and clocks take part.
 */
import type { EpochMs } from '../../types.ts';

interface PeriodKeys {
  /** `2026-11-22` */
  readonly day: string;
  /** ISO 8601, Monday to Sunday: `2026-W47` */
  readonly week: string;
  /** `2026-11` */
  readonly month: string;
}

export type CalendarPeriod = keyof PeriodKeys;

const DAY_MS = 86_400_000;
/** Every zone of this century changes its date, and its offset, on a whole quarter of an hour. */
const QUARTER_MS = 900_000;
/** No zone is further from UTC than this, so a local midnight lies within it of the UTC one. */
const MAX_OFFSET_MS = 16 * 3_600_000;

/**
 * Reads instants as local dates; remembers the last, as formatting is slow. Throws RangeError for a
 * time zone that does not exist.
 */
export function createCalendar(timeZone: string): (at: EpochMs) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let quarter = Number.NaN;
  let date = '';
  return at => {
    const asked = Math.floor(at / QUARTER_MS);
    if (asked !== quarter) {
      const parts = format.formatToParts(at);
      const pick = (type: string) => parts.find(part => part.type === type)?.value ?? '';
      date = `${pick('year').padStart(4, '0')}-${pick('month')}-${pick('day')}`;
      quarter = asked;
    }
    return date;
  };
}

/**
 * How many days ahead of the clock the newest call may be and still hold the day: a clock that was set
 * back gives no fresh budget. A call further ahead is of a clock that was badly wrong, and must not
 * freeze the budgets for years: the clock of now is believed, unless that shows a day before this program
 * was made.
 */
const MAX_DAYS_AHEAD = 366;
const FIRST_DAY = '2026-01-01';

/** The last day that a call may be of and still count as booked by a clock that was right. */
export function findLastBelievedDay(today: string): string {
  return today < FIRST_DAY ? '9999-12-31' : addDays(today, MAX_DAYS_AHEAD);
}

/** The date to book a call on: `today` by the clock, `newest` that of the newest call, if any. */
export function chooseBookingDay(today: string, newest: string | null): string {
  if (newest === null || newest <= today) return today;
  return newest <= findLastBelievedDay(today) ? newest : today;
}

/** Shows instants to a person in a time zone: `2026-11-23, 00:00 (Europe/Berlin)`. */
export function createTimeFormatter(timeZone: string): (at: EpochMs) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return at => `${format.format(at)} (${timeZone})`;
}

/** `zone` if this machine knows it, else UTC: some systems name theirs in a way of their own. */
export function resolveTimeZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The periods that a local date (`2026-11-22`) belongs to. */
export function computePeriodKeys(day: string): PeriodKeys {
  return { day, week: formatIsoWeek(day), month: day.slice(0, 7) };
}

/** First date of the period that `day` belongs to. */
export function findFirstDay(period: CalendarPeriod, day: string): string {
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -countDaysSinceMonday(day));
    case 'month':
      return `${day.slice(0, 7)}-01`;
  }
}

/** First date after the period that `day` belongs to. */
export function findNextFirstDay(period: CalendarPeriod, day: string): string {
  switch (period) {
    case 'day':
      return addDays(day, 1);
    case 'week':
      return addDays(findFirstDay('week', day), 7);
    case 'month':
      return findFirstDay('month', addDays(findFirstDay('month', day), 31));
  }
}

/**
 * The first instant that is `day` or later in the zone of `dateAt`. Not always 00:00: some zones
 * skip midnight when summer time begins, and Samoa once skipped a whole date.
 */
export function findStartOfDay(day: string, dateAt: (at: EpochMs) => string): EpochMs {
  let before = Date.parse(`${day}T00:00:00Z`) - MAX_OFFSET_MS - DAY_MS;
  let after = before + 2 * MAX_OFFSET_MS + 2 * DAY_MS;
  // The local date never decreases over a day, so halving finds the edge in under 30 steps.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dateAt(middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}

/** `day` moved by whole calendar days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function countDaysSinceMonday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A week belongs to the year that its Thursday is in. */
function formatIsoWeek(day: string): string {
  const thursday = addDays(findFirstDay('week', day), 3);
  const year = thursday.slice(0, 4);
  const days =
    (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY_MS;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}
