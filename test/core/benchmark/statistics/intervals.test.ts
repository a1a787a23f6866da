/** Intervals agree with published values, and hold what they promise in simulation. */
import assert from 'node:assert/strict';
import { createRandom } from '../../../../src/core/benchmark/statistics/createRandom.ts';
import { computeDesignEffect } from '../../../../src/core/benchmark/statistics/designEffect.ts';
import type { Estimate } from '../../../../src/core/benchmark/statistics/estimate.ts';
import { nestedBootstrap } from '../../../../src/core/benchmark/statistics/nestedBootstrap.ts';
import { normalQuantile } from '../../../../src/core/benchmark/statistics/normalQuantile.ts';
import {
  computeScore,
  tangoInterval,
} from '../../../../src/core/benchmark/statistics/tangoInterval.ts';
import { wilsonInterval } from '../../../../src/core/benchmark/statistics/wilsonInterval.ts';

function assertClose(actual: number, expected: number, within: number): void {
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);
}

function holds({ low, high }: Estimate, truth: number): boolean {
  return low <= truth && truth <= high;
}

/** The share of `count` experiments whose interval holds the truth. */
function cover(count: number, seed: number, experiment: (random: () => number) => boolean): number {
  const random = createRandom(seed);
  let held = 0;
  for (let each = 0; each < count; each++) held += experiment(random) ? 1 : 0;
  return held / count;
}

function assertCovers(share: number): void {
  assert.ok(share >= 0.93 && share <= 0.97, `it covers ${share}`);
}

suite('normalQuantile', () => {
  test('agrees with published quantiles', () => {
    // Wichura (1988) tests PPND16 by the first two; the last is in every table.
    assertClose(normalQuantile(0.25), -0.6744897501960817, 1e-15);
    assertClose(normalQuantile(0.001), -3.090232306167813, 1e-14);
    assertClose(normalQuantile(1e-20), -9.262340089798409, 1e-12);
    assertClose(normalQuantile(0.975), 1.9599639845400543, 1e-15);
    assert.equal(normalQuantile(0.5), 0);
    assert.equal(normalQuantile(1), Number.POSITIVE_INFINITY);
  });
});

suite('wilsonInterval', () => {
  test('agrees with R to 1e-9 and with Newcombe to all his digits', () => {
    // R's package binom, `binom.confint(…, methods = "wilson")`, as in the tests of statsmodels.
    const byR = [
      [18, 20, 0.6989663547715128, 0.972133518786232],
      [4, 20, 0.0806576625797981, 0.4160174322518935],
      [4, 200, 0.00780442641634947, 0.05028708690582643],
      [190, 200, 0.910421851861224, 0.972617354399236],
    ] as const;
    for (const [right, all, low, high] of byR) {
      const found = wilsonInterval(right, all, 0.95)!;
      assertClose(found.low, low, 1e-9);
      assertClose(found.high, high, 1e-9);
    }
    // Newcombe (Statistics in Medicine 17, 1998, 857–872), table I, method 3.
    const byNewcombe = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [right, all, low, high] of byNewcombe) {
      const found = wilsonInterval(right, all, 0.95)!;
      assert.deepEqual(
        [found.low, found.high].map(limit => Math.round(limit * 1e4) / 1e4),
        [low, high],
      );
    }
    assert.equal(wilsonInterval(0, 0, 0.95), null);
  });

  test('covers what it says, on average over rates', () => {
    const share = cover(4_000, 11, random => {
      const rate = random();
      let right = 0;
      for (let run = 0; run < 60; run++) right += random() < rate ? 1 : 0;
      return holds(wilsonInterval(right, 60, 0.95)!, rate);
    });
    assertCovers(share);
  });

  test('covers with runs that hang together, once the design effect is taken out', () => {
    const experiment = (mends: boolean) => (random: () => number) => {
      const clusters = Array.from({ length: 40 }, () => {
        const rate = random() < 0.5 ? 0.15 : 0.95;
        const sum = [1, 2, 3, 4, 5].reduce(all => all + (random() < rate ? 1 : 0), 0);
        return { sum, size: 5 };
      });
      const right = clusters.reduce((all, { sum }) => all + sum, 0);
      const rate = right / 200;
      const effect = mends ? computeDesignEffect(clusters, rate * (1 - rate)) : 1;
      return holds(wilsonInterval(right / effect, 200 / effect, 0.95)!, 0.55);
    };
    assertCovers(cover(2_000, 12, experiment(true)));
    assert.ok(cover(2_000, 12, experiment(false)) < 0.8);
  });
});

suite('tangoInterval', () => {
  test('agrees with published intervals to all their digits, and with fifty digits to 1e-9', () => {
    const known = [
      // Fagerland, Lydersen and Laake (Statistics in Medicine 33, 2014), table V: -0.517 to -0.026; R's
      // package ratesci prints -0.517232 and -0.026003.
      [21, 1, 7, -0.5172322764213774, -0.02600303248086853],
      // R's package contingencytables, data of Cavo (2012): -0.1240 to -0.0054.
      [161, 6, 16, -0.12402343246406816, -0.00543339573167708],
      // Agresti and Min (Biometrics 61, 2005): -0.020 to 0.207.
      [86, 16, 8, -0.01965892271905075, 0.2069107706220011],
      // The example of `scoreci.mp` in R's package PropCIs.
      [160, 40, 20, 0.030864533133086722, 0.2180642441668248],
      // Newcombe (Statistics in Medicine 17, 1998, 2635–2650), one of his examples.
      [50, 12, 2, 0.061112406186343976, 0.3447087482821487],
      [44, 0, 3, -0.1822504437022153, 0.017588485832922544],
    ] as const;
    // The digits beyond the published ones: Tango's equations, solved with Python's decimal to 50 digits.
    for (const [pairs, onlyFirst, onlySecond, low, high] of known) {
      const found = tangoInterval({ pairs, onlyFirst, onlySecond }, 0.95)!;
      assertClose(found.low, low, 1e-9);
      assertClose(found.high, high, 1e-9);
      assertClose(
        Math.abs(computeScore(found.low, { pairs, onlyFirst, onlySecond })),
        1.95996,
        1e-5,
      );
    }
  });

  test('is mirrored when the two change places, and null without pairs', () => {
    const one = tangoInterval({ pairs: 30, onlyFirst: 9, onlySecond: 2 }, 0.95)!;
    const other = tangoInterval({ pairs: 30, onlyFirst: 2, onlySecond: 9 }, 0.95)!;
    assertClose(one.low, -other.high, 1e-12);
    assertClose(one.high, -other.low, 1e-12);
    assert.equal(tangoInterval({ pairs: 0, onlyFirst: 0, onlySecond: 0 }, 0.95), null);
    const none = tangoInterval({ pairs: 30, onlyFirst: 0, onlySecond: 0 }, 0.95)!;
    assert.ok(none.low < 0 && none.high > 0, 'thirty equal pairs prove no equality');
  });

  test('covers what it says', () => {
    const [first, second] = [0.25, 0.1];
    const share = cover(4_000, 13, random => {
      const counts = { pairs: 60, onlyFirst: 0, onlySecond: 0 };
      for (let pair = 0; pair < 60; pair++) {
        const drawn = random();
        if (drawn < first) counts.onlyFirst += 1;
        else if (drawn < first + second) counts.onlySecond += 1;
      }
      return holds(tangoInterval(counts, 0.95)!, first - second);
    });
    assertCovers(share);
  });
});

suite('nestedBootstrap', () => {
  const options = { confidence: 0.95, rounds: 300 };
  const drawTime = (middle: number, random: () => number) =>
    middle * (0.7 + 0.6 * random()) + (random() < 0.1 ? middle : 0);

  test('covers the mean time of tasks that differ and of runs that do', () => {
    // Middles are uniform in 1 … 5, and a run takes 1 + 0.1 times the middle on average.
    const truth = 3 * 1.1;
    const share = cover(1_500, 14, random => {
      const values = Array.from({ length: 40 }, () => {
        const middle = 1 + 4 * random();
        return [1, 2, 3].map(() => drawTime(middle, random));
      });
      return holds(nestedBootstrap(values, { ...options, random })!, truth);
    });
    assertCovers(share);
  });

  test('says the same twice, and nothing of nothing', () => {
    const values = [[1, 2, 3], [4, 5], [9]];
    const once = () => nestedBootstrap(values, { ...options, random: createRandom(1) });
    assert.deepEqual(once(), once());
    assertClose(once()!.value, (2 + 4.5 + 9) / 3, 1e-12);
    assert.equal(nestedBootstrap([[], []], { ...options, random: createRandom(1) }), null);
  });
});
