/** A chance in words: what nothing on this machine stands behind is a guess, and called so. */
import { formatPercent } from '../../figures.ts';

interface Estimated {
  readonly quality: number;
  /** Judged outcomes behind it. */
  readonly outcomes: number;
}

export function describeChance({ quality, outcomes }: Estimated): string {
  const percent = formatPercent(quality);
  return isGuess({ outcomes }) ? `a guess of ${percent}` : `${percent} likely`;
}

export function isGuess({ outcomes }: Pick<Estimated, 'outcomes'>): boolean {
  return Math.round(outcomes) < 1;
}
