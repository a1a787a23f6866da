/**
 * What happens to a prompt that is longer than the window.
 *
 * Ollama answers such a prompt with status 200 and without a word: it keeps the first four
 * tokens and the tail, and drops all between, down to half of the window so that the answer has
 * room. llama.cpp's server (and OpenAI) refuse it.
 */

/** Tokens at the head that Ollama keeps unless `num_keep` says otherwise; the start token is one more. */
export const KEPT_TOKENS = 4;

/** What to do with a prompt that does not fit, and with an answer that reaches the window's end. */
export type WindowPolicy =
  /** Ollama: drop the head, and shift old tokens out while answering. */
  | { readonly kind: 'drop-head'; readonly contextTokens: number; readonly keepTokens: number }
  /** llama.cpp: refuse the prompt, end the answer. */
  | { readonly kind: 'refuse'; readonly contextTokens: number };

/** The prompt as the model will see it; `null` when it is refused. */
export function fitPrompt<T>(tokens: readonly T[], policy: WindowPolicy): readonly T[] | null {
  if (policy.kind === 'refuse') return tokens.length < policy.contextTokens ? tokens : null;
  if (tokens.length <= policy.contextTokens) return tokens;
  const keep = Math.min(policy.keepTokens, policy.contextTokens - 1);
  const tail = Math.floor((policy.contextTokens - keep) / 2);
  return [...tokens.slice(0, keep), ...tokens.slice(tokens.length - tail)];
}
