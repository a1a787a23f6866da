/**
 * Foresees tasks for pairs of models, from the router and from what the person's outcomes taught.
 *
 * Pass rates that the caller states are taken as they are; for unnamed or unmeasured models the
 * prior by name stands in, moved by the outcomes. No forecast depends on another task's forecast.
 */
import {
  forecastPair,
  PAIR_PRICES,
  PAIR_VERIFIER,
  type PairForecast,
  type PairSkills,
} from './forecastPair.ts';
import { leaningOf } from './leaning.ts';
import { modelProfile } from './modelProfiles.ts';
import { TYPICAL_LOCAL_SKILL, TYPICAL_PAID_SKILL } from './need.ts';
import { learnPairs } from './pairLesson.ts';
import type { PairOutcome } from './pairOutcome.ts';
import { logOdds, type RouterModel, sigmoid } from './routerModel.ts';
import { type TaskDifficulty, taskDifficulty } from './taskDifficulty.ts';
import { type TaskFeatures, taskFeatures } from './taskFeatures.ts';
import { textKey } from './textKey.ts';

export interface PairTask {
  readonly task: string;
  readonly language?: string;
  readonly local?: string;
  readonly paid?: string;
  /** Pass rates 0..1 on this kind of task. */
  readonly localSkill?: number;
  readonly paidSkill?: number;
}

export interface ForeseenTask extends PairForecast {
  readonly features: TaskFeatures;
}

export type PairForecaster = (task: PairTask) => ForeseenTask;

interface Side {
  readonly tier: 'local' | 'paid';
  readonly typical: number;
}

const LOCAL: Side = { tier: 'local', typical: TYPICAL_LOCAL_SKILL };
const PAID: Side = { tier: 'paid', typical: TYPICAL_PAID_SKILL };
/** A prior skill weighs as much as so many outcomes. */
const PRIOR_OUTCOMES = 4;

/** Learns from `outcomes` (oldest first) once; the forecaster itself is pure. */
export function pairForecaster(
  router: RouterModel,
  outcomes: readonly PairOutcome[],
): PairForecaster {
  const rates = passRates(outcomes);
  const skill = (side: Side, name: string | undefined, level: number) =>
    rates(name) ?? priorSkill(side, name, level);
  const base = (task: PairTask) => {
    const features = taskFeatures(task.task, task.language);
    const { level, relative } = difficultyOf(features, router);
    const skills: PairSkills = {
      local: task.localSkill ?? skill(LOCAL, task.local, level),
      paid: task.paidSkill ?? skill(PAID, task.paid, level),
    };
    const leaning = leaningOf(router, features, task.local, task.paid);
    const forecast = (shift: number) => plain(router, relative, skills, leaning + shift);
    return { features, forecast };
  };
  const lesson = learnPairs(
    outcomes.map(outcome => {
      const { features, forecast } = base(outcome);
      const { localSuccess, paidSuccess } = forecast(0);
      const real = (outcome.paidOk ?? paidSuccess) - outcome.localOk;
      return { ...placed(outcome, features), surprise: real - (paidSuccess - localSuccess) };
    }),
  );
  return task => {
    const { features, forecast } = base(task);
    return { ...forecast(lesson(placed(task, features))), features };
  };
}

function placed(task: PairTask, features: TaskFeatures) {
  const pair = JSON.stringify([task.local ?? '', task.paid ?? '']);
  return { key: textKey(task.task), values: features.values, pair };
}

function plain(router: RouterModel, relative: number, skills: PairSkills, shift: number) {
  return forecastPair(router, relative, skills, shift, PAIR_PRICES, PAIR_VERIFIER);
}

function difficultyOf(features: TaskFeatures, router: RouterModel): TaskDifficulty {
  return taskDifficulty({}, features, router);
}

/** By name and typical strength, lowered by how hard the task looks among all tasks. */
function priorSkill(side: Side, name: string | undefined, level: number): number {
  const skill = name === undefined ? side.typical : modelProfile({ name, tier: side.tier }).skill;
  return sigmoid(logOdds(skill) - level);
}

/** The pass rate of each model that occurs in the outcomes, drawn towards one half by a little. */
function passRates(
  outcomes: readonly PairOutcome[],
): (name: string | undefined) => number | undefined {
  const sums = new Map<string, { right: number; all: number }>();
  const add = (name: string, right: number) => {
    const sum = sums.get(name) ?? { right: PRIOR_OUTCOMES / 2, all: PRIOR_OUTCOMES };
    sums.set(name, { right: sum.right + right, all: sum.all + 1 });
  };
  for (const { local, paid, localOk, paidOk } of outcomes) {
    add(local, localOk);
    if (paidOk !== undefined) add(paid, paidOk);
  }
  return name => {
    const sum = name === undefined ? undefined : sums.get(name);
    return sum && sum.right / sum.all;
  };
}
