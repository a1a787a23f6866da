/** Which of several sources of a price counts: the person's word, the live catalogue, the list. */
import type { Price } from '../../types.ts';

/** Null: that source has nothing on the model. */
interface PriceSources {
  readonly own: Price | null;
  readonly live: Price | null;
  readonly base: Price | null;
}

/**
 * The first that says anything. "Dynamic" says something: the price is set call by call, and a
 * fixed one from an older list would be wrong.
 */
export function choosePrice({ own, live, base }: PriceSources): Price {
  const known = [own, live, base].find(price => price !== null && price.kind !== 'unknown');
  return known ?? { kind: 'unknown' };
}
