/**
 * Fits one expert: ridge regression of difficulty on figures and hashed n-grams, in its dual form,
 * since there are hundreds of tasks and tens of thousands of buckets.
 */

import {
  type ExpertHead,
  scaleFigures,
} from '../src/core/decision-engine/difficulty/expertHead.ts';
import { solveCholesky } from '../src/core/decision-engine/learning/solveCholesky.ts';
import { GRAM_BUCKETS, hashTextGrams } from '../src/core/decision-engine/task/hashTextGrams.ts';
import { FEATURE_NAMES } from '../src/core/decision-engine/task/taskFeatures.ts';
import { fitLeanings } from './fitLeanings.ts';
import { column, deviation, mean } from './linear.ts';
import { packed } from './packed.ts';
import type { Row } from './readRows.ts';

export interface ExpertSettings {
  /** Ridge of the figures and of the n-grams: larger is more cautious. */
  readonly figureRidge: number;
  readonly gramRidge: number;
  /** Of each model's leanings. */
  readonly leaningRidge: number;
}

/** Buckets in fewer tasks are chance; those in more than this share are the body's boilerplate. */
const LEAST_TASKS = 4;
const MOST_SHARE = 0.3;
const LEAST_SCALE = 0.15;
/** The voice starts to fade at so many times the usual distance. */
const REACH = 1.1;

/** Learns from `rows`, whose standardised difficulties are `targets`. */
export function fitExpert(
  about: string,
  rows: readonly Row[],
  targets: readonly number[],
  settings: ExpertSettings,
): ExpertHead {
  const values = rows.map(row => row.features.values);
  const centre = FEATURE_NAMES.map((_, at) => mean(column(values, at)));
  const scale = FEATURE_NAMES.map((_, at) => Math.max(LEAST_SCALE, deviation(column(values, at))));
  const seen = values.map(row => scaleFigures({ centre, scale }, row));
  const grams = rows.map(row => hashTextGrams(row.features.text));
  const rarity = rarities(grams);
  const alpha = dual(seen, grams, rarity, targets, settings);
  const weights = FEATURE_NAMES.map(
    (_, at) => mean(column(seen, at).map((far, t) => far * alpha[t]!)) * rows.length,
  ).map(sum => sum / settings.figureRidge);
  const table = new Float64Array(GRAM_BUCKETS);
  for (const [t, each] of grams.entries()) {
    for (const [bucket, value] of each) {
      table[bucket]! += (alpha[t]! * value * rarity[bucket]! ** 2) / settings.gramRidge;
    }
  }
  return {
    about,
    centre: centre.map(rounded),
    scale: scale.map(rounded),
    weights: weights.map(rounded),
    reach: rounded(REACH * mean(seen.map(row => mean(row.map(far => far * far))))),
    grams: packed(table),
    leanings: fitLeanings(rows, seen, settings.leaningRidge),
  };
}

/** Per bucket the logarithm of how rare it is; 0 for those that are left out. */
function rarities(grams: readonly ReadonlyMap<number, number>[]): Float64Array {
  const tasks = new Float64Array(GRAM_BUCKETS);
  for (const each of grams) for (const bucket of each.keys()) tasks[bucket]!++;
  return tasks.map(count =>
    count < LEAST_TASKS || count > MOST_SHARE * grams.length ? 0 : Math.log(grams.length / count),
  );
}

function dual(
  seen: readonly (readonly number[])[],
  grams: readonly ReadonlyMap<number, number>[],
  rarity: Float64Array,
  targets: readonly number[],
  { figureRidge, gramRidge }: ExpertSettings,
): Float64Array {
  const kernel = seen.map(() => new Float64Array(seen.length));
  const other = new Float64Array(GRAM_BUCKETS);
  for (let j = 0; j < seen.length; j++) {
    other.fill(0);
    for (const [bucket, value] of grams[j]!) other[bucket] = value * rarity[bucket]! ** 2;
    for (let i = j; i < seen.length; i++) {
      let figures = 0;
      for (let at = 0; at < seen[i]!.length; at++) figures += seen[i]![at]! * seen[j]![at]!;
      let words = 0;
      for (const [bucket, value] of grams[i]!) words += value * other[bucket]!;
      const value = figures / figureRidge + words / gramRidge + (i === j ? 1 : 0);
      kernel[i]![j] = value;
      kernel[j]![i] = value;
    }
  }
  return solveCholesky(kernel, targets);
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
