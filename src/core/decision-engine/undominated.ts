/**
 * The models that any best plan can be made of. Where one of a tier is at least as likely to be right,
 * as cheap and as fast as another, no plan gets better by the other one: both stand on the same
 * unknown difficulty, so the likelier one is likelier at each of its points. Of equals the smaller id stays.
 *
 * A model that is offered in another tier, too, stands for none but itself: it does not follow its twin,
 * and another might.
 */
import { TIERS } from '../types.ts';
import type { Judged } from './judge.ts';
import { modelKey } from './sameModel.ts';

export function undominated(models: readonly Judged[]): readonly Judged[] {
  const twins = keysOfTwins(models);
  return TIERS.flatMap(tier =>
    front(
      models.filter(({ model }) => model.tier === tier),
      twins,
    ),
  );
}

/** Best quality first, so that only those before one can be better than it. */
function front(models: readonly Judged[], twins: ReadonlySet<string>): readonly Judged[] {
  const kept: Judged[] = [];
  const standing: Judged[] = [];
  for (const one of models.toSorted(byQuality)) {
    if (standing.some(better => dominates(better, one))) continue;
    kept.push(one);
    if (twins.size === 0 || !twins.has(modelKey(one.model))) standing.push(one);
  }
  return kept;
}

/** Of models that stand in more than one tier. */
function keysOfTwins(models: readonly Judged[]): ReadonlySet<string> {
  const tiers = new Map<string, string>();
  const twins = new Set<string>();
  for (const { model } of models) {
    const key = modelKey(model);
    if ((tiers.get(key) ?? model.tier) !== model.tier) twins.add(key);
    tiers.set(key, model.tier);
  }
  return twins;
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
