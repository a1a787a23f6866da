import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  convertLimitToNano,
  convertNanoToUsd,
  convertUsdToNano,
  parseUsd,
  parseUsdPerToken,
} from '../../../../src/core/cost-monitor/money/money.ts';

/** Null: no amount. */
function check(usd: unknown, nano: number | null) {
  test(`${typeof usd} ${String(usd)} is ${nano}`, () => assert.equal(parseUsd(usd), nano));
}

suite('money', () => {
  test('limits are rounded down, amounts up', () => {
    assert.deepEqual([1e-12, 0.1, 5, 0.0000000019].map(convertLimitToNano), [0, 1e8, 5e9, 1]);
    assert.equal(convertUsdToNano(1e-12), 1);
  });

  check(0, 0);
  check('0.000102', 102_000);
  check(0.1 + 0.2, 300_000_000);
  check(0.000000001, 1);
  check(0.0000000011, 2);
  check('0.0000000010000000000000000000001', 2);
  check(1e-30, 1);
  check('1e-9', 1);
  check('2.5E3', 2_500_000_000_000);
  check('.5', 500_000_000);
  check('5.', 5_000_000_000);
  check(' 1 ', 1_000_000_000);
  check(-0.01, null);
  check('-1', null);
  check('', null);
  check('.', null);
  check('1,5', null);
  check('0x10', null);
  check('1e999', null);
  check('1e99999', null);
  check(Number.NaN, null);
  check(Number.POSITIVE_INFINITY, null);
  check(1e7, null);
  check('9'.repeat(1_000), null);
  check(null, null);
  check(undefined, null);
  check({}, null);

  test('a wrong amount of our own is a bug, and thrown', () => {
    assert.throws(() => convertUsdToNano('free'), RangeError);
  });

  test('a price per token keeps the digits below a nano-dollar', () => {
    assert.equal(parseUsdPerToken('0.00000015'), 150_000_000);
    assert.equal(parseUsdPerToken('0.0000000000005'), 500);
    assert.equal(parseUsdPerToken('-1'), null);
  });

  test('decimals of up to nine places are exact, and more are rounded up', () => {
    const digits = fc.stringMatching(/^\d{1,6}$/);
    const places = fc.stringMatching(/^\d{0,30}$/);
    fc.assert(
      fc.property(digits, places, (whole, fraction) => {
        const nano = convertUsdToNano(`${whole}.${fraction}`);
        const scaled = BigInt(whole + fraction.padEnd(30, '0'));
        const floor = scaled / 10n ** 21n;
        const up = scaled % 10n ** 21n === 0n ? floor : floor + 1n;
        assert.equal(BigInt(nano), up);
      }),
    );
  });

  test('whole nano-dollars survive the way through a float of dollars and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 * 1e9 }), nano => {
        assert.equal(convertUsdToNano(convertNanoToUsd(nano)), nano);
      }),
    );
  });

  test('a sum of parsed amounts is never below the exact sum', () => {
    const cents = fc.array(fc.integer({ min: 0, max: 1e12 }), { maxLength: 50 });
    fc.assert(
      fc.property(cents, picos => {
        const sum = picos.reduce((total, pico) => total + convertUsdToNano(`${pico}e-12`), 0);
        const exact = picos.reduce((total, pico) => total + BigInt(pico), 0n);
        assert.ok(BigInt(sum) * 1000n >= exact);
        assert.ok(BigInt(sum) * 1000n - exact < 1000n * BigInt(picos.length + 1));
      }),
    );
  });
});
