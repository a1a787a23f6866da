/**
 * Skills from outcomes: a Bayesian update of each model's prior, shrunk towards it, fading with age.
 *
 * A model has an offset for everything, and smaller ones for each kind of task and each language.
 * The most likely offsets under normal priors are found by scoring steps, one offset at a time. What
 * an outcome says depends on what judged: most wrong answers pass a weak check. A few outcomes move
 * little, and what happened months ago hardly counts.
 */
import type { EpochMs, TaskKind } from '../../types.ts';
import { sigmoid } from '../difficulty/index.ts';
import type { SkillEvidence, VerifierQuality } from '../models/index.ts';
import { findEvidenceQuality, type Outcome } from './outcome.ts';

/** Standard deviations of the priors, in log-odds. */
const MODEL_DEVIATION = 1;
const PART_DEVIATION = 0.6;
export const HALF_LIFE_MS = 45 * 24 * 3_600_000;
const ROUNDS = 12;
/**
 * Weak checks of one model count for no more than so many together: how many wrong answers they let
 * through is a guess, and a thousand of them would make much of its error.
 */
const MOST_WEAK = 100;
/**
 * So many outcomes of a model count half. The first ones may be the tasks' luck, and a model that one
 * failure put out of use could never show better.
 */
const FIRST_OUTCOMES = 4;
/** A check that tells right from wrong by no more than this is weak. */
const WEAK = 0.3;

interface Weighted {
  readonly outcome: Outcome;
  readonly quality: VerifierQuality;
  readonly weight: number;
}

/** By model id. `outcomes` in any order: the result does not depend on it. */
export function learnSkills(
  outcomes: readonly Outcome[],
  now: EpochMs,
): ReadonlyMap<string, SkillEvidence> {
  const byModel = groupItems(outcomes, outcome => outcome.model);
  return new Map([...byModel].map(([model, own]) => [model, learnSkill(own, now)]));
}

/**
 * What age leaves of an outcome: one half after `HALF_LIFE_MS`. One from the future was dated by a wrong
 * clock, and counts the less the more it was wrong.
 */
export function computeAgeWeight(atMs: EpochMs, now: EpochMs): number {
  return 2 ** (-Math.abs(now - atMs) / HALF_LIFE_MS);
}

function learnSkill(outcomes: readonly Outcome[], now: EpochMs): SkillEvidence {
  const all = weighOutcomes(outcomes, now);
  const ofKind = groupItems(all, each => each.outcome.kind);
  const ofLanguage = groupItems(all, each => each.outcome.language);
  const kinds = new Map([...ofKind.keys()].map(kind => [kind, 0]));
  const languages = new Map([...ofLanguage.keys()].map(language => [language, 0]));
  let offset = 0;
  const odds = ({ kind, language, priorOdds }: Outcome) =>
    priorOdds + offset + kinds.get(kind)! + languages.get(language)!;
  for (let round = 0; round < ROUNDS; round++) {
    offset += computeScoringStep(all, odds, offset, MODEL_DEVIATION);
    for (const [kind, value] of kinds) {
      kinds.set(kind, value + computeScoringStep(ofKind.get(kind)!, odds, value, PART_DEVIATION));
    }
    for (const [language, value] of languages) {
      const own = ofLanguage.get(language)!;
      languages.set(language, value + computeScoringStep(own, odds, value, PART_DEVIATION));
    }
  }
  return {
    offset,
    byKind: Object.fromEntries(kinds) as Partial<Record<TaskKind, number>>,
    byLanguage: languages,
    outcomes: all.reduce((sum, { outcome }) => sum + computeAgeWeight(outcome.atMs, now), 0),
    measured: sumBenchmarks(ofKind, now),
  };
}

function sumBenchmarks(
  ofKind: ReadonlyMap<TaskKind, readonly Weighted[]>,
  now: EpochMs,
): NonNullable<SkillEvidence['measured']> {
  return Object.fromEntries(
    [...ofKind].flatMap(([kind, own]) => {
      const told = own.filter(({ outcome }) => outcome.evidence === 'benchmark');
      const weigh = (read: (outcome: Outcome) => number) =>
        told.reduce(
          (sum, { outcome }) => sum + read(outcome) * computeAgeWeight(outcome.atMs, now),
          0,
        );
      return told.length === 0
        ? []
        : [[kind, { right: weigh(({ ok }) => ok), all: weigh(() => 1) }]];
    }),
  );
}

function weighOutcomes(outcomes: readonly Outcome[], now: EpochMs): readonly Weighted[] {
  const judged = outcomes
    .flatMap(outcome => {
      const quality = findEvidenceQuality(outcome.evidence);
      return quality ? [{ outcome, quality, weight: computeAgeWeight(outcome.atMs, now) }] : [];
    })
    .sort(compareOutcomes);
  const all = sumWeights(judged);
  const belief = all / (all + FIRST_OUTCOMES);
  const weakShare = Math.min(1, MOST_WEAK / sumWeights(judged.filter(isWeak)));
  return judged.map(each => {
    const share = isWeak(each) ? weakShare : 1;
    return { ...each, weight: belief * share * each.weight };
  });
}

function sumWeights(all: readonly Weighted[]): number {
  return all.reduce((sum, { weight }) => sum + weight, 0);
}

function isWeak({ quality }: Weighted): boolean {
  return quality.acceptsRight - quality.acceptsWrong <= WEAK;
}

/** One scoring step of one offset; shorter than a whole one where the curve is flat. */
function computeScoringStep(
  own: readonly Weighted[],
  odds: (outcome: Outcome) => number,
  value: number,
  deviation: number,
): number {
  let slope = -value / deviation ** 2;
  let bend = 1 / deviation ** 2;
  for (const { outcome, quality, weight } of own) {
    const chance = sigmoid(odds(outcome));
    const told = quality.acceptsRight - quality.acceptsWrong;
    const passes = quality.acceptsWrong + told * chance;
    const rise = told * chance * (1 - chance);
    const spread = passes * (1 - passes);
    slope += (weight * rise * (outcome.ok - passes)) / spread;
    bend += (weight * rise * rise) / spread;
  }
  return Math.max(-1, Math.min(1, slope / bend));
}

/** So that sums of floats come out the same whatever order the outcomes arrived in. */
function compareOutcomes(a: Weighted, b: Weighted): number {
  return (
    a.outcome.atMs - b.outcome.atMs ||
    a.outcome.priorOdds - b.outcome.priorOdds ||
    a.outcome.ok - b.outcome.ok ||
    a.weight - b.weight ||
    (a.outcome.kind < b.outcome.kind ? -1 : Number(a.outcome.kind > b.outcome.kind)) ||
    (a.outcome.language < b.outcome.language ? -1 : Number(a.outcome.language > b.outcome.language))
  );
}

function groupItems<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
