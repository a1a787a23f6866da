/**
 * How hard a task is for its kind, and what that means for a model of known skill.
 *
 * An item-response view. A task's difficulty is a normal guess around what the text tells; a model
 * answers with probability `sigmoid(ability − difficulty)`. Two models of different skill are judged
 * on the same unknown difficulty, so the gain of the better one is small where both or neither will
 * do. Skills are pass rates on the kind of task at hand: they set the level, the text only the rest.
 */

import type { TaskFeatures, TaskScope } from '../task/index.ts';
import { computePriorDifficulty, type PriorHead } from './priorHead.ts';
import weights from './routerModel.weights.json' with { type: 'json' };

export interface RouterModel {
  readonly prior: PriorHead;
  /** Log-odds of difficulty per unit that the prior predicts. */
  readonly priorSpread: number;
  /** Log-odds of difficulty that the text does not tell: one standard deviation. */
  readonly residual: number;
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

/** The prior bends off here: twice as far out is hardly more. */
const PRIOR_BEND = 1;
const EXTREME_SKILL = 0.005;
/** How a gain becomes the score that people see: its steepness and the gain that scores one half. */
const SCORE_SLOPE = 8;
const SCORE_MIDDLE = 0.25;

/** Log-odds by which the task is harder (above 0) or easier than a middling one of its kind. */
export function computeRelativeDifficulty(model: RouterModel, features: TaskFeatures): number {
  return clampToScope(model.priorSpread * bendPrior(model.prior, features), features.scope);
}

/** That a request is short says nothing where it names a thing, nor its length where it wants a small edit. */
function clampToScope(difficulty: number, scope: TaskScope): number {
  switch (scope) {
    case 'trivial':
      return Math.min(0, difficulty);
    case 'open':
    case 'large':
    case 'vast':
      return Math.max(0, difficulty);
    case 'usual':
      return difficulty;
  }
}

/** The prior's difficulty, bent off where it lies far out. */
function bendPrior(prior: PriorHead, features: TaskFeatures): number {
  const plain = computePriorDifficulty(prior, features);
  return plain / (1 + Math.abs(plain) / PRIOR_BEND);
}

/**
 * P(success) at each node of the unknown part of the difficulty, for a model whose pass rate on this
 * kind of task is `skill`, on a task that is harder than middling by `difficulty`.
 */
export function computeSuccessNodes(
  model: RouterModel,
  skill: number,
  difficulty: number,
): readonly number[] {
  const ability = toLogOdds(skill) * computeAbilityScale(model);
  return NODES.map(node => sigmoid(ability - difficulty - model.residual * node));
}

/** Log-odds at each node per log-odds of a pass rate, which is a mean over the nodes. */
export function computeAbilityScale(model: RouterModel): number {
  return Math.sqrt(1 + (Math.PI / 8) * model.residual ** 2);
}

/** The mean of a row over the nodes. */
export function averageNodes(nodes: readonly number[]): number {
  return nodes.reduce((sum, value, at) => sum + value * NODE_WEIGHTS[at]!, 0);
}

/** Need for the paid model, 0..1, from how much likelier it is to succeed. Strictly increasing. */
export function scoreGain(gain: number): number {
  return sigmoid(SCORE_SLOPE * (gain - SCORE_MIDDLE));
}

/** Log-odds of a rate, cut short of certainty. */
export function toLogOdds(rate: number): number {
  const safe = Math.max(EXTREME_SKILL, Math.min(1 - EXTREME_SKILL, rate));
  return Math.log(safe / (1 - safe));
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
