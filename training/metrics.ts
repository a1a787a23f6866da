/** How good a ranking of tasks by need is: the definitions of the benchmark's `evaluate.py`. */
import { mean } from './linear.ts';

/** One task for one pair. */
export interface Scored {
  /** Higher: send it to the paid model first. */
  readonly score: number;
  /** Pass rates 0..1. */
  readonly local: number;
  readonly paid: number;
  /** 1 unless given. */
  readonly weight?: number;
}

/** Shares 0..1. */
export interface RankingFigures {
  /** Area under the gap recovered over the share of paid calls: .5 is random. */
  readonly apgr: number;
  /** Smallest share of paid calls that recovers 50 or 80 % of the gap. */
  readonly cpt50: number;
  readonly cpt80: number;
  /** Share of paid calls that is saved at 95 or 100 % of always asking the paid model. */
  readonly saved95: number;
  readonly saved100: number;
  /** Area under the pass rate over the share of paid calls. */
  readonly auc: number;
}

/** Pass rate over share of paid calls, from none to all. Equal scores are mixed. */
type Curve = readonly { readonly paid: number; readonly quality: number }[];

const TOLERANCE = 1e-12;

/** The figures of a ranking. Null where the paid model is no better. */
export function rankingFigures(rows: readonly Scored[]): RankingFigures | null {
  const curve = curveOf(rows);
  const [worst, best] = [curve[0]!.quality, curve.at(-1)!.quality];
  const gap = best - worst;
  if (gap <= 0) return null;
  const auc = areaUnder(curve);
  return {
    apgr: (auc - worst) / gap,
    cpt50: leastPaid(curve, worst + 0.5 * gap),
    cpt80: leastPaid(curve, worst + 0.8 * gap),
    saved95: 1 - leastPaid(curve, 0.95 * best),
    saved100: 1 - leastPaid(curve, best),
    auc,
  };
}

/** `RankingFigures.apgr` alone. */
export function apgr(rows: readonly Scored[]): number | null {
  return rankingFigures(rows)?.apgr ?? null;
}

function curveOf(rows: readonly Scored[]): Curve {
  const whole = rows.reduce((sum, row) => sum + weightOf(row), 0);
  const sorted = rows.toSorted((a, b) => b.score - a.score);
  let quality = rows.reduce((sum, row) => sum + (weightOf(row) * row.local) / whole, 0);
  let paid = 0;
  const curve = [{ paid, quality }];
  for (let at = 0; at < sorted.length; ) {
    const { score } = sorted[at]!;
    for (; at < sorted.length && sorted[at]!.score === score; at++) {
      const row = sorted[at]!;
      quality += (weightOf(row) * (row.paid - row.local)) / whole;
      paid += weightOf(row) / whole;
    }
    curve.push({ paid, quality });
  }
  return curve;
}

function weightOf({ weight }: Scored): number {
  return weight ?? 1;
}

function areaUnder(curve: Curve): number {
  let area = 0;
  for (let at = 1; at < curve.length; at++) {
    const [a, b] = [curve[at - 1]!, curve[at]!];
    area += ((b.paid - a.paid) * (a.quality + b.quality)) / 2;
  }
  return area;
}

/** The smallest share of paid calls that reaches `quality`. */
function leastPaid(curve: Curve, quality: number): number {
  if (curve[0]!.quality >= quality - TOLERANCE) return 0;
  for (let at = 1; at < curve.length; at++) {
    const [a, b] = [curve[at - 1]!, curve[at]!];
    if (b.quality < quality - TOLERANCE) continue;
    const rise = b.quality - a.quality;
    return a.paid + (b.paid - a.paid) * (rise > 0 ? (quality - a.quality) / rise : 1);
  }
  return 1;
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

/**
 * A 95 % interval of the mean over pairs of `apgr`, by resampling tasks: one draw for all pairs, since
 * pairs of a source share its tasks. Seeded: repeats itself.
 */
export function interval(
  pairs: readonly (readonly (Scored & { readonly row: object })[])[],
  seed: number,
): readonly [number, number] {
  const ROUNDS = 200;
  const random = randomFrom(seed);
  const tasks = [...new Set(pairs.flatMap(pair => pair.map(({ row }) => row)))];
  const byTask = pairs.map(pair => new Map(pair.map(each => [each.row, each])));
  const means: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = tasks.map(() => tasks[Math.floor(random() * tasks.length)]!);
    const known = byTask
      .map(pair => drawn.map(task => pair.get(task)).filter(each => each !== undefined))
      .map(rows => (rows.length === 0 ? null : apgr(rows)))
      .filter(value => value !== null);
    if (known.length > 0) means.push(mean(known));
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
