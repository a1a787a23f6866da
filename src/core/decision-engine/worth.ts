/**
 * What an answer is worth to the person, in nano-dollars, so that quality, money and time add up.
 *
 * The figures are judgement: each row says what its priority would give for a right answer to a
 * task of unit size and for a minute of waiting. Larger tasks are worth more, else a long prompt
 * could never be worth its price.
 */
import type { Priority, Task } from '../types.ts';

export interface Worth {
  /** For a right answer. */
  readonly rightNanoUsd: number;
  /** 0..1: from this chance of being right on, an answer is good enough. */
  readonly enough: number;
  /** 0..1: what a chance beyond `enough` counts, as a part of one below it. */
  readonly beyond: number;
  readonly minuteNanoUsd: number;
}

interface Unit {
  readonly rightUsd: number;
  readonly minuteUsd: number;
  readonly enough: number;
  readonly beyond: number;
}

/** Who wants it cheap wants the cheapest that is good enough, not the last percent for a cent. */
const UNIT: Readonly<Record<Priority, Unit>> = {
  cost: { rightUsd: 0.05, minuteUsd: 0.001, enough: 0.8, beyond: 0.03 },
  speed: { rightUsd: 0.25, minuteUsd: 0.3, enough: 1, beyond: 1 },
  quality: { rightUsd: 2, minuteUsd: 0.01, enough: 1, beyond: 1 },
};
const PROMPT_TOKENS_PER_UNIT = 8_000;
const OUTPUT_TOKENS_PER_UNIT = 2_000;
const NANO = 1e9;

/** The worth of `task` under its own priority. */
export function worthOf(task: Pick<Task, 'priority' | 'promptTokens' | 'outputTokens'>): Worth {
  const { rightUsd, minuteUsd, enough, beyond } = UNIT[task.priority];
  const units =
    1 + task.promptTokens / PROMPT_TOKENS_PER_UNIT + task.outputTokens / OUTPUT_TOKENS_PER_UNIT;
  return {
    rightNanoUsd: rightUsd * NANO * units,
    minuteNanoUsd: minuteUsd * NANO,
    enough,
    beyond,
  };
}

/** Expected utility in nano-dollars of a plan with these expectations. */
export function utilityOf(
  worth: Worth,
  plan: { readonly quality: number; readonly nanoUsd: number; readonly ms: number },
): number {
  const { enough, beyond } = worth;
  const counted = Math.min(plan.quality, enough) + beyond * Math.max(0, plan.quality - enough);
  return worth.rightNanoUsd * counted - plan.nanoUsd - (worth.minuteNanoUsd * plan.ms) / 60_000;
}
