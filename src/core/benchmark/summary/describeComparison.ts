/** Which model is better, in a sentence: with the interval that says so, or with what it would take to tell. */
import { formatCount } from '../../figures.ts';
import type { Comparison } from './comparison.ts';

export function describeComparison(comparison: Comparison): string {
  switch (comparison.verdict) {
    case 'first':
      return describeLead(comparison);
    case 'second':
      return describeLead(turnRound(comparison));
    case 'cannot-tell':
      return describeDoubt(comparison);
  }
}

function describeLead(comparison: Comparison): string {
  const { first, second, difference } = comparison;
  const points = toPoints(difference.value);
  return `${first} is better than ${second}: right ${points} points more often (${describeInterval(comparison)}).`;
}

function describeDoubt(comparison: Comparison): string {
  const { first, second, difference, pairs, pairsToTell } = comparison;
  const points = toPoints(difference.value);
  const told = `${first} and ${second} cannot be told apart: a difference of ${points} points (${describeInterval(comparison)})`;
  if (pairsToTell === null) return `${told}.`;
  const more = formatCount(Math.max(1, pairsToTell - pairs));
  return `${told}. About ${more} more pairs would tell, were they as different as they look.`;
}

function describeInterval({ difference: { low, high }, pairs }: Comparison): string {
  return `95 %: ${toPoints(low)} to ${toPoints(high)}; ${formatCount(pairs)} pairs`;
}

function turnRound(comparison: Comparison): Comparison {
  const { first, second, difference } = comparison;
  const { value, low, high } = difference;
  const turned = { value: -value, low: -high, high: -low };
  return { ...comparison, first: second, second: first, difference: turned };
}

/** Percentage points. */
function toPoints(share: number): string {
  return `${Math.round(100 * share)}`.replace('-', '−');
}
