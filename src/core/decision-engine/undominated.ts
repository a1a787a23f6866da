/**
 * The models that any best plan can be made of. Where one of a tier is at least as likely to be right,
 * as cheap and as fast as another, no plan gets better by the other one: both stand on the same
 * unknown difficulty, so the likelier one is likelier at each of its points. Of equals the smaller id stays.
 */
import { TIERS } from '../types.ts';
import type { Judged } from './judge.ts';

export function undominated(models: readonly Judged[]): readonly Judged[] {
  return TIERS.flatMap(tier => front(models.filter(({ model }) => model.tier === tier)));
}

/** Best quality first, so that only those before one can be better than it. */
function front(models: readonly Judged[]): readonly Judged[] {
  const kept: Judged[] = [];
  for (const one of models.toSorted(byQuality)) {
    if (!kept.some(better => dominates(better, one))) kept.push(one);
  }
  return kept;
}

function byQuality(a: Judged, b: Judged): number {
  return (
    b.quality - a.quality ||
    costOf(a) - costOf(b) ||
    a.expectedMs - b.expectedMs ||
    (a.model.id < b.model.id ? -1 : 1)
  );
}

/** `better` is not less likely to be right: the order of the list says so. */
function dominates(better: Judged, one: Judged): boolean {
  return costOf(better) <= costOf(one) && better.expectedMs <= one.expectedMs;
}

function costOf({ expectedNanoUsd }: Judged): number {
  return expectedNanoUsd ?? 0;
}
