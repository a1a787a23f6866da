/**
 * How long the answer of one call may be, before money is looked at: what is wanted, and the least that
 * is worth the call.
 */
import {
  computeLeastOutputTokens,
  computeLeastRetryTokens,
  computeMaxOutputTokens,
  computeRetryOutputTokens,
} from '../../../core/decision-engine/index.ts';
import type { Model } from '../../../core/types.ts';
import { chooseContextWindow } from './chooseContextWindow.ts';

export type OutputBudget =
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

export interface OutputRange {
  readonly wanted: number;
  /** Never above `wanted`. */
  readonly least: number;
  /** What a wider call would want. */
  readonly widest: number;
}

/** `leanCap`: the room for the expected answer alone. All in tokens. */
export function computeOutputRange(
  room: OutputBudget,
  leanCap: number,
  sizes: Sizes,
  model: Model,
): OutputRange {
  const usual = computeMaxOutputTokens(sizes, model);
  const widest = computeRetryOutputTokens(sizes, model);
  const range = (wanted: number, least: number) => ({
    ...{ wanted, least: Math.min(wanted, least), widest },
  });
  const least = computeLeastOutputTokens(sizes, model);
  switch (room.kind) {
    case 'usual':
      return range(fitLoadedWindow(usual, least, sizes.promptUpper, model), least);
    case 'lean':
      return range(leanCap, least);
    case 'wider':
      return range(widest, computeLeastRetryTokens(room.cutAt, sizes, model));
    case 'at-most':
      // Less than was asked for before, which may have been a wider call.
      return range(Math.min(widest, room.maxTokens), least);
  }
}

/**
 * Less than usual, where that fits the window that is loaded already, since a new one takes long; or
 * the smallest that holds the least, where nothing is loaded yet.
 */
function fitLoadedWindow(usual: number, least: number, promptUpper: number, model: Model): number {
  const { loaded, loadedContextTokens: kept = 0 } = model;
  const isCold = loaded === false && kept === 0;
  const window = isCold ? chooseContextWindow(model, promptUpper + least) : kept;
  const room = window - promptUpper;
  return room >= least ? Math.min(usual, room) : usual;
}
