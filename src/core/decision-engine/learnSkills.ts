/**
 * Skills from outcomes: a Bayesian update of each model's prior, shrunk towards it, fading with age.
 *
 * A model has an offset for everything, and smaller ones for each kind of task and each language.
 * The most likely offsets under normal priors are found by Newton steps, one offset at a time; a
 * few outcomes move little, and what happened months ago hardly counts.
 */
import type { EpochMs } from '../types.ts';
import type { SkillEvidence } from './knowledge.ts';
import { evidenceWeight, type Outcome } from './outcome.ts';
import { sigmoid } from './routerModel.ts';
import type { TaskKind } from './taskKind.ts';

/** Standard deviations of the priors, in log-odds. */
const MODEL_DEVIATION = 1;
const PART_DEVIATION = 0.6;
export const HALF_LIFE_MS = 45 * 24 * 3_600_000;
const ROUNDS = 12;

interface Weighted {
  readonly outcome: Outcome;
  readonly weight: number;
}

/** By model id. `outcomes` in any order: the result does not depend on it. */
export function learnSkills(
  outcomes: readonly Outcome[],
  now: EpochMs,
): ReadonlyMap<string, SkillEvidence> {
  const byModel = grouped(outcomes, outcome => outcome.model);
  return new Map([...byModel].map(([model, own]) => [model, skillOf(own, now)]));
}

/** What age leaves of an outcome: one half after `HALF_LIFE_MS`. A clock set back makes none newer. */
export function ageShare(atMs: EpochMs, now: EpochMs): number {
  return 2 ** (-Math.max(0, now - atMs) / HALF_LIFE_MS);
}

function skillOf(outcomes: readonly Outcome[], now: EpochMs): SkillEvidence {
  const all = outcomes
    .map(outcome => ({
      outcome,
      weight: evidenceWeight(outcome) * ageShare(outcome.atMs, now),
    }))
    .sort(inFixedOrder);
  const kinds = new Map([...grouped(all, each => each.outcome.kind).keys()].map(k => [k, 0]));
  const languages = new Map(
    [...grouped(all, each => each.outcome.language).keys()].map(l => [l, 0]),
  );
  let offset = 0;
  const odds = ({ kind, language, priorOdds }: Outcome) =>
    priorOdds + offset + kinds.get(kind)! + languages.get(language)!;
  for (let round = 0; round < ROUNDS; round++) {
    offset += step(all, odds, offset, MODEL_DEVIATION);
    for (const [kind, value] of kinds) {
      const own = all.filter(each => each.outcome.kind === kind);
      kinds.set(kind, value + step(own, odds, value, PART_DEVIATION));
    }
    for (const [language, value] of languages) {
      const own = all.filter(each => each.outcome.language === language);
      languages.set(language, value + step(own, odds, value, PART_DEVIATION));
    }
  }
  return {
    offset,
    byKind: Object.fromEntries(kinds) as Partial<Record<TaskKind, number>>,
    byLanguage: languages,
    outcomes: all.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** One Newton step of one offset; shorter than a whole one where the curve is flat. */
function step(
  own: readonly Weighted[],
  odds: (outcome: Outcome) => number,
  value: number,
  deviation: number,
): number {
  let slope = -value / deviation ** 2;
  let bend = 1 / deviation ** 2;
  for (const { outcome, weight } of own) {
    const chance = sigmoid(odds(outcome));
    slope += weight * (outcome.ok - chance);
    bend += weight * chance * (1 - chance);
  }
  return Math.max(-1, Math.min(1, slope / bend));
}

/** So that sums of floats come out the same whatever order the outcomes arrived in. */
function inFixedOrder(a: Weighted, b: Weighted): number {
  return (
    a.outcome.atMs - b.outcome.atMs ||
    a.outcome.priorOdds - b.outcome.priorOdds ||
    a.outcome.ok - b.outcome.ok ||
    a.weight - b.weight ||
    (a.outcome.kind < b.outcome.kind ? -1 : Number(a.outcome.kind > b.outcome.kind)) ||
    (a.outcome.language < b.outcome.language ? -1 : Number(a.outcome.language > b.outcome.language))
  );
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
