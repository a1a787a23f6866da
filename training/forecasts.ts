/** What a router says of rows and pairs, beside what really happened. */
import {
  forecastPair,
  PAIR_PRICES,
  PAIR_VERIFIER,
  type PairForecast,
} from '../src/core/decision-engine/forecastPair.ts';
import { leaningOf } from '../src/core/decision-engine/leaning.ts';
import { type RouterModel, relativeDifficulty } from '../src/core/decision-engine/routerModel.ts';
import { mean } from './linear.ts';
import type { Scored } from './metrics.ts';
import type { Pairs, Row, StatedSkills } from './readRows.ts';

export interface Forecast extends Scored, PairForecast {
  readonly row: Row;
}

/** One pair of one source, all its tasks. */
export interface PairForecasts {
  readonly source: string;
  readonly local: string;
  readonly paid: string;
  /** Whether there are tasks enough, and a gap wide enough, to say anything. */
  readonly judged: boolean;
  readonly forecasts: readonly Forecast[];
}

/** As in `evaluate.py`. */
const LEAST_TASKS = 15;
const LEAST_GAP = 0.02;

/** `routerFor` names the router of each row: the one that has not seen it. */
export function forecastAll(
  rows: readonly Row[],
  pairs: Pairs,
  skillsOf: StatedSkills,
  routerFor: (row: Row) => RouterModel,
): readonly PairForecasts[] {
  const difficulty = new Map(
    rows.map(row => [row, relativeDifficulty(routerFor(row), row.features)]),
  );
  return Object.entries(pairs).flatMap(([source, own]) =>
    own.map(([local, paid]) => {
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
          leaningOf(routerFor(row), row.features, local, paid),
          PAIR_PRICES,
          PAIR_VERIFIER,
        ),
      }));
      const judged = of.length >= LEAST_TASKS && gap >= LEAST_GAP;
      return { source, local, paid, judged, forecasts };
    }),
  );
}
