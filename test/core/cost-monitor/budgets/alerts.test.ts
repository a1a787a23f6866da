import assert from 'node:assert/strict';
import { type HourSpend, listDueAlerts } from '../../../../src/core/cost-monitor/budgets/alerts.ts';
import type {
  PeriodSpend,
  SpendSnapshot,
} from '../../../../src/core/cost-monitor/reports/spend.ts';

const AT = Date.UTC(2026, 10, 22, 12, 30);
const HOUR = Math.floor(AT / 3_600_000);
const SETTINGS = { shares: [0.5, 0.8, 1], monthlyNanoUsd: 2e9 };

function period(name: PeriodSpend['period'], spent: number, limit: number | null): PeriodSpend {
  return {
    period: name,
    key: `this-${name}`,
    startsMs: 0,
    resetsMs: 1,
    billedNanoUsd: spent,
    estimatedNanoUsd: 0,
    unknownNanoUsd: 0,
    spentNanoUsd: spent,
    reservedNanoUsd: 0,
    limitNanoUsd: limit,
    leftNanoUsd: limit === null ? null : Math.max(0, limit - spent),
    calls: 1,
  };
}

function snapshot(periods: readonly PeriodSpend[], usedTokens = 0): SpendSnapshot {
  const tokens = { startsMs: 7, resetsMs: 9, reservedTokens: 0, leftTokens: 0 };
  return {
    atMs: AT,
    timeZone: 'UTC',
    project: '',
    known: true,
    periods,
    models: [],
    recent: [],
    tokens: { ...tokens, usedTokens, limitTokens: usedTokens > 0 ? 1_000 : null },
    savings: null,
    excessNanoUsd: 0,
    refusesPaid: null,
  };
}

/** Each alert as its key and the beginning of its message. */
function check(
  name: string,
  given: {
    periods?: readonly PeriodSpend[];
    tokens?: number;
    hours?: readonly HourSpend[];
    excess?: number;
  },
  expected: readonly string[],
) {
  test(name, () => {
    const found = listDueAlerts(
      { ...snapshot(given.periods ?? [], given.tokens), excessNanoUsd: given.excess ?? 0 },
      given.hours ?? [],
      SETTINGS,
    );
    assert.deepEqual(
      found.map(({ key, message }) => `${key} ${message}`),
      expected,
    );
  });
}

const usual = (nanoUsd: number) => [1, 2, 3, 4, 5].map(ago => ({ hour: HOUR - ago, nanoUsd }));

suite('alerts', () => {
  check('nothing spent', { periods: [period('day', 0, 0)] }, []);
  check('below the first share', { periods: [period('day', 499, 1_000)] }, []);
  check('no limit', { periods: [period('day', 5e9, null)] }, []);
  check('the highest share that was reached', { periods: [period('day', 81e7, 1e9)] }, [
    'limit/day/this-day/1000000000/0.8 80 % of the daily budget is spent: $0.81 of $1.00.',
  ]);
  check('all of it', { periods: [period('week', 1e9, 1e9)] }, [
    'limit/week/this-week/1000000000/1 100 % of the weekly budget is spent: $1.00 of $1.00.',
  ]);
  check('the threshold of the month is no limit', { periods: [period('month', 2e9, null)] }, [
    "threshold/this-month/2000000000 This month's spending has reached your alert threshold " +
      'of $2.00: $2.00.',
  ]);
  check('tokens', { tokens: 500 }, [
    'tokens/7/1000/0.5 50 % of the monthly token budget is used: 500 of 1,000. ' +
      'Paid calls stop at 100 %.',
  ]);
  check('a busy hour', { hours: [{ hour: HOUR, nanoUsd: 2e9 }, ...usual(1e8)] }, [
    `rate/${HOUR} Spending is unusually fast: $2.00 in this hour, where $0.10 is usual.`,
  ]);
  check('a bill beyond the reservation', { excess: 3e7 }, [
    'excess/30000000 Providers billed $0.03 in all beyond what calls were reserved at. ' +
      'Compare their bills with the ledger: locallama spend --by provider.',
  ]);
  check('an hour as usual', { hours: [{ hour: HOUR, nanoUsd: 2e9 }, ...usual(1e9)] }, []);
  check('small change', { hours: [{ hour: HOUR, nanoUsd: 1e8 }, ...usual(1)] }, []);
  check('too little known', { hours: [{ hour: HOUR, nanoUsd: 9e9 }, ...usual(1).slice(1)] }, []);
});
