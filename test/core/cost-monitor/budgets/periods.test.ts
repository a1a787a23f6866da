import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  type CalendarPeriod,
  chooseBookingDay,
  computePeriodKeys,
  createCalendar,
  findFirstDay,
  findNextFirstDay,
  findStartOfDay,
} from '../../../../src/core/cost-monitor/budgets/periods.ts';

function check(zone: string, instant: string, expected: string) {
  test(`${instant} in ${zone} is ${expected}`, () => {
    const { day, week, month } = computePeriodKeys(createCalendar(zone)(Date.parse(instant)));
    assert.equal(`${day} ${week} ${month}`, expected);
  });
}

function starts(zone: string, day: string, instant: string) {
  test(`${day} in ${zone} begins at ${instant}`, () => {
    const start = findStartOfDay(day, createCalendar(zone));
    assert.equal(new Date(start).toISOString(), instant);
  });
}

suite('periods', () => {
  check('UTC', '2026-11-22T23:59:59.999Z', '2026-11-22 2026-W47 2026-11');
  check('Europe/Berlin', '2026-11-22T23:00:00Z', '2026-11-23 2026-W48 2026-11');
  check('America/Los_Angeles', '2026-12-01T07:59:59Z', '2026-11-30 2026-W49 2026-11');
  check('Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01 2026-W53 2027-01');
  check('UTC', '2024-12-30T00:00:00Z', '2024-12-30 2025-W01 2024-12');
  check('UTC', '2027-01-03T00:00:00Z', '2027-01-03 2026-W53 2027-01');
  check('UTC', '2028-02-29T12:00:00Z', '2028-02-29 2028-W09 2028-02');

  starts('Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'); // 23 hours long
  starts('Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z');
  starts('Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'); // 25 hours long
  starts('Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z');
  starts('America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'); // has no 00:00
  starts('Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'); // never was: the 31st
  starts('Asia/Kolkata', '2026-11-22', '2026-11-21T18:30:00.000Z');

  test('the next month begins after months of every length', () => {
    const next = ['2026-01-31', '2026-02-01', '2028-02-29', '2026-04-30', '2026-12-15'];
    assert.deepEqual(
      next.map(day => findNextFirstDay('month', day)),
      ['2026-02-01', '2026-03-01', '2028-03-01', '2026-05-01', '2027-01-01'],
    );
  });

  test('a zone that does not exist is refused at once', () => {
    assert.throws(() => createCalendar('Mars/Olympus'), RangeError);
  });
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana', // summer time begins and ends at midnight
  'Asia/Beirut', // ends it at midnight, back into the day before
  'Atlantic/Azores',
  'Australia/Lord_Howe', // moves by half an hour
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2040, 0, 1) });
const period = fc.constantFrom<CalendarPeriod>('day', 'week', 'month');

suite('periods in general', () => {
  test('each instant lies in its period, whose end is the beginning of the next', () => {
    fc.assert(
      fc.property(zone, instant, period, (zone, at, period) => {
        const dateAt = createCalendar(zone);
        const day = dateAt(at);
        const start = findStartOfDay(findFirstDay(period, day), dateAt);
        const end = findStartOfDay(findNextFirstDay(period, day), dateAt);
        assert.ok(start <= at && at < end);
        const key = (ms: number) => computePeriodKeys(dateAt(ms))[period];
        assert.equal(key(start), key(at));
        assert.equal(key(end - 1), key(at));
        assert.notEqual(key(start - 1), key(at));
        assert.notEqual(key(end), key(at));
      }),
    );
  });

  test('days last 23 to 25 hours, weeks seven dates, months 28 to 31', () => {
    fc.assert(
      fc.property(zone, instant, (zone, at) => {
        const dateAt = createCalendar(zone);
        const day = dateAt(at);
        const hours =
          (findStartOfDay(addDays(day, 1), dateAt) - findStartOfDay(day, dateAt)) / 3_600_000;
        assert.ok(hours >= 23 && hours <= 25, `${hours} hours`);
        assert.equal(addDays(findFirstDay('week', day), 7), findNextFirstDay('week', day));
        const days =
          (Date.parse(findNextFirstDay('month', day)) - Date.parse(findFirstDay('month', day))) /
          864e5;
        assert.ok(days >= 28 && days <= 31);
      }),
    );
  });

  test('a clock set back to an earlier instant gives that instant its old names again', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 40 * 864e5 }), (zone, at, jump) => {
        const dateAt = createCalendar(zone);
        const before = computePeriodKeys(dateAt(at));
        dateAt(at + jump);
        assert.deepEqual(computePeriodKeys(dateAt(at)), before);
        assert.ok(dateAt(at + jump) >= before.day);
      }),
    );
  });
});

suite('the day to book on', () => {
  const today = '2026-11-30';
  const books = (newest: string | null, expected: string) =>
    test(`after a call on ${newest} it is ${expected}`, () => {
      assert.equal(chooseBookingDay(today, newest), expected);
    });
  books(null, today);
  books('2026-11-29', today);
  // In the west of the Pacific it is two days later than in its east, for an hour each day.
  books('2026-12-02', '2026-12-02');
  // A clock that was set back by days or weeks gives no fresh budget.
  books('2026-12-03', '2026-12-03');
  books('2026-12-31', '2026-12-31');
  books('2027-12-01', '2027-12-01');
  // One that was ahead by years does not freeze the budgets.
  books('2027-12-02', today);

  test('a clock before this program was made is not believed', () => {
    assert.equal(chooseBookingDay('1970-01-01', '2026-11-30'), '2026-11-30');
  });

  test('zones of one instant differ by no more', () => {
    const [west, east] = [createCalendar('Etc/GMT+12'), createCalendar('Pacific/Kiritimati')];
    const at = Date.parse('2026-11-30T11:00:00Z');
    assert.equal(chooseBookingDay(west(at), east(at)), east(at));
    assert.equal(east(at), addDays(west(at), 2));
  });
});
