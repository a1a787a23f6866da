/**
 * The learned numbers, and what a chance is made of.
 *
 * An item-response view. A task's difficulty is a normal guess around what the text tells; a model
 * answers with probability `sigmoid(ability − difficulty)`. Two models of different skill are judged
 * on the same unknown difficulty, so the gain of the better one is small where both or neither will do.
 */

import weights from './routerModel.weights.json' with { type: 'json' };

export interface RouterModel {
  /** Of the log-odds that the reference model is right, by feature; `one` is what every task has. */
  readonly odds: Readonly<Record<string, number>>;
  readonly relative: RelativeHead;
  /** Log-odds of difficulty that the text does not tell: one standard deviation. */
  readonly residual: number;
}

/** Where the amounts of middling tasks lie, and how far they spread, in the order of `AMOUNT_WEIGHTS`. */
export interface RelativeHead {
  readonly centre: readonly number[];
  readonly scale: readonly number[];
  /** Of the weighted sum among tasks of one body. */
  readonly unit: number;
  /** Log-odds of difficulty for each unit. */
  readonly spread: number;
}

/** The one that is shipped. */
export const ROUTER: RouterModel = weights;

/** The normal distribution in seven points: values, and weights that sum to 1. */
const NODES: readonly number[] = [
  -3.750439717725742, -2.366759410734541, -1.154405394739968, 0, 1.154405394739968,
  2.366759410734541, 3.750439717725742,
];
const NODE_WEIGHTS: readonly number[] = [
  5.482688559722181e-4, 3.075712396758651e-2, 2.401231786050127e-1, 4.571428571428571e-1,
  2.401231786050127e-1, 3.075712396758651e-2, 5.482688559722181e-4,
];

const EXTREME_RATE = 0.005;
/** How a gain becomes the score that people see: its steepness and the gain that scores one half. */
const SCORE_SLOPE = 8;
const SCORE_MIDDLE = 0.25;

/**
 * P(success) at each node of the unknown part of the difficulty, for a model whose pass rate on such
 * tasks is `rate`, on one that is harder than middling by `difficulty`.
 */
export function computeSuccessNodes(
  model: RouterModel,
  rate: number,
  difficulty: number,
): readonly number[] {
  const ability = toLogOdds(rate) * computeAbilityScale(model);
  return NODES.map(node => sigmoid(ability - difficulty - model.residual * node));
}

/** Log-odds at each node per log-odds of a pass rate, which is a mean over the nodes. */
export function computeAbilityScale(model: RouterModel): number {
  return Math.sqrt(1 + (Math.PI / 8) * model.residual ** 2);
}

/** The mean of a row over the nodes. */
export function averageNodes(nodes: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < nodes.length; at++) sum += nodes[at]! * NODE_WEIGHTS[at]!;
  return sum;
}

/** Need for the paid model, 0..1, from how much likelier it is to succeed. Strictly increasing in both. */
export function scoreGain(gain: number, harder: number): number {
  return sigmoid(SCORE_SLOPE * (gain - SCORE_MIDDLE) + harder);
}

/** Log-odds of a rate, cut short of certainty. */
export function toLogOdds(rate: number): number {
  const safe = Math.max(EXTREME_RATE, Math.min(1 - EXTREME_RATE, rate));
  return Math.log(safe / (1 - safe));
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
