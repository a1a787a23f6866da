/**
 * How many tokens an answer may have: what the call carries as its cap and the reservation counts on.
 *
 * Several times the expectation, since a cut answer is worth nothing, a guess from the words may be
 * far off, and models that reason write much that nobody sees. What is not written is not paid for,
 * but it is held: where the money does not reach for it, the cap is lowered before the call is refused.
 */
import type { Model, NanoUsd, Task } from '../types.ts';

type Room = Pick<Model, 'contextTokens' | 'maxOutputTokens'>;
type Sizes = Pick<Task, 'promptTokens' | 'outputTokens'>;

const LEAST_TOKENS = 4_096;
const TIMES_EXPECTED = 4;

/** A lower cap than this cuts so many answers that money for one is thrown away. */
const LEAST_WORTH_TOKENS = 1_024;
const LEAST_TIMES_EXPECTED = 2;

/** How much more an answer gets that was cut, and the most that any gets. */
const WIDER = 4;
const MOST_TOKENS = 65_536;

/** At least 1, even where the window is too small: the selector rejects such a model by name. */
export function answerCap(task: Sizes, model: Room): number {
  return within(Math.max(LEAST_TOKENS, TIMES_EXPECTED * task.outputTokens), task, model);
}

/** The least cap that is worth a call; never above `answerCap`. */
export function leastCap(task: Sizes, model: Room): number {
  return within(
    Math.max(LEAST_WORTH_TOKENS, LEAST_TIMES_EXPECTED * task.outputTokens),
    task,
    model,
  );
}

/** The cap of the one further try that a model gets whose answer was cut at `answerCap`. */
export function widerCap(task: Sizes, model: Room): number {
  return within(Math.min(MOST_TOKENS, WIDER * answerCap(task, model)), task, model);
}

/**
 * The largest cap between `least` and `wanted` whose worst cost fits into `leftNanoUsd` (null: no
 * limit); `least` where none does, or where the price is not known.
 */
export function affordableCap(
  wanted: number,
  least: number,
  leftNanoUsd: NanoUsd | null,
  worst: (tokens: number) => NanoUsd | null,
): number {
  const atMost = worst(wanted);
  if (leftNanoUsd === null || atMost === null || atMost <= leftNanoUsd) return wanted;
  const none = worst(0) ?? 0;
  const perToken = (atMost - none) / wanted;
  // Prices are rounded up: one token less keeps the sum below the limit.
  const fits = perToken > 0 ? Math.floor((leftNanoUsd - none) / perToken) - 1 : 0;
  return Math.max(Math.min(wanted, least), Math.min(wanted, fits));
}

function within(tokens: number, { promptTokens }: Sizes, model: Room): number {
  const room = model.contextTokens - promptTokens;
  return Math.max(1, Math.floor(Math.min(tokens, room, model.maxOutputTokens ?? tokens)));
}
