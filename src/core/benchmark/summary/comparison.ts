/**
 * Whether one model is better than another: by the interval of their difference on the same tasks, since
 * intervals of each may overlap where the difference is certain.
 */
import {
  type Cluster,
  CONFIDENCE,
  computeDesignEffect,
  computePairsToTell,
  type Estimate,
  tangoInterval,
} from '../statistics/index.ts';
import type { Trial } from '../trial.ts';
import { listPairs, type Pair } from './listPairs.ts';

export interface Comparison {
  readonly first: string;
  readonly second: string;
  /** Pairs of judged answers. */
  readonly pairs: number;
  /** The first's rate less the second's. */
  readonly difference: Estimate;
  readonly verdict: 'first' | 'second' | 'cannot-tell';
  /**
   * Where it cannot be told: pairs that would tell, those there are included, were they as different
   * as they look; null: no number.
   */
  readonly pairsToTell: number | null;
}

/** Null where no answer of both was judged. */
export function compareModels(
  first: string,
  second: string,
  trials: readonly Trial[],
): Comparison | null {
  const pairs = listPairs(first, second, trials);
  const counts = {
    pairs: pairs.length,
    onlyFirst: pairs.filter(pair => pair.first && !pair.second).length,
    onlySecond: pairs.filter(pair => pair.second && !pair.first).length,
  };
  const effect = computePairEffect(pairs, counts.onlyFirst + counts.onlySecond);
  const difference = tangoInterval(
    {
      pairs: counts.pairs / effect,
      onlyFirst: counts.onlyFirst / effect,
      onlySecond: counts.onlySecond / effect,
    },
    CONFIDENCE,
  );
  if (difference === null) return null;
  const verdict = difference.low > 0 ? 'first' : difference.high < 0 ? 'second' : 'cannot-tell';
  const needed = verdict === 'cannot-tell' ? computePairsToTell(counts, CONFIDENCE) : null;
  const pairsToTell = needed === null ? null : Math.ceil(needed * effect);
  return { first, second, pairs: counts.pairs, difference, verdict, pairsToTell };
}

/** Runs of one task hang together. */
function computePairEffect(pairs: readonly Pair[], discordant: number): number {
  const clusters = [...Map.groupBy(pairs, ({ taskId }) => taskId).values()].map(
    (own): Cluster => ({
      sum: own.reduce((sum, pair) => sum + Number(pair.first) - Number(pair.second), 0),
      size: own.length,
    }),
  );
  const mean = clusters.reduce((all, { sum }) => all + sum, 0) / pairs.length;
  return computeDesignEffect(clusters, discordant / pairs.length - mean ** 2);
}
