/**
 * What measured models do better or worse than their skill says, by the figures of the task.
 *
 * One model knows one style of puzzle by heart, another gives up on long statements. Such leanings
 * were measured for the models in the training data, hold for tasks like those only, and are known
 * by the model's name; a model that was not measured has none.
 */
import { likeness, type PackedTable, type ReadyExpert, seenBy } from './expertHead.ts';
import type { RouterModel } from './routerModel.ts';
import type { TaskFeatures } from './taskFeatures.ts';

/** Rows of signed bytes, one for each model, in the order of `names`; a column for each figure. */
export interface Leanings extends PackedTable {
  /** Lower case. */
  readonly names: readonly string[];
}

/** How much more the paid model will help than the two skills say: a difference of probabilities. */
export function leaningOf(
  router: RouterModel,
  features: TaskFeatures,
  local: string | undefined,
  paid: string | undefined,
): number {
  let shift = 0;
  for (const expert of router.experts) {
    const [localRow, paidRow] = [rowOf(expert, local), rowOf(expert, paid)];
    if (localRow === null && paidRow === null) continue;
    const seen = seenBy(expert, features.values);
    const weight = likeness(seen, expert.reach);
    shift += weight * (along(paidRow, seen) - along(localRow, seen)) * expert.leaningUnit;
  }
  return shift;
}

function rowOf(expert: ReadyExpert, name: string | undefined): Int8Array | null {
  const at = name === undefined ? -1 : expert.leaningNames.indexOf(name.toLowerCase());
  const width = expert.centre.length;
  return at < 0 ? null : expert.leanings.subarray(at * width, (at + 1) * width);
}

function along(row: Int8Array | null, seen: readonly number[]): number {
  if (row === null) return 0;
  return seen.reduce((sum, far, at) => sum + far * row[at]!, 0);
}
