/** Applies what was learned to a new task: the fitted lesson, then what is remembered word for word. */
import { computeKernel, type LessonPoint, type LessonSpace, locateInSpace } from './lessonSpace.ts';
import type { LessonOutcome } from './pairLesson.ts';

/** A fitted lesson: surprise as a weighted sum of kernels. */
export interface Lesson {
  readonly space: LessonSpace;
  readonly places: readonly LessonPoint[];
  readonly weights: ArrayLike<number>;
}

/** By text: what came of it, and with which pair. */
export type OutcomesByText = ReadonlyMap<string, readonly LessonOutcome[]>;

/** How much more (or less) the paid model will help than foreseen, from −1 to 1. */
export type GainAdviser = (task: AskedTask) => number;

interface AskedTask extends Pick<LessonOutcome, 'key' | 'values' | 'pair'> {
  /** The gain that is foreseen without any lesson. */
  readonly foreseen: number;
}

/** Weight of the forecast against one outcome of the very same task and pair. */
const FORECAST_WEIGHT = 0.5;
/** Weight of an outcome of the very same task with another pair. */
const OTHER_PAIR_WEIGHT = 0.25;
/** More repetitions of a task than these make it no surer. */
const MOST_TIMES = 4;
/** Where most of a task's figures lie beyond the lesson's own tasks, it says nothing. */
const FARTHEST_KIND = 2.5;

export function groupOutcomesByText(outcomes: readonly LessonOutcome[]): OutcomesByText {
  const byText = new Map<string, LessonOutcome[]>();
  for (const outcome of outcomes) {
    const same = byText.get(outcome.key);
    if (same === undefined) byText.set(outcome.key, [outcome]);
    else same.push(outcome);
  }
  return byText;
}

/** `lessons` by pair of models. */
export function createGainAdviser(
  lessons: ReadonlyMap<string, Lesson>,
  recollection: OutcomesByText,
): GainAdviser {
  return task => {
    const lesson = lessons.get(task.pair);
    const learned = lesson === undefined ? 0 : predictSurprise(lesson, task);
    const same = recollection.get(task.key) ?? [];
    let [sum, weights] = [learned * FORECAST_WEIGHT, FORECAST_WEIGHT];
    for (const { pair, real, times } of same) {
      const weight = Math.min(times, MOST_TIMES) * (pair === task.pair ? 1 : OTHER_PAIR_WEIGHT);
      sum += weight * (real - task.foreseen);
      weights += weight;
    }
    return Math.max(-1, Math.min(1, sum / weights));
  };
}

function predictSurprise(
  { space, places, weights }: Lesson,
  { values }: Pick<AskedTask, 'values'>,
): number {
  const place = locateInSpace(space, values);
  const distance = place.reduce((total, far) => total + far * far, 0) / Math.max(1, place.length);
  if (distance > FARTHEST_KIND) return 0;
  return places.reduce((sum, other, at) => sum + computeKernel(place, other) * weights[at]!, 0);
}
