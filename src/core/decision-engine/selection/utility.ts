/**
 * What an answer is worth to the person, in nano-dollars, so that quality, money and time add up.
 *
 * The figures are judgement: each row says what its priority would give for a right answer to a
 * task of unit size and for a minute of waiting. Larger tasks are worth more, else a long prompt
 * could never be worth its price.
 *
 * Who wants it cheap wants the cheapest that is good enough. So under `cost` a chance beyond `enough`
 * counts next to nothing, and neither does a wait within `patienceMs`: below the price of any paid call,
 * they only decide between models that cost the same. Leaving the machine counts a little more than
 * both, so a local model that is good enough comes before a remote one that is free.
 *
 * Nobody pays, or has a second model planned for, to gain what shown figures hide. Time is therefore
 * counted as it is shown, and a percent of chance is what paying and planning cost: constants, and no
 * thresholds, so that a better model never makes a choice worse.
 */
import { roundDuration } from '../../figures.ts';
import type { Priority, Task } from '../../types.ts';

export interface UtilityWeights {
  /** For a right answer. */
  readonly rightNanoUsd: number;
  /** 0..1: from this chance of being right on, an answer is good enough. */
  readonly enough: number;
  /** 0..1: what a chance beyond `enough` counts, as a part of one below it. */
  readonly beyond: number;
  /** What it costs that the task is sent to another machine. */
  readonly awayNanoUsd: number;
  /** What it costs that anything is paid at all, and that a second model is planned for. */
  readonly unseenNanoUsd: number;
  readonly minuteNanoUsd: number;
  /** For each minute beyond `patienceMs`. */
  readonly lateMinuteNanoUsd: number;
  readonly patienceMs: number;
}

/** What a plan is expected to bring, and to take. */
export interface Expectations {
  readonly quality: number;
  readonly nanoUsd: number;
  readonly ms: number;
  /** 0..1: chance that the task is sent to another machine. */
  readonly away: number;
  /** 0..1: chance that anything is paid. */
  readonly paid: number;
}

interface Unit {
  readonly rightUsd: number;
  readonly enough: number;
  readonly beyond: number;
  readonly awayUsd: number;
  readonly minuteUsd: number;
  readonly lateMinuteUsd: number;
}

const UNIT: Readonly<Record<Priority, Unit>> = {
  cost: {
    ...{ rightUsd: 0.05, enough: 0.6, beyond: 0.003, awayUsd: 0.0025 },
    ...{ minuteUsd: 0.00001, lateMinuteUsd: 0.002 },
  },
  speed: {
    ...{ rightUsd: 0.25, enough: 0.7, beyond: 0.25, awayUsd: 0.075 },
    ...{ minuteUsd: 0.1, lateMinuteUsd: 0.3 },
  },
  quality: {
    ...{ rightUsd: 2, enough: 0.93, beyond: 0.02, awayUsd: 0.01 },
    ...{ minuteUsd: 0.01, lateMinuteUsd: 0.01 },
  },
};
const PATIENCE_MS = 120_000;
/** The largest difference between chances that look the same. */
const UNSEEN_CHANCE = 0.01;
const PROMPT_TOKENS_PER_UNIT = 8_000;
const OUTPUT_TOKENS_PER_UNIT = 2_000;
const NANO = 1e9;

/** The worth of `task` under its own priority. */
export function computeUtilityWeights(
  task: Pick<Task, 'priority' | 'promptTokens' | 'outputTokens'>,
): UtilityWeights {
  const { rightUsd, awayUsd, minuteUsd, lateMinuteUsd, enough, beyond } = UNIT[task.priority];
  const units =
    1 + task.promptTokens / PROMPT_TOKENS_PER_UNIT + task.outputTokens / OUTPUT_TOKENS_PER_UNIT;
  const rightNanoUsd = rightUsd * NANO * units;
  return {
    rightNanoUsd,
    awayNanoUsd: awayUsd * NANO * units,
    unseenNanoUsd: UNSEEN_CHANCE * rightNanoUsd,
    minuteNanoUsd: minuteUsd * NANO,
    lateMinuteNanoUsd: lateMinuteUsd * NANO,
    patienceMs: PATIENCE_MS,
    enough,
    beyond,
  };
}

/** What each expectation adds to the utility, in nano-dollars: all but the first are 0 or less. */
export function splitUtility(
  worth: UtilityWeights,
  { quality, nanoUsd, ms, away, paid }: Expectations,
) {
  const { enough, beyond, patienceMs } = worth;
  const counted = Math.min(quality, enough) + beyond * Math.max(0, quality - enough);
  const shown = roundDuration(ms);
  const late = Math.max(0, shown - patienceMs);
  const waited = worth.minuteNanoUsd * (shown - late) + worth.lateMinuteNanoUsd * late;
  return {
    chance: worth.rightNanoUsd * counted,
    money: -nanoUsd - worth.unseenNanoUsd * paid,
    place: -worth.awayNanoUsd * away,
    time: -waited / MINUTE_MS,
  };
}

/** Expected utility in nano-dollars of a plan with these expectations. */
export function computeUtility(worth: UtilityWeights, expectations: Expectations): number {
  const { chance, money, place, time } = splitUtility(worth, expectations);
  return chance + money + place + time;
}

const MINUTE_MS = 60_000;
