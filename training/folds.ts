/** Which router may judge a row: one that has seen neither it nor its group. */
import type { RouterModel } from '../src/core/decision-engine/index.ts';
import { randomFrom } from './metrics.ts';
import { distinct, type Row, sourcesOf } from './readRows.ts';
import { type TrainingSettings, trainRouter } from './trainRouter.ts';

export const FOLDS = 5;

/** Leave one source out: every row of the source, and its groups' rows elsewhere, are unseen. */
export function leaveSourceOut(
  rows: readonly Row[],
  settings: TrainingSettings,
): (row: Row) => RouterModel {
  const routers = new Map(
    sourcesOf(rows).map(source => {
      const groups = new Set(rows.filter(row => row.source === source).map(row => row.group));
      const seen = rows.filter(row => row.source !== source && !groups.has(row.group));
      return [source, trainRouter(seen, settings)];
    }),
  );
  return row => routers.get(row.source)!;
}

/** Five folds by group over all sources. */
export function fiveFolds(
  rows: readonly Row[],
  settings: TrainingSettings,
  seed: number,
): (row: Row) => RouterModel {
  const fold = foldsOf(rows, seed);
  const routers = Array.from({ length: FOLDS }, (_, at) =>
    trainRouter(
      rows.filter(row => fold.get(row.group) !== at),
      settings,
    ),
  );
  return row => routers[fold.get(row.group)!]!;
}

function foldsOf(rows: readonly Row[], seed: number): ReadonlyMap<string, number> {
  const random = randomFrom(seed);
  const groups = distinct(rows.map(row => row.group));
  const order = groups.map(group => ({ group, key: random() })).sort((a, b) => a.key - b.key);
  return new Map(order.map(({ group }, at) => [group, at % FOLDS]));
}
