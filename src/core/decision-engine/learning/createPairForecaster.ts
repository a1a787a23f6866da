/**
 * Foresees tasks for pairs of models, from the router and from what the person's outcomes taught.
 *
 * Pass rates that the caller states are taken as they are; else the prior by name stands in, moved by
 * the outcomes as on the person's machine. No forecast depends on another task's forecast.
 */

import {
  computeLeaning,
  estimateTaskDifficulty,
  type RouterModel,
  sigmoid,
  type TaskDifficulty,
  toLogOdds,
} from '../difficulty/index.ts';
import { estimateModelProfile, type SkillEvidence } from '../models/index.ts';
import { TYPICAL_LOCAL_SKILL, TYPICAL_PAID_SKILL } from '../selection/index.ts';
import { extractTaskFeatures, type TaskFeatures } from '../task/index.ts';
import { computeTextKey } from './computeTextKey.ts';
import {
  forecastPair,
  PAIR_PRICES,
  PAIR_VERIFIER,
  type PairForecast,
  type PairSkills,
} from './forecastPair.ts';
import { learnSkills } from './learnSkills.ts';
import { makePairKey, mergeByTask, type TaskOutcome } from './mergeByTask.ts';
import type { Outcome } from './outcome.ts';
import { learnPairs } from './pairLesson.ts';
import type { PairOutcome } from './pairOutcome.ts';

export interface PairTask {
  readonly task: string;
  readonly language?: string;
  readonly local?: string;
  readonly paid?: string;
  /** Pass rates 0..1 on this kind of task. */
  readonly localSkill?: number;
  readonly paidSkill?: number;
}

export interface TaskForecast extends PairForecast {
  readonly features: TaskFeatures;
}

export type PairForecaster = (task: PairTask) => TaskForecast;

interface Side {
  readonly tier: 'local' | 'paid';
  readonly typical: number;
}

const LOCAL: Side = { tier: 'local', typical: TYPICAL_LOCAL_SKILL };
const PAID: Side = { tier: 'paid', typical: TYPICAL_PAID_SKILL };

/** Learns from `outcomes` (oldest first) once; the forecaster itself is pure. */
export function createPairForecaster(
  router: RouterModel,
  outcomes: readonly PairOutcome[],
): PairForecaster {
  const seen = mergeByTask(outcomes).map(each => ({
    ...each,
    read: readTask(each.outcome, router),
  }));
  const evidence = learnSkills(
    seen.flatMap(each => listModelOutcomes(each, router)),
    0,
  );
  const rates = createPassRates(seen);
  const lesson = learnPairs(
    seen.map(({ outcome, key, pair, times, read }) => {
      // Against the plain rates, so that what a lesson finds is what no rate can tell.
      const forecast = createForecast(read, { ...outcome, ...rates(outcome) }, evidence, router);
      const { localSuccess, paidSuccess } = forecast(0);
      const real = (outcome.paidOk ?? paidSuccess) - outcome.localOk;
      const surprise = real - (paidSuccess - localSuccess);
      return { key, pair, values: read.features.values, real, surprise, times };
    }),
  );
  return task => {
    const read = readTask(task, router);
    const { features } = read;
    const forecast = createForecast(read, task, evidence, router);
    const { localSuccess, paidSuccess } = forecast(0);
    const asked = {
      key: computeTextKey(task.task),
      pair: makePairKey(task),
      values: features.values,
    };
    const shift = lesson({ ...asked, foreseen: paidSuccess - localSuccess });
    return { ...forecast(shift), features };
  };
}

/** What a task's text tells, whatever is known of models: the part that takes time. */
interface ReadTask {
  readonly features: TaskFeatures;
  readonly difficulty: TaskDifficulty;
  readonly leaning: number;
}

function readTask({ task, language, local, paid }: PairTask, router: RouterModel): ReadTask {
  const features = extractTaskFeatures(task, language);
  const difficulty = estimateTaskDifficulty({}, features, router);
  return { features, difficulty, leaning: computeLeaning(router, features, local, paid) };
}

/**
 * What is foreseen from names, stated skills and `evidence` (by model) alone; `shift` is what outcomes
 * add to the gain of the paid model.
 */
function createForecast(
  { difficulty, leaning }: ReadTask,
  { local, paid, localSkill, paidSkill }: Omit<PairTask, 'task'>,
  evidence: ReadonlyMap<string, SkillEvidence>,
  router: RouterModel,
): (shift: number) => PairForecast {
  const { kind, language, level, relative } = difficulty;
  const skill = (side: Side, name: string | undefined) => {
    const known = name === undefined ? undefined : evidence.get(name);
    const moved = known
      ? known.offset + (known.byKind[kind] ?? 0) + (known.byLanguage.get(language) ?? 0)
      : 0;
    return sigmoid(toLogOdds(choosePriorSkill(side, name)) + moved - level);
  };
  const skills: PairSkills = {
    local: localSkill ?? skill(LOCAL, local),
    paid: paidSkill ?? skill(PAID, paid),
  };
  return shift =>
    forecastPair(router, relative, skills, leaning + shift, PAIR_PRICES, PAIR_VERIFIER);
}

type SeenTask = TaskOutcome & { readonly read: ReadTask };

/** Each model's answer to a task, as the learning of skills takes it. */
function listModelOutcomes({ outcome, read }: SeenTask, router: RouterModel): readonly Outcome[] {
  const { localSuccess, paidSuccess } = createForecast(read, outcome, new Map(), router)(0);
  const { kind, language } = read.features;
  const about = { kind, language, evidence: 'tests', atMs: 0 } as const;
  const untimed = { durationMs: 0, firstTokenMs: null, outputTokens: null };
  const answer = (model: string, ok: number, chance: number): Outcome => {
    return { ...about, ...untimed, model, ok, priorOdds: toLogOdds(chance) };
  };
  const { local, paid, localOk, paidOk } = outcome;
  const ofLocal = answer(local, localOk, localSuccess);
  return paidOk === undefined ? [ofLocal] : [ofLocal, answer(paid, paidOk, paidSuccess)];
}

/** A pass rate is drawn to one half by so many outcomes. */
const PRIOR_OUTCOMES = 4;

/** How often the two models of an outcome were right in all of them. */
function createPassRates(seen: readonly TaskOutcome[]) {
  const sums = new Map<string, { right: number; all: number }>();
  const add = (name: string, right: number) => {
    const sum = sums.get(name) ?? { right: PRIOR_OUTCOMES / 2, all: PRIOR_OUTCOMES };
    sums.set(name, { right: sum.right + right, all: sum.all + 1 });
  };
  for (const { outcome } of seen) {
    add(outcome.local, outcome.localOk);
    if (outcome.paidOk !== undefined) add(outcome.paid, outcome.paidOk);
  }
  const rate = (name: string) => {
    const sum = sums.get(name);
    return sum && sum.right / sum.all;
  };
  return ({ local, paid }: PairOutcome): Pick<PairTask, 'localSkill' | 'paidSkill'> => {
    const [localSkill, paidSkill] = [rate(local), rate(paid)];
    return { ...(localSkill && { localSkill }), ...(paidSkill && { paidSkill }) };
  };
}

function choosePriorSkill({ tier, typical }: Side, name: string | undefined): number {
  return name === undefined ? typical : estimateModelProfile({ name, tier }).skill;
}
