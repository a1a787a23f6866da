/**
 * The window to ask a server for that sets it per call (Ollama's `num_ctx`).
 *
 * A model's whole window would take the memory of a laptop, and another window than the loaded one
 * makes Ollama load the model anew. So windows come in few sizes, and a loaded one that is large
 * enough stays.
 */
import type { Model } from '../../../core/types.ts';

/** Ollama's own default; each next size is twice as large. */
const SMALLEST_WINDOW_TOKENS = 4_096;

/** `neededTokens`: the most that prompt and answer together can take. Never above the model's own. */
export function chooseContextWindow(
  model: Pick<Model, 'contextTokens' | 'loadedContextTokens'>,
  neededTokens: number,
): number {
  const { contextTokens = Number.POSITIVE_INFINITY, loadedContextTokens: loaded = 0 } = model;
  if (loaded >= neededTokens) return Math.min(loaded, contextTokens);
  let window = SMALLEST_WINDOW_TOKENS;
  while (window < neededTokens && window < contextTokens) window *= 2;
  return Math.min(Math.max(window, loaded), contextTokens);
}
