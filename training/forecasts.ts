/** What a router says of rows and pairs, beside what really happened. */

import { computeLeaning } from '../src/core/decision-engine/difficulty/leaning.ts';
import {
  computeRelativeDifficulty,
  type RouterModel,
} from '../src/core/decision-engine/difficulty/routerModel.ts';
import {
  forecastPair,
  PAIR_PRICES,
  PAIR_VERIFIER,
  type PairForecast,
} from '../src/core/decision-engine/learning/forecastPair.ts';
import { mean } from './linear.ts';
import type { Scored } from './metrics.ts';
import type { Pairs, Row, StatedSkills, Worlds } from './readRows.ts';

export interface Forecast extends Scored, PairForecast {
  readonly row: Row;
}

/** One pair of one source, all its tasks. */
export interface PairForecasts {
  readonly source: string;
  readonly local: string;
  readonly paid: string;
  /** Whether it is listed, with tasks enough and a gap wide enough to say anything by itself. */
  readonly judged: boolean;
  readonly forecasts: readonly Forecast[];
}

/** As in `evaluate.py`. */
const LEAST_TASKS = 15;
const LEAST_GAP = 0.02;

/**
 * `pairs` are judged by themselves, those of `worlds` only within their world. `routerFor` names the
 * router of each row: the one that has not seen it.
 */
export function forecastAll(
  rows: readonly Row[],
  pairs: Pairs,
  worlds: Worlds,
  skillsOf: StatedSkills,
  routerFor: (row: Row) => RouterModel,
): readonly PairForecasts[] {
  const difficulty = new Map(
    rows.map(row => [row, computeRelativeDifficulty(routerFor(row), row.features)]),
  );
  return everyPair(pairs, worlds).map(({ source, local, paid, own }) => {
    const of = rows.filter(
      row => row.source === source && local in row.outcomes && paid in row.outcomes,
    );
    const gap = mean(of.map(row => row.outcomes[paid]! - row.outcomes[local]!));
    const forecasts = of.map(row => ({
      row,
      local: row.outcomes[local]!,
      paid: row.outcomes[paid]!,
      ...forecastPair(
        routerFor(row),
        difficulty.get(row)!,
        skillsOf(row, local, paid),
        computeLeaning(routerFor(row), row.features, local, paid),
        PAIR_PRICES,
        PAIR_VERIFIER,
      ),
    }));
    const judged = own && of.length >= LEAST_TASKS && gap >= LEAST_GAP;
    return { source, local, paid, judged, forecasts };
  });
}

/** Those of `pairs` (own), then those that only a world has. */
function everyPair(pairs: Pairs, worlds: Worlds) {
  const listed = Object.entries(pairs).flatMap(([source, of]) =>
    of.map(([local, paid]) => ({ source, local, paid, own: true })),
  );
  const known = new Set(listed.map(({ source, local, paid }) => `${source} ${local} ${paid}`));
  const others = Object.values(worlds).flatMap(world =>
    Object.entries(world).flatMap(([source, [local, paid]]) =>
      known.has(`${source} ${local} ${paid}`) ? [] : [{ source, local, paid, own: false }],
    ),
  );
  return [...listed, ...others];
}
