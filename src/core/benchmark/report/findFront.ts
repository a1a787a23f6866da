/** The models of which none other is both cheaper and right more often, by what was measured. */
import type { ModelSummary } from '../summary/index.ts';

/** A model with a place in the picture. */
export interface PlacedModel extends ModelSummary {
  readonly accuracy: NonNullable<ModelSummary['accuracy']>;
  readonly costNanoUsd: NonNullable<ModelSummary['costNanoUsd']>;
}

export function listPlaced(models: readonly ModelSummary[]): readonly PlacedModel[] {
  return models.filter(
    (model): model is PlacedModel => model.accuracy !== null && model.costNanoUsd !== null,
  );
}

/** Cheapest first. Of two that are equal in both, both stay. */
export function findFront(models: readonly ModelSummary[]): readonly PlacedModel[] {
  const placed = listPlaced(models);
  return placed
    .filter(one => !placed.some(other => isBetter(other, one)))
    .sort((a, b) => a.costNanoUsd.value - b.costNanoUsd.value);
}

function isBetter(one: PlacedModel, other: PlacedModel): boolean {
  const saved = other.costNanoUsd.value - one.costNanoUsd.value;
  const gained = one.accuracy.value - other.accuracy.value;
  return saved >= 0 && gained >= 0 && saved + gained > 0;
}
