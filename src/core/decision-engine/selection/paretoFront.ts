/**
 * The models that any best plan can be made of. Where one of a tier is at least as likely to be right,
 * as cheap and as fast as another, no plan gets better by the other one: both stand on the same
 * unknown difficulty, so the likelier one is likelier at each of its points. Of equals the smaller id stays.
 *
 * A model that is offered in another tier, too, stands for none but itself: it does not follow its twin,
 * and another might.
 */
import { TIERS } from '../../types.ts';
import { makeModelKey } from '../models/index.ts';
import type { ModelEstimate } from './estimateModel.ts';

export function findParetoFront(models: readonly ModelEstimate[]): readonly ModelEstimate[] {
  const twins = collectTwinKeys(models);
  return TIERS.flatMap(tier =>
    findTierFront(
      models.filter(({ model }) => model.tier === tier),
      twins,
    ),
  );
}

/** Best quality first, so that only those before one can be better than it. */
function findTierFront(
  models: readonly ModelEstimate[],
  twins: ReadonlySet<string>,
): readonly ModelEstimate[] {
  const kept: ModelEstimate[] = [];
  const standing: ModelEstimate[] = [];
  for (const one of models.toSorted(compareQuality)) {
    if (standing.some(better => canReplace(better, one))) continue;
    kept.push(one);
    if (twins.size === 0 || !twins.has(makeModelKey(one.model))) standing.push(one);
  }
  return kept;
}

/** Of models that stand in more than one tier. */
function collectTwinKeys(models: readonly ModelEstimate[]): ReadonlySet<string> {
  const tiers = new Map<string, string>();
  const twins = new Set<string>();
  for (const { model } of models) {
    const key = makeModelKey(model);
    if ((tiers.get(key) ?? model.tier) !== model.tier) twins.add(key);
    tiers.set(key, model.tier);
  }
  return twins;
}

function compareQuality(a: ModelEstimate, b: ModelEstimate): number {
  return (
    b.quality - a.quality ||
    readExpectedCost(a) - readExpectedCost(b) ||
    a.expectedMs - b.expectedMs ||
    (a.model.id < b.model.id ? -1 : 1)
  );
}

/** `better` is not less likely to be right: the order of the list says so. */
function canReplace(better: ModelEstimate, one: ModelEstimate): boolean {
  return readExpectedCost(better) <= readExpectedCost(one) && better.expectedMs <= one.expectedMs;
}

function readExpectedCost({ expectedNanoUsd }: ModelEstimate): number {
  return expectedNanoUsd ?? 0;
}
