/**
 * How much harder than middling a task is for its kind, where the pass rates of the models on that kind
 * are known: more to keep in mind, more mathematics and larger sizes make a task harder.
 *
 * Weights are equal, not fitted: with few bodies of tasks to learn from, fitted ones were worse on bodies
 * that they had not seen. Only centres and scales come from data.
 */
import type { FeatureName, TaskFeatures } from '../task/index.ts';
import type { RelativeHead } from './routerModel.ts';

/** What is summed, each in units of its own spread. */
export const AMOUNT_WEIGHTS: readonly (readonly [FeatureName, number])[] = [
  ['distinctTokens', 1],
  ['mathMarks', 1],
  ['magnitude', 1],
  ['literalChars', 1],
  ['numbersInCode', 0.5],
];

/** The sum bends off here: twice as far out is hardly more. */
const BEND = 1;

/** Log-odds by which the task is harder (above 0) or easier than a middling one of its kind. */
export function computeRelativeDifficulty(head: RelativeHead, features: TaskFeatures): number {
  const plain = sumAmounts(head, readAmounts(features)) / head.unit;
  return (head.spread * plain) / (1 + Math.abs(plain) / BEND);
}

/** The plain weighted sum; 0 is middling. */
export function sumAmounts(
  { centre, scale }: Pick<RelativeHead, 'centre' | 'scale'>,
  amounts: readonly number[],
): number {
  return AMOUNT_WEIGHTS.reduce(
    (sum, [, weight], at) => sum + (weight * (amounts[at]! - centre[at]!)) / scale[at]!,
    0,
  );
}

/** What a head's centre and scale refer to. */
export function readAmounts({ values }: Pick<TaskFeatures, 'values'>): readonly number[] {
  return AMOUNT_WEIGHTS.map(([name]) => values[name]);
}
