import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BudgetLimits } from '../../../src/core/types.ts';
import { auditLedger } from '../../../src/store/ledger/ledgerAudit.ts';
import type { LedgerStore } from '../../../src/store/ledger/ledgerStore.ts';
import { newHome, openLedger, paid, removeHomes, reserved, START_MS, VIEW } from '../ledgerHome.ts';

/** What is refused after $0.60 is spent on the Wednesday of `START_MS`, with a call of $0.50. */
function check(name: string, limits: BudgetLimits, expected: string | null) {
  test(name, () => {
    const { store, close } = openLedger(newHome(), { limits, timeZone: 'Europe/Berlin' });
    const settled = { cost: { nanoUsd: 6e8, basis: 'billed' }, usage: USAGE } as const;
    store.settle(reserved(store, paid(6e8)), settled);
    const answer = store.reserve(paid(5e8));
    assert.equal(answer.ok ? null : answer.refusal.message, expected);
    close();
  });
}

const USAGE = { inputTokens: 800, outputTokens: 100 };

suite('budgets', () => {
  teardown(removeHomes);

  check('no limits', {}, null);
  check('a limit that is just reached', { dailyNanoUsd: 11e8 }, null);
  check(
    'a daily limit',
    { dailyNanoUsd: 1e9, monthlyNanoUsd: 1e9 },
    'The daily budget of $1.00 has $0.40 left, and this call may cost up to $0.50. ' +
      'It resets on 2026-11-19, 00:00 (Europe/Berlin).',
  );
  check(
    'a weekly limit',
    { dailyNanoUsd: 2e9, weeklyNanoUsd: 1e9 },
    'The weekly budget of $1.00 has $0.40 left, and this call may cost up to $0.50. ' +
      'It resets on 2026-11-23, 00:00 (Europe/Berlin).',
  );
  check(
    'a monthly limit',
    { monthlyNanoUsd: 6e8 },
    'The monthly budget of $0.60 has $0.00 left, and this call may cost up to $0.50. ' +
      'It resets on 2026-12-01, 00:00 (Europe/Berlin).',
  );
  check(
    "a project's limit",
    { projectNanoUsd: 1e9 },
    "The project's budget of $1.00 has $0.40 left, and this call may cost up to $0.50. " +
      'It does not reset by itself.',
  );
  check(
    'a token budget',
    { monthlyTokens: 950 },
    'The monthly token budget of 950 tokens has 50 tokens left, and this call may use up to ' +
      '100 tokens. It resets on 2026-12-01, 00:00 (Europe/Berlin).',
  );

  test('what is left is told less what is spent and held, and no limit once nobody can read it', () => {
    const limits = { dailyNanoUsd: 1e9, monthlyTokens: 1_000 };
    const { store, close } = openLedger(newHome(), { limits });
    assert.deepEqual(store.left(), { nanoUsd: 1e9, tokens: 1_000 });
    const { worstTokens } = paid(3e8);
    reserved(store, paid(3e8));
    assert.deepEqual(store.left(), { nanoUsd: 7e8, tokens: 1_000 - worstTokens });
    const settled = { cost: { nanoUsd: 1e8, basis: 'billed' }, usage: USAGE } as const;
    store.settle(reserved(store, paid(2e8)), settled);
    assert.deepEqual(store.left(), { nanoUsd: 6e8, tokens: 1_000 - worstTokens - 900 });
    close();
    assert.deepEqual(store.left(), { nanoUsd: null, tokens: null });
  });

  test('a free model that billed is held to what it billed, in its month', () => {
    let now = START_MS;
    const limits = { monthlyNanoUsd: 100 };
    const { store, close } = openLedger(newHome(), { limits, now: () => now });
    const free = paid(0, { tier: 'free', model: 'own/free' });
    for (const nanoUsd of [40, 30]) {
      store.settle(reserved(store, free), { cost: { nanoUsd, basis: 'billed' } });
    }
    assert.equal(store.hasBilled('own/free'), true);
    const refusal = store.reserve(free);
    assert.equal(refusal.ok ? null : refusal.refusal.wanted, 35, 'the mean of a call');
    reserved(store, paid(0, { tier: 'free', model: 'own/other' }));
    now += 20 * 864e5;
    assert.equal(store.hasBilled('own/free'), false);
    reserved(store, free);
    close();
  });

  test("another project's spending does not bind this one's budget", () => {
    const home = newHome();
    const one = openLedger(home, { limits: { projectNanoUsd: 100 }, project: 'one' });
    const two = openLedger(home, { limits: { projectNanoUsd: 100 }, project: 'two' });
    reserved(one.store, paid(100));
    assert.equal(one.store.reserve(paid(1)).ok, false);
    assert.equal(two.store.reserve(paid(100)).ok, true);
    one.close();
    two.close();
  });

  test('a new day has a new budget; a clock set back has the old one', () => {
    let now = START_MS;
    const { store, close } = openLedger(newHome(), {
      limits: { dailyNanoUsd: 100 },
      now: () => now,
    });
    reserved(store, paid(100));
    now += 864e5;
    reserved(store, paid(100));
    now -= 864e5;
    assert.equal(store.reserve(paid(1)).ok, false);
    close();
  });
});

const HOUR_MS = 3_600_000;

suite('days of several zones and odd clocks', () => {
  teardown(removeHomes);

  /** Which of two calls, each of the whole daily budget, are let through. */
  const both = (name: string, expected: string, zones: readonly string[], clocks: number[]) =>
    test(name, () => {
      const home = newHome();
      const answers = clocks.map((at, n) => {
        const timeZone = zones[n % zones.length]!;
        const { store, close } = openLedger(home, { limits: DAILY, now: () => at, timeZone });
        const { ok } = store.reserve(paid(100));
        const day = store.spend(VIEW).periods.find(({ period }) => period === 'day');
        assert.equal(day?.leftNanoUsd, 0, 'the report is of the day that is booked on');
        close();
        return ok ? 'yes' : 'no';
      });
      assert.equal(answers.join(' '), expected);
    });
  const at = Date.UTC(2026, 10, 18, 10, 30);
  const east = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

  both('two zones at one instant share the newer day', 'yes no', east, [at, at]);
  both('a clock set back over midnight opens no unused day', 'yes no', ['UTC'], [at, at - 864e5]);
  both('nor does one set back by two days', 'yes no no', ['UTC'], [at, at - 2 * 864e5, at]);
  both(
    'a clock that was far ahead once does not freeze the budget',
    'yes yes no',
    ['UTC'],
    [at + 400 * 864e5, at, at],
  );

  test('no zones and no clocks spend a day twice, or go back to one', () => {
    const move = fc.record({ zone: fc.nat(2), hours: fc.integer({ min: -20, max: 20 }) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), moves => {
        const home = newHome();
        let now = START_MS;
        const ledgers = [...east, 'UTC'].map(timeZone =>
          openLedger(home, { limits: DAILY, now: () => now, timeZone }),
        );
        for (const { zone, hours } of moves) {
          now = START_MS + hours * HOUR_MS;
          ledgers[zone]!.store.reserve(paid(40));
        }
        const { sqlite } = ledgers[0]!.database;
        const days = sqlite.prepare('SELECT day FROM call ORDER BY id').all();
        const names = days.map(({ day }) => String(day));
        assert.deepEqual(names, names.toSorted());
        for (const day of new Set(names)) {
          assert.ok(names.filter(name => name === day).length <= 2, day);
        }
        for (const { close } of ledgers) close();
        removeHomes();
      }),
      { numRuns: 25 },
    );
  });
});

const DAILY: BudgetLimits = { dailyNanoUsd: 100 };

const amount = fc.integer({ min: 0, max: 60 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('reserve' as const), amount, tokens: amount }),
  fc.record({ kind: fc.constant('bill' as const), which: fc.nat(7), share: fc.nat(100) }),
  fc.record({ kind: fc.constant('unknown' as const), which: fc.nat(7) }),
  fc.record({ kind: fc.constant('clock' as const), hours: fc.integer({ min: -40, max: 60 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const LIMITS: BudgetLimits = {
  dailyNanoUsd: 100,
  weeklyNanoUsd: 180,
  monthlyNanoUsd: 300,
  projectNanoUsd: 500,
  monthlyTokens: 400,
};

/** Providers bill at most what was reserved; everything else is left to chance. */
function take(stores: readonly LedgerStore[], calls: Call[], step: Step, at: number): number {
  const store = stores[at % stores.length]!;
  const call = 'which' in step ? calls[step.which % Math.max(1, calls.length)] : undefined;
  switch (step.kind) {
    case 'reserve': {
      const request = paid(step.amount, { taskId: `task${at}`, worstTokens: step.tokens });
      const answer = store.reserve(request);
      if (answer.ok) calls.push({ id: answer.id, worst: step.amount });
      return 0;
    }
    case 'bill':
      if (call) {
        const nanoUsd = Math.floor((call.worst * step.share) / 100);
        store.settle(call.id, { cost: { nanoUsd, basis: 'billed' } });
      }
      return 0;
    case 'unknown':
      if (call) store.settle(call.id, { cost: { nanoUsd: 0, basis: 'unknown' } });
      return 0;
    case 'clock':
      return step.hours * 3_600_000;
  }
}

interface Call {
  readonly id: string;
  readonly worst: number;
}

suite('budgets in general', () => {
  teardown(removeHomes);

  test('no interleaving of two servers, and no clock, takes a period past its limit', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const home = newHome();
        let now = START_MS;
        const settings = { limits: LIMITS, now: () => now };
        const ledgers = [openLedger(home, settings), openLedger(home, settings)];
        const stores = ledgers.map(({ store }) => store);
        const calls: Call[] = [];
        steps.forEach((step, at) => {
          now += take(stores, calls, step, at);
          for (const { period, spentNanoUsd, reservedNanoUsd, limitNanoUsd } of stores[0]!.spend(
            VIEW,
          ).periods) {
            const used = spentNanoUsd + reservedNanoUsd;
            assert.ok(limitNanoUsd === null || used <= limitNanoUsd, `${period}: ${used}`);
          }
        });
        assert.deepEqual(auditLedger(ledgers[0]!.database), []);
        for (const { close } of ledgers) close();
        removeHomes();
      }),
      { numRuns: 25 },
    );
  });
});
