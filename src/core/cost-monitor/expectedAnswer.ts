/** How long an answer will probably be, where nobody says. */

/** An answer is rarely shorter, and grows with the code that it rewrites, up to a long file. */
const LEAST_TOKENS = 200;
const PER_PROMPT_TOKEN = 0.75;
const MOST_TOKENS = 4_000;

/** Tokens of the answer to a prompt of so many; what decisions and estimates both count with. */
export function expectedAnswerTokens(promptTokens: number): number {
  return Math.min(MOST_TOKENS, LEAST_TOKENS + Math.round(PER_PROMPT_TOKEN * promptTokens));
}
