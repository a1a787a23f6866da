/** What a person sees: never nothing for something, and the same figure wherever it is shown. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatAge,
  formatCount,
  formatDuration,
  formatNanoUsd,
  formatPercent,
  formatUsd,
  roundDuration,
  roundShare,
} from '../../src/core/figures.ts';

suite('money for a person', () => {
  const shows = (nano: number, text: string) =>
    test(`${nano} is ${text}`, () => {
      assert.equal(formatNanoUsd(nano), text);
      assert.equal(formatUsd(nano / 1e9), text);
    });
  shows(0, '$0.00');
  shows(1, '$0.000000001');
  shows(123, '$0.000000123');
  shows(12_345, '$0.0000123');
  shows(100_000, '$0.0001');
  shows(1_234_567, '$0.00123');
  shows(10_000_000, '$0.01');
  shows(12_300_000, '$0.0123');
  shows(15_000_000, '$0.015');
  shows(400_000_000, '$0.40');
  shows(999_999_877, '$1.00');
  shows(1_500_000_000, '$1.50');
  shows(1_234_500_000_000, '$1234.50');
  shows(-2_000_000_000, '-$2.00');
  shows(-500_000_000, '-$0.50');

  test('less than a nano-dollar is still something', () => {
    assert.equal(formatUsd(1e-12), '$0.000000001');
    assert.equal(formatUsd(0.1 + 0.2), '$0.30');
  });

  test('what is shown is within one in a hundred, and never zero for something', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), nano => {
        const shown = Number(formatNanoUsd(nano).slice(1)) * 1e9;
        assert.ok(shown > 0);
        assert.ok(Math.abs(shown - nano) <= nano * 0.01);
        assert.doesNotMatch(formatNanoUsd(nano), /e/);
      }),
    );
  });
});

suite('durations for a person', () => {
  const shows = (ms: number, text: string) =>
    test(`${ms} ms are ${text}`, () => {
      assert.equal(formatDuration(ms), text);
      assert.equal(formatDuration(roundDuration(ms)), text);
    });
  shows(0, '< 0.1 s');
  shows(49, '< 0.1 s');
  shows(50, '0.1 s');
  shows(850, '0.9 s');
  shows(2_000, '2 s');
  shows(3_849, '3.8 s');
  shows(9_949, '9.9 s');
  shows(9_950, '10 s');
  shows(10_499, '10 s');
  shows(61_600, '62 s');
  shows(99_499, '99 s');
  shows(99_500, '1.7 min');
  shows(600_000, '10 min');
  shows(5_970_000, '1.7 h');
  shows(86_400_000, '24 h');

  test('no time is shown as none, and what is shown tells it within one in ten', () => {
    const units: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 };
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 864_000_000 }), ms => {
        const [count, unit = ''] = formatDuration(ms).split(' ');
        assert.ok(Math.abs(Number(count) * units[unit]! - ms) <= ms / 10, formatDuration(ms));
        assert.equal(roundDuration(roundDuration(ms)), roundDuration(ms));
      }),
    );
  });
});

suite('shares and counts for a person', () => {
  test('a share is told in whole percents', () => {
    assert.deepEqual([0, 0.944, 0.9451, 1].map(formatPercent), ['0 %', '94 %', '95 %', '100 %']);
    assert.equal(roundShare(0.944), 0.94);
  });

  test('a count has its thousands set apart', () =>
    assert.equal(formatCount(1234567), '1,234,567'));
});

suite('an age for a person', () => {
  const shows = (ms: number, text: string) =>
    test(`${ms} ms is ${text}`, () => assert.equal(formatAge(ms), text));
  shows(-5_000, 'just now');
  shows(59_999, 'just now');
  shows(60_000, '1 min ago');
  shows(3_599_999, '59 min ago');
  shows(3_600_000, '1 h ago');
  shows(2.9 * 24 * 3_600_000, '2 d ago');
});
