/**
 * What measured models do better or worse than their skill says, by the figures of the task.
 *
 * One model knows one style of puzzle by heart, another gives up on long statements. Such leanings
 * were measured for the models in the training data, hold for tasks like those only, and are known
 * by the model's name; a model that was not measured has none.
 */

import type { TaskFeatures } from '../task/index.ts';
import {
  computeLikeness,
  type PackedTable,
  scaleFigures,
  type UnpackedExpert,
} from './expertHead.ts';
import type { RouterModel } from './routerModel.ts';

/** Rows of signed bytes, one for each model, in the order of `names`; a column for each figure. */
export interface Leanings extends PackedTable {
  /** Lower case. */
  readonly names: readonly string[];
}

/** How much more the paid model will help than the two skills say: a difference of probabilities. */
export function computeLeaning(
  router: RouterModel,
  features: TaskFeatures,
  local: string | undefined,
  paid: string | undefined,
): number {
  let shift = 0;
  for (const expert of router.experts) {
    const [localRow, paidRow] = [findLeaningRow(expert, local), findLeaningRow(expert, paid)];
    if (localRow === null && paidRow === null) continue;
    const seen = scaleFigures(expert, features.values);
    const weight = computeLikeness(seen, expert.reach);
    shift +=
      weight *
      (computeDotProduct(paidRow, seen) - computeDotProduct(localRow, seen)) *
      expert.leaningUnit;
  }
  return shift;
}

function findLeaningRow(expert: UnpackedExpert, name: string | undefined): Int8Array | null {
  const at = name === undefined ? -1 : expert.leaningNames.indexOf(name.toLowerCase());
  const width = expert.centre.length;
  return at < 0 ? null : expert.leanings.subarray(at * width, (at + 1) * width);
}

function computeDotProduct(row: Int8Array | null, seen: readonly number[]): number {
  if (row === null) return 0;
  return seen.reduce((sum, far, at) => sum + far * row[at]!, 0);
}
