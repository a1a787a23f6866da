/** The tightest limit counts, and is named. */
import assert from 'node:assert/strict';
import { findTightestBudget } from '../../../../src/core/cost-monitor/budgets/findTightestBudget.ts';
import type {
  PeriodSpend,
  SpendSnapshot,
} from '../../../../src/core/cost-monitor/reports/spend.ts';

const MIDNIGHT = Date.parse('2026-11-22T23:00:00Z');
const NOTHING = { billedNanoUsd: 0, estimatedNanoUsd: 0, unknownNanoUsd: 0 };

function period(
  name: PeriodSpend['period'],
  limitNanoUsd: number | null,
  leftNanoUsd: number | null,
): PeriodSpend {
  const times = { startsMs: null, resetsMs: name === 'project' ? null : MIDNIGHT };
  const sums = { ...NOTHING, spentNanoUsd: 0, reservedNanoUsd: 0, calls: 0 };
  return { period: name, key: '', ...times, ...sums, limitNanoUsd, leftNanoUsd };
}

function check(name: string, change: Partial<SpendSnapshot>, expected: string) {
  test(name, () => {
    const found = findTightestBudget({
      ...{ atMs: 0, timeZone: 'Europe/Berlin', project: '', known: true, models: [], recent: [] },
      periods: [],
      tokens: {
        ...{ startsMs: 0, resetsMs: MIDNIGHT, usedTokens: 0, reservedTokens: 0 },
        ...{ limitTokens: null, leftTokens: null },
      },
      ...{ savings: null, excessNanoUsd: 0, refusesPaid: null },
      ...change,
    });
    assert.equal(found && `${found.nanoUsd}: ${found.says}`, expected === '' ? null : expected);
  });
}

const day = period('day', 1e9, 4e8);
const RESETS = 'It resets on 2026-11-23, 00:00 (Europe/Berlin).';

suite('what is left of the budgets', () => {
  check('no limit', { periods: [period('day', null, null), period('all', null, null)] }, '');
  check(
    'the tightest of several',
    { periods: [period('month', 9e9, 5e8), day, period('project', 2e9, 1e9)] },
    `400000000: The daily budget of $1.00 has $0.40 left. ${RESETS}`,
  );
  check(
    'a project does not reset',
    { periods: [day, period('project', 1e9, 0)] },
    "0: The project's budget of $1.00 has $0.00 left. It does not reset by itself.",
  );
  const tokens = { startsMs: 0, resetsMs: MIDNIGHT, usedTokens: 5, reservedTokens: 0 };
  check(
    'no token is left',
    { periods: [day], tokens: { ...tokens, limitTokens: 5_000, leftTokens: 0 } },
    `0: The monthly token budget of 5,000 tokens has 0 tokens left. ${RESETS}`,
  );
  check(
    'a ledger that cannot be trusted comes first',
    { periods: [day], refusesPaid: { kind: 'full', message: 'the disk is full.' } },
    '0: No paid call is made: the disk is full.',
  );
});
