/**
 * Fits what each measured model does better or worse than the others, by the figures of the task.
 *
 * The part that all models share is the task's difficulty and is taken out first. The leanings stand
 * only where they foresee held-out tasks by much more than chance would.
 */

import type { Leanings } from '../src/core/decision-engine/difficulty/leaning.ts';
import { solveCholesky } from '../src/core/decision-engine/learning/solveCholesky.ts';
import { mean } from './linear.ts';
import { packed } from './packed.ts';
import { distinct, type Row } from './readRows.ts';

/** Models with fewer outcomes here have no leanings. */
const LEAST_OUTCOMES = 150;
const FOLDS = 5;
/** Standard errors of a slope that must not be chance. */
const LEAST_PROOF = 15;

type Seen = readonly (readonly number[])[];

export function fitLeanings(rows: readonly Row[], seen: Seen, ridge: number): Leanings {
  const names = distinct(rows.flatMap(row => Object.keys(row.outcomes))).filter(
    name => rows.filter(row => name in row.outcomes).length >= LEAST_OUTCOMES,
  );
  const surprises = surprisesOf(rows, names);
  const trust = trustIn(surprises, seen, ridge);
  if (trust === 0) return { names: [], ...packed([]) };
  const weights = names.flatMap((_, m) =>
    Array.from(
      fit(surprises[m]!, seen, ridge, () => true),
      weight => weight * trust,
    ),
  );
  return { names: names.map(name => name.toLowerCase()), ...packed(weights) };
}

/** By model and task: outcome less the model's rate, less what all models have in common there. */
function surprisesOf(
  rows: readonly Row[],
  names: readonly string[],
): readonly (readonly (number | null)[])[] {
  const plain = names.map(name => {
    const rate = mean(rows.map(row => row.outcomes[name]).filter(value => value !== undefined));
    return rows.map(row => (name in row.outcomes ? row.outcomes[name]! - rate : null));
  });
  const shared = rows.map((_, t) =>
    mean(plain.map(values => values[t]!).filter(value => value !== null)),
  );
  return plain.map(values =>
    values.map((value, t) => (value === null ? null : value - shared[t]!)),
  );
}

/** The slope of reality over held-out forecasts, all models together; 0 where it may be chance. */
function trustIn(
  surprises: readonly (readonly (number | null)[])[],
  seen: Seen,
  ridge: number,
): number {
  let [square, product, whole, count] = [0, 0, 0, 0];
  for (const values of surprises) {
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = fit(values, seen, ridge, t => t % FOLDS !== fold);
      for (const [t, value] of values.entries()) {
        if (value === null || t % FOLDS !== fold) continue;
        const foreseen = seen[t]!.reduce((sum, far, at) => sum + far * weights[at]!, 0);
        square += foreseen ** 2;
        product += foreseen * value;
        whole += value ** 2;
        count++;
      }
    }
  }
  if (square === 0) return 0;
  const slope = product / square;
  const error = Math.sqrt((whole - slope * product) / count / square);
  return slope / error < LEAST_PROOF ? 0 : Math.max(0, Math.min(1, slope));
}

function fit(
  values: readonly (number | null)[],
  seen: Seen,
  ridge: number,
  used: (task: number) => boolean,
): Float64Array {
  const width = seen[0]!.length;
  const matrix = Array.from({ length: width }, (_, i) => {
    const row = new Float64Array(width);
    row[i] = ridge;
    return row;
  });
  const right = Array.from({ length: width }, () => 0);
  for (const [t, value] of values.entries()) {
    if (value === null || !used(t)) continue;
    const own = seen[t]!;
    for (let i = 0; i < width; i++) {
      if (own[i] === 0) continue;
      right[i]! += own[i]! * value;
      const row = matrix[i]!;
      for (let j = 0; j < width; j++) row[j]! += own[i]! * own[j]!;
    }
  }
  return solveCholesky(matrix, right);
}
