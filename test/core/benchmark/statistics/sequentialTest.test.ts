/** The sequential test errs no more often than it may, however often it is looked at, and saves runs. */
import assert from 'node:assert/strict';
import { computePairsToTell } from '../../../../src/core/benchmark/statistics/computePairsToTell.ts';
import { createRandom } from '../../../../src/core/benchmark/statistics/createRandom.ts';
import {
  addDiscordantPair,
  canBeDecided,
  isDecided,
  type SequentialTest,
  UNDECIDED,
} from '../../../../src/core/benchmark/statistics/sequentialTest.ts';
import { tangoInterval } from '../../../../src/core/benchmark/statistics/tangoInterval.ts';

const ALPHA = 0.05;

/** Pairs until it is decided, or all; and which is said to be better. */
function race(pairs: number, first: number, second: number, random: () => number) {
  let test: SequentialTest = UNDECIDED;
  for (let pair = 1; pair <= pairs; pair++) {
    const drawn = random();
    if (drawn < first) test = addDiscordantPair(test, 'first');
    else if (drawn < first + second) test = addDiscordantPair(test, 'second');
    if (isDecided(test, ALPHA)) return { used: pair, told: true };
    if (!canBeDecided(test, pairs - pair, ALPHA)) return { used: pair, told: false };
  }
  return { used: pairs, told: false };
}

suite('sequentialTest', () => {
  test('the stake is the mixture likelihood ratio', () => {
    // B(k + ½, n - k + ½) / B(½, ½) · 2ⁿ for k = 3, n = 4: (½ · 3/2 · 5/2 · ½) / 4! · 16 = 0.625.
    let all = UNDECIDED;
    for (const winner of ['first', 'second', 'first', 'first'] as const) {
      all = addDiscordantPair(all, winner);
    }
    assert.ok(Math.abs(Math.exp(all.logStake) - 0.625) < 1e-12);
    assert.deepEqual([all.onlyFirst, all.onlySecond], [3, 1]);
  });

  test('eight in a row decide at 5 %, five do not', () => {
    assert.equal(canBeDecided(UNDECIDED, 8, ALPHA), true);
    assert.equal(canBeDecided(UNDECIDED, 5, ALPHA), false);
  });

  test('equal models are told apart in no more than 5 % of races, looked at after every pair', () => {
    const random = createRandom(21);
    let wrong = 0;
    for (let each = 0; each < 4_000; each++) wrong += race(60, 0.2, 0.2, random).told ? 1 : 0;
    assert.ok(wrong / 4_000 <= ALPHA, `${wrong} of 4000`);
  });

  test('it saves a third of the runs and more, with no more errors than the fixed number makes', () => {
    const random = createRandom(22);
    const cases = [
      [0.5, 0.05],
      [0.4, 0.05],
      [0.15, 0.15],
      [0.05, 0.05],
    ] as const;
    let [used, planned, wrong, wrongFixed] = [0, 0, 0, 0];
    for (const [first, second] of cases) {
      for (let each = 0; each < 1_000; each++) {
        const end = race(60, first, second, random);
        used += end.used;
        planned += 60;
        if (first === second && end.told) wrong += 1;
        if (first === second) wrongFixed += tellFixed(60, first, second, random) ? 1 : 0;
      }
    }
    const saved = 1 - used / planned;
    assert.ok(saved >= 0.3, `it saves ${saved}`);
    assert.ok(wrong <= wrongFixed, `${wrong} errors instead of ${wrongFixed}`);
  });
});

/** Whether Tango's interval after the last pair leaves 0 out. */
function tellFixed(pairs: number, first: number, second: number, random: () => number): boolean {
  const counts = { pairs, onlyFirst: 0, onlySecond: 0 };
  for (let pair = 0; pair < pairs; pair++) {
    const drawn = random();
    if (drawn < first) counts.onlyFirst += 1;
    else if (drawn < first + second) counts.onlySecond += 1;
  }
  const { low, high } = tangoInterval(counts, 1 - ALPHA)!;
  return low > 0 || high < 0;
}

suite('computePairsToTell', () => {
  test("is McNemar's sample size", () => {
    // (1.959964 √0.3 + 0.841621 √(0.3 - 0.04))² / 0.2² = 56.47, by Connor's formula.
    assert.equal(computePairsToTell({ pairs: 100, onlyFirst: 25, onlySecond: 5 }, 0.95), 57);
    assert.equal(computePairsToTell({ pairs: 100, onlyFirst: 5, onlySecond: 5 }, 0.95), null);
  });
});
