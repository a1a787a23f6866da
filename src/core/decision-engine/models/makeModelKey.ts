/**
 * What a model is called without what hosts add to its name: an owner, a tariff, a release, a manner of
 * training. Two with one key are the same model offered twice; what one gets wrong, the other would. A
 * size stays in the name, since it makes another model.
 */
import type { Model } from '../../types.ts';

export function makeModelKey(model: Pick<Model, 'id'>): string {
  const known = KEYS.get(model);
  if (known !== undefined) return known;
  const key = cutToModel(model.id);
  KEYS.set(model, key);
  return key;
}

/** Models live as long as the list that they are from, and are compared in every decision. */
const KEYS = new WeakMap<Pick<Model, 'id'>, string>();

function cutToModel(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1).toLowerCase();
  let key = name.replace(TAG, '').replace(':', '-');
  for (let cut = 0; cut < MOST_CUTS && SUFFIX.test(key); cut++) key = key.replace(SUFFIX, '');
  return key;
}

const MOST_CUTS = 4;
const TAG = /:(?:free|latest|nitro|floor|beta|extended|thinking|online|exacto)$/;
const SUFFIX =
  /-(?:v\d+(?:\.\d+)*|\d{4}|\d{6}|\d{8}|\d{4}-\d\d-\d\d|instruct|it|chat|latest|preview|exp|free)$/;
