/**
 * The learned part: how hard a task is for its kind, and what that means for a model of known skill.
 *
 * An item-response view. A task's difficulty is a normal guess around `spread × z`; a model answers
 * with probability `sigmoid(ability − difficulty)`. Two models of different skill are judged on the
 * same unknown difficulty, so the gain of the better one is small where both or neither will do.
 * Skills are pass rates on the kind of task at hand: they set the level, the text only the rest.
 */
import { FEATURE_NAMES, type FeatureName, type TaskFeatures } from './taskFeatures.ts';
import type { TaskKind } from './taskKind.ts';

export interface RouterModel {
  /** Raised when the meaning of a field changes. */
  readonly format: number;
  /** Names out of `FEATURE_NAMES`, in the order of the rows below. */
  readonly features: readonly FeatureName[];
  /** Where the values of middling tasks lie; `other` where a kind was never seen. */
  readonly centres: Readonly<Partial<Record<TaskKind | 'other', readonly number[]>>>;
  readonly scales: readonly number[];
  readonly weights: readonly number[];
  /** Log-odds per unit of the predicted difficulty. */
  readonly spread: number;
  /** Log-odds of difficulty that the text does not tell: one standard deviation. */
  readonly residual: number;
  readonly record: unknown;
}

/** The normal distribution in seven points: values, and weights that sum to 1. */
export const NODES: readonly number[] = [
  -3.750439717725742, -2.366759410734541, -1.154405394739968, 0, 1.154405394739968,
  2.366759410734541, 3.750439717725742,
];
const NODE_WEIGHTS: readonly number[] = [
  5.482688559722181e-4, 3.075712396758651e-2, 2.401231786050127e-1, 4.571428571428571e-1,
  2.401231786050127e-1, 3.075712396758651e-2, 5.482688559722181e-4,
];

/** Predicted difficulty is cut here: beyond it there was no data. */
const MOST_DIFFICULTY = 2.5;
const EXTREME_SKILL = 0.005;
/** How a gain becomes the score that people see: its steepness and the gain that scores one half. */
const SCORE_SLOPE = 8;
const SCORE_MIDDLE = 0.25;

/** Reads the weights, once, when the first decision needs them. */
export async function loadRouterModel(): Promise<RouterModel> {
  const module = await import('./routerModel.weights.json', { with: { type: 'json' } });
  return module.default as unknown as RouterModel;
}

/** How hard the task is among tasks of its kind: 0 is middling, 1 about one standard deviation. */
export function relativeDifficulty(model: RouterModel, features: TaskFeatures): number {
  const centre = model.centres[features.kind] ?? model.centres.other ?? [];
  let sum = 0;
  for (const [at, name] of model.features.entries()) {
    const value = features.values[FEATURE_NAMES.indexOf(name)] ?? 0;
    sum += ((value - (centre[at] ?? 0)) / (model.scales[at] ?? 1)) * (model.weights[at] ?? 0);
  }
  return Math.max(-MOST_DIFFICULTY, Math.min(MOST_DIFFICULTY, sum));
}

/**
 * P(success) at each of `NODES` of the unknown part of the difficulty, for a model whose pass rate
 * on this kind of task is `skill`, on a task of relative difficulty `z`.
 */
export function successNodes(model: RouterModel, skill: number, z: number): readonly number[] {
  const whole = Math.hypot(model.spread, model.residual);
  const ability = logOdds(skill) * Math.sqrt(1 + (Math.PI / 8) * whole * whole);
  return NODES.map(node => sigmoid(ability - model.spread * z - model.residual * node));
}

/** The mean of a row over `NODES`. */
export function expected(nodes: readonly number[]): number {
  return nodes.reduce((sum, value, at) => sum + value * NODE_WEIGHTS[at]!, 0);
}

/** Need for the paid model, 0..1, from how much likelier it is to succeed. Strictly increasing. */
export function scoreOfGain(gain: number): number {
  return sigmoid(SCORE_SLOPE * (gain - SCORE_MIDDLE));
}

/** Log-odds of a rate, cut short of certainty. */
export function logOdds(rate: number): number {
  const safe = Math.max(EXTREME_SKILL, Math.min(1 - EXTREME_SKILL, rate));
  return Math.log(safe / (1 - safe));
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
