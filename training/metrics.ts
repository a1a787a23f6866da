/** How good a ranking of tasks by need is: the definitions of the benchmark's `evaluate.py`. */

/** One task for one pair. */
export interface Scored {
  /** Higher: send it to the paid model first. */
  readonly score: number;
  /** Pass rates 0..1. */
  readonly local: number;
  readonly paid: number;
}

/**
 * Area under the performance gap recovered over the share of paid calls: .5 is random, 1 cannot be
 * reached. Null where the paid model is no better.
 */
export function apgr(rows: readonly Scored[]): number | null {
  const size = rows.length;
  const gap = rows.reduce((sum, row) => sum + row.paid - row.local, 0) / size;
  if (gap <= 0) return null;
  const sorted = rows.toSorted((a, b) => b.score - a.score);
  let [area, gained, at] = [0, 0, 0];
  while (at < size) {
    let end = at;
    let step = 0;
    while (end < size && sorted[end]!.score === sorted[at]!.score) {
      step += (sorted[end]!.paid - sorted[end]!.local) / size;
      end++;
    }
    area += ((end - at) / size) * (gained + step / 2);
    gained += step;
    at = end;
  }
  return area / gap;
}

/** Weighted mean distance between foreseen and real success in ten bins of equal width. */
export function calibrationError(
  rows: readonly { readonly chance: number; readonly real: number }[],
): number {
  const BINS = 10;
  const bins = Array.from({ length: BINS }, () => ({ chance: 0, real: 0 }));
  for (const { chance, real } of rows) {
    const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))]!;
    bin.chance += chance;
    bin.real += real;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.chance - bin.real), 0) / rows.length;
}

/** A 95 % interval of the mean over pairs of `apgr`, by resampling tasks. Seeded: repeats itself. */
export function interval(pairs: readonly (readonly Scored[])[], seed: number): [number, number] {
  const ROUNDS = 200;
  const random = randomFrom(seed);
  const means: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const values = pairs.map(rows =>
      apgr(rows.map(() => rows[Math.floor(random() * rows.length)]!)),
    );
    const known = values.filter(value => value !== null);
    if (known.length > 0) means.push(known.reduce((a, b) => a + b, 0) / known.length);
  }
  means.sort((a, b) => a - b);
  return [means[Math.floor(0.025 * means.length)]!, means[Math.floor(0.975 * means.length)]!];
}

/** Uniform numbers in 0..1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
