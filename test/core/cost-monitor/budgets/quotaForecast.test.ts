/** When the free requests of a day are used up at the present rate. */
import assert from 'node:assert/strict';
import { forecastQuotaEnd } from '../../../../src/core/cost-monitor/budgets/quotaForecast.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-22T12:00:00Z');

/** `minutesAgo`: the requests; `after`: minutes from now until nothing is left. */
function check(
  name: string,
  { minutesAgo, left }: { readonly minutesAgo: readonly number[]; readonly left: number },
  after: number | null,
) {
  test(name, () => {
    const requestsAtMs = minutesAgo.map(minutes => NOW - minutes * MINUTE);
    const resetsAtMs = NOW + 12 * HOUR;
    const at = forecastQuotaEnd({ requestsAtMs, left, resetsAtMs, nowMs: NOW });
    assert.equal(at === null ? null : (at - NOW) / MINUTE, after);
  });
}

const every = (minutes: number, count: number) =>
  Array.from({ length: count }, (_, index) => (count - index) * minutes);

suite('quota forecast', () => {
  check('nobody asks: not before the reset', { minutesAgo: [], left: 50 }, null);
  check('nothing is left: now', { minutesAgo: [1], left: 0 }, 0);
  check(
    'ten in the last half hour, twenty left: in an hour',
    {
      minutesAgo: every(3, 10),
      left: 20,
    },
    60,
  );
  check('slow use lasts beyond the reset', { minutesAgo: [50], left: 49 }, null);
  check(
    'what was asked earlier says nothing of now',
    { minutesAgo: every(30, 40).slice(0, 38), left: 5 },
    null,
  );
  check('a burst of a minute counts as of ten', { minutesAgo: [1, 0.5, 0.2], left: 30 }, 100);
});
