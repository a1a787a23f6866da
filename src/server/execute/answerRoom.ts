/**
 * How long the answer of one call may be, before money is looked at: what is wanted, and the least that
 * is worth the call.
 */
import {
  answerCap,
  leastCap,
  leastWiderCap,
  widerCap,
} from '../../core/decision-engine/answerCap.ts';
import type { Model } from '../../core/types.ts';
import { windowFor } from './windowFor.ts';

export type AnswerRoom =
  | { readonly kind: 'usual' }
  /** Sends nothing beyond the task's own words, and leaves room for the expected answer only. */
  | { readonly kind: 'lean' }
  /** More room than usual, since an answer was cut after so many tokens. */
  | { readonly kind: 'wider'; readonly cutAt: number }
  /** No more than an account said that it pays for. */
  | { readonly kind: 'at-most'; readonly maxTokens: number };

interface Sizes {
  readonly promptTokens: number;
  /** Never below what the model counts. */
  readonly promptUpper: number;
  readonly outputTokens: number;
}

interface CapRange {
  readonly wanted: number;
  /** Never above `wanted`. */
  readonly least: number;
  /** What a wider call would want. */
  readonly widest: number;
}

/** `leanCap`: the room for the expected answer alone. All in tokens. */
export function capRange(room: AnswerRoom, leanCap: number, sizes: Sizes, model: Model): CapRange {
  const usual = answerCap(sizes, model);
  const widest = widerCap(sizes, model);
  const range = (wanted: number, least: number) => ({
    ...{ wanted, least: Math.min(wanted, least), widest },
  });
  const least = leastCap(sizes, model);
  switch (room.kind) {
    case 'usual':
      return range(inSmallWindow(usual, least, sizes.promptUpper, model), least);
    case 'lean':
      return range(leanCap, least);
    case 'wider':
      return range(widest, leastWiderCap(room.cutAt, sizes, model));
    case 'at-most':
      // Less than was asked for before, which may have been a wider call.
      return range(Math.min(widest, room.maxTokens), least);
  }
}

/**
 * Less than usual, where that fits the window that is loaded already, since a new one takes long; or
 * the smallest that holds the least, where nothing is loaded yet.
 */
function inSmallWindow(usual: number, least: number, promptUpper: number, model: Model): number {
  const { loaded, loadedContextTokens: kept = 0 } = model;
  const isCold = loaded === false && kept === 0;
  const window = isCold ? windowFor(model, promptUpper + least) : kept;
  const room = window - promptUpper;
  return room >= least ? Math.min(usual, room) : usual;
}
