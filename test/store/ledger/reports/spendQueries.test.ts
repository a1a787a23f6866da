import assert from 'node:assert/strict';
import { auditLedger } from '../../../../src/store/ledger/ledgerAudit.ts';
import {
  listHourlySpend,
  listSpendLines,
  readUtcDaySpend,
  SPEND_GROUPS,
  type SpendGroup,
} from '../../../../src/store/ledger/reports/spendQueries.ts';
import { type Ledger, newHome, openLedger, paid, removeHomes, reserved } from '../../ledgerHome.ts';

const HOUR_MS = 3_600_000;
const EVER = { since: '2000-01-01', until: '2100-01-01' };
const TIMES = ['2026-10-31T22:30Z', '2026-10-31T23:30Z', '2026-11-01T12:00Z', '2026-11-02T00:00Z'];

/** Four calls around a month's end in Berlin (UTC+1), of 1, 10, 100 and 1,000 nano-dollars. */
function someSpending(): Ledger {
  const home = newHome();
  let now = 0;
  const ledger = openLedger(home, { now: () => now, timeZone: 'Europe/Berlin' });
  TIMES.forEach((time, n) => {
    now = Date.parse(time);
    const id = reserved(
      ledger.store,
      paid(5_000, {
        taskId: `task${n % 2}`,
        attempt: n,
        model: n === 3 ? 'local/small' : 'openrouter/big',
        provider: n === 3 ? 'local' : 'openrouter',
      }),
    );
    const basis = n === 0 ? 'estimated' : 'billed';
    ledger.store.settle(id, {
      cost: { nanoUsd: 10 ** n, basis },
      usage: { inputTokens: n, outputTokens: 1 },
    });
  });
  return ledger;
}

suite('questions about spending', () => {
  let ledger: Ledger;
  setup(() => {
    ledger = someSpending();
  });
  teardown(() => {
    ledger.close();
    removeHomes();
  });

  function check(group: SpendGroup, range: typeof EVER, expected: readonly string[]) {
    test(`by ${group} from ${range.since} to ${range.until}`, () => {
      const lines = listSpendLines(ledger.database, group, range);
      assert.deepEqual(
        lines.map(
          line =>
            `${line.name}: ${line.calls} calls, ${line.billedNanoUsd}+${line.estimatedNanoUsd}, ` +
            `${line.inputTokens}/${line.outputTokens}`,
        ),
        expected,
      );
    });
  }

  check('day', EVER, [
    '2026-10-31: 1 calls, 0+1, 0/1',
    '2026-11-01: 2 calls, 110+0, 3/2',
    '2026-11-02: 1 calls, 1000+0, 3/1',
  ]);
  check('day', { since: '2026-11-01', until: '2026-11-01' }, ['2026-11-01: 2 calls, 110+0, 3/2']);
  check('week', EVER, ['2026-W44: 3 calls, 110+1, 3/3', '2026-W45: 1 calls, 1000+0, 3/1']);
  check('month', EVER, ['2026-10: 1 calls, 0+1, 0/1', '2026-11: 3 calls, 1110+0, 6/3']);
  check('project', EVER, ['demo: 4 calls, 1110+1, 6/4']);
  check('provider', EVER, ['local: 1 calls, 1000+0, 3/1', 'openrouter: 3 calls, 110+1, 3/3']);
  check('model', EVER, [
    'local/small: 1 calls, 1000+0, 3/1',
    'openrouter/big: 3 calls, 110+1, 3/3',
  ]);
  check('task', EVER, ['task0: 2 calls, 100+1, 2/2', 'task1: 2 calls, 1010+0, 4/2']);

  test('every group adds up to the same', () => {
    const sums = SPEND_GROUPS.map(group =>
      listSpendLines(ledger.database, group, EVER).reduce(
        (sum, line) => sum + line.billedNanoUsd,
        0,
      ),
    );
    assert.deepEqual(new Set(sums), new Set([1_110]));
  });

  test('by hour, newest first', () => {
    const hours = listHourlySpend(ledger.database, Date.parse('2026-10-31T23:00Z'));
    assert.deepEqual(
      hours.map(({ hour, nanoUsd }) => [new Date(hour * HOUR_MS).toISOString(), nanoUsd]),
      [
        ['2026-11-02T00:00:00.000Z', 1_000],
        ['2026-11-01T12:00:00.000Z', 100],
        ['2026-10-31T23:00:00.000Z', 10],
      ],
    );
  });

  test("a provider's day is UTC's, as on its bill", () => {
    const day = (date: string) => readUtcDaySpend(ledger.database, 'openrouter', date);
    assert.deepEqual(day('2026-10-31'), {
      billedNanoUsd: 10,
      estimatedNanoUsd: 1,
      unknownNanoUsd: 0,
    });
    assert.equal(day('2026-11-01').billedNanoUsd, 100);
    assert.equal(day('2026-11-02').billedNanoUsd, 0);
  });

  for (const [name, harm] of Object.entries({
    'a changed entry':
      'DROP TRIGGER entry_no_update; UPDATE entry SET billed = 7 WHERE billed = 10',
    'a deleted entry': 'DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE sequence = 2',
    'a changed total': "UPDATE period_total SET billed = 0 WHERE scope = 'month'",
    'a changed day': 'UPDATE day_total SET unknown = 5',
    'a changed hour': 'UPDATE hour_total SET calls = 0',
    'a lost reservation': 'INSERT INTO entry (call, kind, at_ms, reserved) VALUES (1, 0, 0, 9)',
  })) {
    test(`an audit finds ${name}`, () => {
      assert.deepEqual(auditLedger(ledger.database), []);
      ledger.database.sqlite.exec(harm);
      assert.notDeepEqual(auditLedger(ledger.database), []);
    });
  }
});
