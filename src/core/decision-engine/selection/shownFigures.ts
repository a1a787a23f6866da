/** Chances and times as a person sees them. Decisions count with the same: nobody pays for the rest. */

/** A share in whole percents, still 0..1. */
export function roundShare(share: number): number {
  return Math.round(100 * share) / 100;
}

/** Milliseconds in whole seconds, below ten of them in tenths. */
export function roundMilliseconds(ms: number): number {
  const unit = ms < TENTHS_BELOW_MS ? 100 : 1_000;
  return unit * Math.round(ms / unit);
}

export function formatPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

export function formatSeconds(ms: number): string {
  return `${(roundMilliseconds(ms) / 1_000).toFixed(ms < TENTHS_BELOW_MS ? 1 : 0)} s`;
}

/** From here on it is ten seconds, when rounded. */
const TENTHS_BELOW_MS = 9_950;
