/**
 * What a person's own outcomes teach about their kind of task: where the paid model helped more, or
 * less, than foreseen.
 *
 * Kernel ridge regression of the surprise on the figures of the tasks. How far the lesson is
 * believed is decided by the outcomes themselves: it must foresee those that it was not shown, by
 * more than chance would. With few outcomes, or none that hang together, nothing changes. A task
 * that was asked before in the same words is simply remembered.
 */

import {
  createGainAdviser,
  type GainAdviser,
  groupOutcomesByText,
  type Lesson,
} from './lessonRecall.ts';
import { computeKernel, fitLessonSpace, type LessonPoint, locateInSpace } from './lessonSpace.ts';
import { solveCholesky } from './solveCholesky.ts';

/** One outcome as the lesson needs it. */
export interface LessonOutcome {
  /** Of the same text as another outcome: the same key. */
  readonly key: string;
  /** The figures of the task, in the order of `FEATURE_NAMES`. */
  readonly values: readonly number[];
  /** Both models' names. */
  readonly pair: string;
  /** Real gain of the paid model, from −1 to 1. */
  readonly real: number;
  /** The real gain minus the one foreseen. */
  readonly surprise: number;
  /** How often it came out like that, in the mean. */
  readonly times: number;
}

/** With fewer different tasks chance looks like knowledge: only repetitions are remembered. */
const LEAST_TASKS = 80;
/** The newest of a pair count; fitting takes the cube of their number. */
const MOST_OUTCOMES = 400;
const RIDGES = [10, 30, 100] as const;
const FOLDS = 5;
/** Standard errors that are taken off what the held-out outcomes say. */
const CAUTION = 1;
const MOST_TRUST = 1.2;
/** A slope of fewer standard errors is chance: three ridges are tried, on noisy outcomes. */
const LEAST_PROOF = 3;

/**
 * Learns from `outcomes`, oldest first. Each pair of models is a lesson of its own: what surprises
 * about one misled about another.
 */
export function learnPairs(outcomes: readonly LessonOutcome[]): GainAdviser {
  const lessons = new Map<string, Lesson>();
  for (const pair of new Set(outcomes.map(outcome => outcome.pair))) {
    const own = outcomes.filter(outcome => outcome.pair === pair).slice(-MOST_OUTCOMES);
    const tasks = new Set(own.map(({ key }) => key)).size;
    const lesson = tasks < LEAST_TASKS ? null : fitLesson(own);
    if (lesson !== null) lessons.set(pair, lesson);
  }
  return createGainAdviser(lessons, groupOutcomesByText(outcomes));
}

function fitLesson(outcomes: readonly LessonOutcome[]): Lesson | null {
  const space = fitLessonSpace(outcomes.map(({ values }) => values));
  const places = outcomes.map(outcome => locateInSpace(space, outcome.values));
  const middle = computeMean(outcomes.map(({ surprise }) => surprise));
  const surprises = outcomes.map(({ surprise }) => surprise - middle);
  const matrix = buildKernelMatrix(places);
  let best: { readonly ridge: number; readonly trust: number; readonly proof: number } | null =
    null;
  for (const ridge of RIDGES) {
    const foreseen = predictHeldOut(matrix, surprises, outcomes, ridge);
    const { trust, proof } = measureTrust(foreseen, surprises);
    if (proof >= LEAST_PROOF && (best === null || proof > best.proof)) {
      best = { ridge, trust, proof };
    }
  }
  if (best === null) return null;
  const { ridge, trust } = best;
  const weights = fitKernelWeights(matrix, surprises, ridge).map(weight => weight * trust);
  return { space, places, weights };
}

/** Each outcome as foreseen by a fit without it, and without any other of the same text. */
function predictHeldOut(
  matrix: readonly Float64Array[],
  surprises: readonly number[],
  outcomes: readonly LessonOutcome[],
  ridge: number,
): readonly number[] {
  const order = [...new Set(outcomes.map(({ key }) => key))];
  const foldOf = new Map(order.map((key, at) => [key, at % FOLDS]));
  const folds = outcomes.map(({ key }) => foldOf.get(key)!);
  const foreseen = surprises.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = folds.flatMap((each, at) => (each === fold ? [] : [at]));
    const part = seen.map(i => Float64Array.from(seen, j => matrix[i]![j]!));
    const ownMean = computeMean(seen.map(i => surprises[i]!));
    const weights = fitKernelWeights(
      part,
      seen.map(i => surprises[i]! - ownMean),
      ridge,
    );
    for (const [at, each] of folds.entries()) {
      if (each !== fold) continue;
      foreseen[at] = seen.reduce((sum, i, k) => sum + matrix[at]![i]! * weights[k]!, 0);
    }
  }
  return foreseen;
}

/** How strongly reality follows the forecasts: a slope, less its error; and how sure that is. */
function measureTrust(foreseen: readonly number[], real: readonly number[]) {
  const square = foreseen.reduce((sum, value) => sum + value * value, 0);
  if (square === 0) return { trust: 0, proof: 0 };
  const slope = foreseen.reduce((sum, value, at) => sum + value * real[at]!, 0) / square;
  const rest = computeMean(foreseen.map((value, at) => (real[at]! - slope * value) ** 2));
  const error = Math.sqrt(rest / square);
  const trust = Math.max(0, Math.min(MOST_TRUST, slope - CAUTION * error));
  return { trust, proof: slope / error };
}

function fitKernelWeights(
  matrix: readonly Float64Array[],
  right: readonly number[],
  ridge: number,
): Float64Array {
  const ridged = matrix.map((row, at) => {
    const copy = Float64Array.from(row);
    copy[at]! += ridge;
    return copy;
  });
  return solveCholesky(ridged, right);
}

function buildKernelMatrix(places: readonly LessonPoint[]): readonly Float64Array[] {
  return places.map(a => Float64Array.from(places, b => computeKernel(a, b)));
}

function computeMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
