/**
 * Dollars to whole nano-dollars and back, without a float ever deciding a digit.
 *
 * Everything is rounded up, so that no sum of ours is below a provider's. A JavaScript number is
 * read to 15 significant digits: what it has beyond those is noise of binary fractions
 * (0.1 + 0.2 is thirty cents), while a decimal string is taken exactly as written.
 */
import type { NanoUsd } from '../../types.ts';

const NANO_DIGITS = 9;
const MILLION_DIGITS = 6;
const SIGNIFICANT_DIGITS = 15;
/** Longest decimal that is still read; longer ones are no price. */
const MAX_DECIMAL_LENGTH = 400;
const DECIMAL = /^\+?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Dollars as whole nano-dollars, rounded up. Throws RangeError where `parseUsd` gives null. */
export function convertUsdToNano(usd: number | string): NanoUsd {
  const nano = parseUsd(usd);
  if (nano === null) {
    throw new RangeError(`Not an amount of dollars, 0 or more and below 9 million: ${usd}`);
  }
  return nano;
}

/** What a limit allows: rounded down, so that no part of a nano-dollar goes beyond it. */
export function convertLimitToNano(usd: number): NanoUsd {
  const up = convertUsdToNano(usd);
  return convertNanoToUsd(up) > usd ? up - 1 : up;
}

/**
 * The same for data from elsewhere: null for anything that is no amount (negative, not a
 * finite decimal, too large to count in nano-dollars, neither number nor string).
 */
export function parseUsd(usd: unknown): NanoUsd | null {
  return parseDecimal(usd, NANO_DIGITS);
}

/** A price in dollars per token as nano-dollars per million tokens, rounded up; null as above. */
export function parseUsdPerToken(usd: unknown): NanoUsd | null {
  return parseDecimal(usd, NANO_DIGITS + MILLION_DIGITS);
}

/** Dollars as a float: for showing and for wire formats, never to compute with. */
export function convertNanoToUsd(nano: NanoUsd): number {
  return nano / 1e9;
}

/** `amount × 10^scale`, rounded up to a whole safe integer; null where it is none. */
function parseDecimal(amount: unknown, scale: number): number | null {
  if (typeof amount === 'string') return convertDecimal(amount.trim(), scale);
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) return null;
  return convertDecimal(amount.toPrecision(SIGNIFICANT_DIGITS), scale);
}

function convertDecimal(decimal: string, scale: number): number | null {
  const match = decimal.length > MAX_DECIMAL_LENGTH ? null : DECIMAL.exec(decimal);
  const [, whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return null;
  const digits = BigInt(whole + fraction);
  const power = scale + Number(exponent) - fraction.length;
  const units =
    power >= 0 ? digits * 10n ** BigInt(power) : divideRoundingUp(digits, 10n ** BigInt(-power));
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : null;
}

function divideRoundingUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
