/** What a router says of rows and pairs, beside what really happened. */

import {
  type Knowledge,
  NO_KNOWLEDGE,
  type RouterModel,
} from '../src/core/decision-engine/index.ts';
import type { Route } from '../src/core/types.ts';
import { decidePair, type PairContext, type PairTask } from '../src/server/decide/index.ts';
import { mean } from './linear.ts';
import type { Scored } from './metrics.ts';
import type { Pairs, Row, StatedSkills, Worlds } from './readRows.ts';

export interface Forecast extends Scored {
  readonly row: Row;
  readonly route: Route;
  /** P(the local model is right), as foreseen. */
  readonly localSuccess: number;
}

/** What a check is taken to be worth where the published routes are chosen. */
export const VERIFIER = { acceptsRight: 0.9, acceptsWrong: 0.1 };

/** What a decision goes by when nothing but the task and the pair is known. */
export function buildPairContext(
  router: RouterModel,
  knowledge: Knowledge,
  verifier = VERIFIER,
): PairContext {
  return {
    ...{ router, priority: 'cost', secrets: [], budgetLeftNanoUsd: null },
    knowledge: { ...knowledge, verifierWithTests: verifier, verifierWithoutTests: verifier },
    rules: {
      ...{ pins: [], forbidden: [], pool: null, qualityFloor: 0 },
      ...{ freeAllowed: true, trainingAllowed: true },
    },
  };
}

/** The row as a line of `route --jsonl` would state it. */
export function askPair(row: Row, pair: readonly [string, string], skillsOf: StatedSkills) {
  const [local, paid] = pair;
  const { local: localSkill, paid: paidSkill } = skillsOf(row, local, paid);
  const { prompt: task, language } = row;
  return { task, language, local, paid, localSkill, paidSkill } satisfies PairTask;
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
  verifier = VERIFIER,
): readonly PairForecasts[] {
  return everyPair(pairs, worlds).map(({ source, local, paid, own }) => {
    const of = rows.filter(
      row => row.source === source && local in row.outcomes && paid in row.outcomes,
    );
    const gap = mean(of.map(row => row.outcomes[paid]! - row.outcomes[local]!));
    const forecasts = of.map(row => {
      const context = buildPairContext(routerFor(row), NO_KNOWLEDGE, verifier);
      const decision = decidePair(askPair(row, [local, paid], skillsOf), context);
      const { score, route, localSuccess } = decision;
      const real = { local: row.outcomes[local]!, paid: row.outcomes[paid]! };
      return { row, ...real, score, route, localSuccess: localSuccess! };
    });
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
