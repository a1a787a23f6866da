/**
 * What providers really say when they refuse, and what kind of failure that is.
 *
 * The first pattern that fits wins, so the narrow ones come first. Each has a message that was
 * really seen beside it; the tests send every one of them through the patterns. Status codes are
 * looked at only where none fits, because the same words come with 400, 413, 500 or in the middle
 * of a stream that began with 200. The next report is a row in the table of its subject.
 */
import type { FailureKind } from '../../types.ts';
import { ACCOUNT_PATTERNS } from './accountPatterns.ts';
import type { FailurePattern } from './failurePattern.ts';
import { MODEL_PATTERNS } from './modelPatterns.ts';
import { FIRST_PATTERNS, LAST_PATTERNS, OVERFLOW_PATTERNS } from './overflowPatterns.ts';

export const FAILURE_PATTERNS: readonly FailurePattern[] = [
  ...FIRST_PATTERNS,
  ...ACCOUNT_PATTERNS,
  ...OVERFLOW_PATTERNS,
  ...MODEL_PATTERNS,
  ...LAST_PATTERNS,
];

/** The kind that the words tell, or `undefined`. */
export function matchFailureKind(words: string): FailureKind | undefined {
  return FAILURE_PATTERNS.find(({ pattern }) => pattern.test(words))?.kind;
}

/**
 * The longest answer that an account pays for that has no money for a longer one, in tokens;
 * `undefined` where the words tell none.
 */
export function parseAffordableTokens(words: string): number | undefined {
  const tokens = AFFORDABLE.exec(words)?.[1];
  return tokens === undefined ? undefined : Number(tokens);
}

/** The window that a host names where something is too long for it; `undefined`: it names none. */
export function parseContextLimit(words: string): number | undefined {
  const told = CONTEXT_LIMITS.map(each => Number(each.exec(words)?.[1]?.replaceAll(',', '')));
  return told.find(tokens => tokens >= MIN_WINDOW_TOKENS);
}

const MIN_WINDOW_TOKENS = 256;

/** The first that names one counts. What an answer alone may have is no window. */
const CONTEXT_LIMITS: readonly RegExp[] = [
  // Anthropic: "prompt is too long: 210266 tokens > 200000 maximum", "a + b > c".
  /(?:prompt|input|context)[^\n]{0,60}?\d[\d,]*(?: tokens)?(?: \+ [\d,]+)? ?> ?([\d,]+)/i,
  /(?:maximum|model'?s|only|available) (?:allowed )?(?:context|prompt|input|sequence)[ _-]?(?:length|window|size)? ?(?:is|of|:|\() ?(?:only |just )?([\d,]+)/i,
  // SambaNova: "The maximum context length of DeepSeek-V3-0324 is 32768."
  /context (?:length|window|size|limit)[^.\n]{0,60}?(?:\bis|\bof|:|\() ?(?:only |just )?\(?([\d,]{3,})\b/i,
  // DashScope, TabbyAPI: "must be less than max_seq_len (32768)".
  /max_seq_len\W{0,3}([\d,]+)/i,
  /n_ctx \(=? ?([\d,]+)/i,
  // Text Generation Inference: "`inputs` tokens + `max_new_tokens` must be <= 8193".
  /inputs['"`]? tokens \+[^\n]{0,40}must be <=? ?([\d,]+)/i,
  // DashScope: "Range of input length should be [1, 30720]".
  /range of input length should be \[\d+, ?([\d,]+)\]/i,
  // Gemini, Cohere.
  /(?:maximum number of tokens allowed|tokens in the prompt cannot exceed) \(?([\d,]+)/i,
  /(?:tokens? limit|limit|maximum) ?(?:is|of|:)? ?([\d,]+)/i,
];

/** OpenRouter 402: its whole message is among the patterns. */
const AFFORDABLE = /can only afford (\d{1,9})\b/i;
