/**
 * Several runs of one task hang together: three answers to one task tell less than answers to three. How
 * much less is the design effect (Rao and Scott, Biometrics 48, 1992): counts are divided by it before
 * they go into an interval that takes them for independent.
 */

/** Of one task: the sum of its runs' values, and how many they are. */
export interface Cluster {
  readonly sum: number;
  readonly size: number;
}

/**
 * How many times larger the variance of the mean is than that of as many independent values, each of
 * variance `ownVariance`. Never below 1; 1 where it cannot be told.
 */
export function computeDesignEffect(clusters: readonly Cluster[], ownVariance: number): number {
  const count = clusters.length;
  const size = clusters.reduce((all, cluster) => all + cluster.size, 0);
  if (count < 2 || size === count || ownVariance <= 0) return 1;
  const mean = clusters.reduce((all, { sum }) => all + sum, 0) / size;
  const squares = clusters.reduce((all, own) => all + (own.sum - own.size * mean) ** 2, 0);
  const clustered = (count * squares) / ((count - 1) * size * size);
  return Math.max(1, (clustered * size) / ownVariance);
}
