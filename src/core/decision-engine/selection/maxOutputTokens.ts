/**
 * How many tokens an answer may have: what the call carries as its cap and the reservation counts on.
 *
 * Several times the expectation, since a cut answer is worth nothing, a guess from the words may be
 * far off, and models that reason write much that is not shown. What is not written is not paid for,
 * but it is held: where the budgets do not reach for it, the cap is lowered before the call is refused.
 */
import type { Headroom } from '../../cost-monitor/index.ts';
import type { Model, NanoUsd, Task } from '../../types.ts';

type Room = Pick<Model, 'contextTokens' | 'maxOutputTokens'>;
type Sizes = Pick<Task, 'promptTokens' | 'outputTokens'>;

const LEAST_TOKENS = 4_096;
const TIMES_EXPECTED = 4;

/** A lower cap than this cuts so many answers that money for one is thrown away. */
const LEAST_WORTH_TOKENS = 1_024;
const LEAST_TIMES_EXPECTED = 2;

/** How much more an answer gets that was cut, the least for which it is paid again, and the most. */
const WIDER = 4;
const LEAST_WIDER = 1.5;
const MOST_TOKENS = 65_536;

/** At least 1, even where the window is too small: the selector rejects such a model by name. */
export function computeMaxOutputTokens(task: Sizes, model: Room): number {
  return clampToWindow(Math.max(LEAST_TOKENS, TIMES_EXPECTED * task.outputTokens), task, model);
}

/** The least cap that is worth a call; never above `computeMaxOutputTokens`. */
export function computeLeastOutputTokens(task: Sizes, model: Room): number {
  return clampToWindow(
    Math.max(LEAST_WORTH_TOKENS, LEAST_TIMES_EXPECTED * task.outputTokens),
    task,
    model,
  );
}

/** The cap of the one further try that a model gets whose answer was cut. */
export function computeRetryOutputTokens(task: Sizes, model: Room): number {
  return clampToWindow(
    Math.min(MOST_TOKENS, WIDER * computeMaxOutputTokens(task, model)),
    task,
    model,
  );
}

/** The least cap that is worth such a try; never above `computeRetryOutputTokens`. */
export function computeLeastRetryTokens(cutAt: number, task: Sizes, model: Room): number {
  return Math.min(computeRetryOutputTokens(task, model), Math.ceil(LEAST_WIDER * cutAt));
}

/**
 * The largest cap between `least` and `wanted` that fits into `left`: its worst cost into the money,
 * itself into the tokens. `least` where none does; money binds none whose price is not known.
 */
export function computeAffordableTokens(
  wanted: number,
  least: number,
  left: Headroom,
  worst: (tokens: number) => NanoUsd | null,
): number {
  const fits = Math.min(computePaidTokens(wanted, left.nanoUsd, worst), left.tokens ?? wanted);
  return Math.max(Math.min(wanted, least), Math.min(wanted, Math.floor(fits)));
}

/** The longest answer up to `wanted` that so much money pays for. */
function computePaidTokens(
  wanted: number,
  leftNanoUsd: NanoUsd | null,
  worst: (tokens: number) => NanoUsd | null,
): number {
  if (leftNanoUsd === null) return wanted;
  const atMost = worst(wanted);
  if (atMost === null || atMost <= leftNanoUsd) return wanted;
  const none = worst(0) ?? 0;
  const perToken = (atMost - none) / wanted;
  // Prices are rounded up: one token less keeps the sum below the limit.
  return perToken > 0 ? (leftNanoUsd - none) / perToken - 1 : 0;
}

function clampToWindow(tokens: number, { promptTokens }: Sizes, model: Room): number {
  const room = (model.contextTokens ?? Number.POSITIVE_INFINITY) - promptTokens;
  return Math.max(1, Math.floor(Math.min(tokens, room, model.maxOutputTokens ?? tokens)));
}
