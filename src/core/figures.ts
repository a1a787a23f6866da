/**
 * Figures as a person sees them: the only place that formats money, times, shares and counts, for
 * every layer. Decisions count no finer than what is shown: no difference that is unseen is paid for.
 */
import type { NanoUsd } from './units.ts';

const NANO_DIGITS = 9;

/**
 * Whole cents where they tell the truth, else enough digits to tell it within one in a hundred, down
 * to a single nano-dollar: something never reads as nothing.
 */
export function formatNanoUsd(nano: NanoUsd): string {
  const sign = nano < 0 ? '-' : '';
  const amount = Math.abs(nano);
  if (amount === 0) return '$0.00';
  if (amount >= 1e9 || amount % 1e7 === 0) return `${sign}$${(amount / 1e9).toFixed(2)}`;
  const digitsAfterPoint = NANO_DIGITS - Math.max(0, String(amount).length - 3);
  const text = (amount / 1e9).toFixed(Math.min(NANO_DIGITS, Math.max(2, digitsAfterPoint)));
  return `${sign}$${text.endsWith('0') ? text.replace(/(\.\d\d\d*?)0+$/, '$1') : text}`;
}

/** The same for dollars, as the wire has them. */
export function formatUsd(usd: number): string {
  const nano = Math.round(usd * 1e9);
  return formatNanoUsd(nano === 0 ? Math.sign(usd) : nano);
}

/** Each unit, and from which count of it on the next one is easier to read. */
const UNITS = [
  { name: 's', ms: 1_000, most: 99.5 },
  { name: 'min', ms: 60_000, most: 99.5 },
  { name: 'h', ms: 3_600_000, most: Number.POSITIVE_INFINITY },
] as const;
/** From here on it is ten, when rounded. */
const TENTHS_BELOW = 9.95;

/** Whole seconds, minutes or hours, below ten of them in tenths. */
export function formatDuration(ms: number): string {
  const { count, name } = countUnits(ms);
  return count === 0 ? '< 0.1 s' : `${count} ${name}`;
}

/** How long ago, in whole units that have passed. A clock that was set back is not told. */
export function formatAge(ms: number): string {
  const unit = AGE_UNITS.find(each => ms >= each.ms);
  return unit === undefined ? 'just now' : `${Math.floor(ms / unit.ms)} ${unit.name} ago`;
}

const AGE_UNITS = [
  { name: 'd', ms: 24 * 3_600_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
] as const;

/** Milliseconds, as exact as they are shown. */
export function roundDuration(ms: number): number {
  const { count, unitMs } = countUnits(ms);
  return Math.round(count * unitMs);
}

function countUnits(ms: number) {
  const unit = UNITS.find(each => ms < each.most * each.ms) ?? UNITS[2];
  const exact = ms / unit.ms;
  const count = exact < TENTHS_BELOW ? Math.round(10 * exact) / 10 : Math.round(exact);
  return { count, name: unit.name, unitMs: unit.ms };
}

/** A share of 1 in whole percents. */
export function formatPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** A share in whole percents, still 0..1. */
export function roundShare(share: number): number {
  return Math.round(100 * share) / 100;
}

/** A whole number with its thousands set apart. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
