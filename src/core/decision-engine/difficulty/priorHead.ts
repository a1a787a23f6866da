/**
 * The part of the router that is meant to hold for any task: more to read, more to keep in mind and
 * more mathematics make a task harder for its kind.
 *
 * Its weights are equal by group, not fitted: with few bodies of tasks to learn from, fitted weights
 * were worse on bodies that they had not seen. Only centres and scales come from data.
 */
import { FEATURE_NAMES, type FeatureName, type TaskFeatures } from '../task/index.ts';

export interface PriorHead {
  readonly centre: readonly number[];
  readonly scale: readonly number[];
  /** Of the weighted sum among tasks of one body. */
  readonly unit: number;
}

/** What is summed, each in units of its own spread. */
export const PRIOR_WEIGHTS: readonly (readonly [FeatureName, number])[] = [
  ['chars', 1],
  ['distinctTokens', 1],
  ['proseWords', 1],
  ['mathMarks', 1],
  ['magnitude', 1],
  ['literalChars', 1],
  ['numbersInCode', 0.4],
  ['recursion', 0.4],
  ['bits', 0.4],
  ['counting', 0.4],
  ['graphs', 0.4],
  ['dynamic', 0.4],
  ['systems', 0.4],
];
const INDEXES = PRIOR_WEIGHTS.map(([name]) => FEATURE_NAMES.indexOf(name));

/** The plain weighted sum, in units of the spread within one body of tasks; 0 is middling. */
export function computePriorDifficulty(
  head: PriorHead,
  features: Pick<TaskFeatures, 'values'>,
): number {
  let sum = 0;
  for (const [at, [, weight]] of PRIOR_WEIGHTS.entries()) {
    const value = features.values[INDEXES[at]!]!;
    sum += ((value - head.centre[at]!) / head.scale[at]!) * weight;
  }
  return sum / head.unit;
}

/** The rows that a head's centre and scale refer to. */
export function buildPriorRow(values: readonly number[]): readonly number[] {
  return INDEXES.map(index => values[index]!);
}
