/** Too long, in each host's own words: for the window, or for what one answer may have. */
import { defineFailure, type FailurePattern } from './failurePattern.ts';

const tooLong = (by: string, seen: string, says: string, pattern: RegExp): FailurePattern =>
  defineFailure('context-overflow', by, seen, says, pattern);

/** These come before all others: some hosts call a request that never fits a limit of the minute. */
export const FIRST_PATTERNS: readonly FailurePattern[] = [
  defineFailure(
    'rate-limited',
    'Bedrock 429',
    '2026-06',
    'Too many tokens, please wait before trying again.',
    /too many tokens,? please (wait|try)|too many tokens per minute/i,
  ),
  tooLong(
    'Groq 413',
    '2026-11',
    'Request too large for model `llama-3.1-8b-instant` in organization `org_1` on tokens per minute (TPM): Limit 6000, Requested 7205, please reduce your message size and try again.',
    /request too large for|reduce (the length|your message size)|must be reduced in order/i,
  ),
];

export const OVERFLOW_PATTERNS: readonly FailurePattern[] = [
  tooLong(
    'llama.cpp 500, LM Studio in a stream',
    '2026-08',
    'Context size has been exceeded.',
    /context (size|length|window|limit) (has been|was|is) exceeded/i,
  ),
  tooLong(
    'IBM 400',
    '2024-09',
    'The user message is too long. Send a short message or decrease property min_new_tokens',
    /\b(message|prompt|input|request) is too (long|large)\b/i,
  ),
  tooLong(
    'vLLM 400: the prompt leaves no room for an answer',
    '2024-05',
    'max_tokens must be at least 1, got -186.',
    /max_(completion_)?tokens must be at least 1, got -/i,
  ),
  tooLong(
    'OpenAI 400',
    '2026-11',
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 150021 tokens.",
    /context_length_exceeded|context_?window_?exceeded|maximum context length|maximum prompt length/i,
  ),
  tooLong(
    'OpenAI 400',
    '2026-05',
    'Your input exceeds the context window of this model. Please adjust your input and try again.',
    /exceeds? the context window|context window exceeds|exceed context (window|limit)/i,
  ),
  tooLong(
    'llama.cpp 400',
    '2026-11',
    'the request exceeds the available context size. try increasing the context size or enable context shift',
    /exceed_context_size|exceeds? the available context size/i,
  ),
  tooLong(
    'Ollama 400',
    '2026-11',
    'the prompt is longer than the context length currently available to the model',
    /prompt (is )?(longer|too long)|(input|prompt)[\w ]* exceeds?[\w ]* context length/i,
  ),
  tooLong(
    'LM Studio 400',
    '2026-11',
    'Trying to keep the first 15857 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
    /tokens to keep from the initial prompt|trying to keep the first \d+ tokens/i,
  ),
  tooLong(
    'LM Studio 400',
    '2026-11',
    'Cannot truncate prompt with n_keep (15028) >= n_ctx (7424)',
    /n_keep \(\d+\) >= n_ctx|reached context length of/i,
  ),
  tooLong(
    'Anthropic 400',
    '2025-03',
    'input length and `max_tokens` exceed context limit: 90402 + 116650 > 204648, decrease input length or `max_tokens` and try again',
    /exceeds? context limit|context limit exceeded|request_too_large/i,
  ),
  tooLong(
    'Gemini 400',
    '2026-06',
    'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).',
    /token count\b.{0,40}\bexceeds? the (maximum|limit)|input token count is \d+ but/i,
  ),
  tooLong(
    'Bedrock 400',
    '2026-06',
    'Input is too long for requested model.',
    /(input|prompt|request) is too (long|large)|prompt too large/i,
  ),
  tooLong(
    'Kimi 400',
    '2026-06',
    'Your request exceeded model token limit: 262144 (requested: 270000)',
    /exceeded (the )?model token limit|tokens? limit exceeded|tokens_limit_reached/i,
  ),
  tooLong(
    'Poolside through OpenRouter 400',
    '2026-05',
    'Input length 131393 exceeds the maximum allowed input length of 131040 tokens.',
    /exceeds the (maximum|model'?s maximum|max) ?(allowed )?(input|context|prompt)?_?(length|seq)/i,
  ),
  tooLong(
    'Together 400',
    '2026-05',
    "The input (70000 tokens) is longer than the model's context length (65536 tokens).",
    /longer than the model'?s (context|maximum)|too large for model with \d+ maximum/i,
  ),
  tooLong(
    'vLLM 400',
    '2026-03',
    "You passed 5000 input tokens and requested 2000 output tokens. However, the model's context length is only 4096 tokens, resulting in a maximum input length of 2096 tokens.",
    /context length is only \d+|requested \d+ output tokens/i,
  ),
  tooLong(
    'DeepSeek 400',
    '2026-11',
    'Invalid max_tokens value, the valid range of max_tokens is [1, 8192]',
    /max_(?:completion_|output_|new_)?tokens['"`]? (?:is|value|must|specified).{0,40}(?:too large|valid range|less than or equal|above maximum)/i,
  ),
  tooLong(
    'DashScope 400',
    '2026-04',
    'Range of max_tokens should be [1, 8192]',
    /range of (max_tokens|input length|max_completion_tokens) should be/i,
  ),
  tooLong(
    'OpenAI 400',
    '2026-11',
    'max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.',
    /supports at most \d+ (?:completion|output) tokens|max_tokens: \d+ > \d+/i,
  ),
  tooLong(
    'Zhipu 400',
    '2026-02',
    'Prompt exceeds max length',
    /(prompt|input) exceeds? max(imum)? length|max_seq_len/i,
  ),
  tooLong(
    'Text Generation Inference 422',
    '2025',
    'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8192. Given: 7900 `inputs` tokens and 512 `max_new_tokens`',
    /tokens['"`]? \+ ['"`]?max_\w*tokens['"`]? must be|must have less than \d+ tokens/i,
  ),
  tooLong(
    'SambaNova 400',
    '2025',
    'the maximum supported sequence length is just 4096!',
    /maximum supported sequence length|maximum sequence length/i,
  ),
  tooLong(
    'Zhipu 400, with code 1261',
    '2025',
    'Prompt 超长',
    /(?:prompt|输入|上下文|tokens?|长度)[^\n]{0,20}(?:超长|超过|超出)/i,
  ),
  tooLong(
    'watsonx 400',
    '2025',
    'the number of input tokens 5000 cannot exceed the total tokens limit 4096 for this model',
    /cannot exceed the (total )?tokens? limit|too many tokens|exceeds? the limit of \d+/i,
  ),
];

/**
 * After all others, and only with a number beside it: what no host was heard to say yet. It is about
 * length, and more of it than is allowed.
 */
export const LAST_PATTERNS: readonly FailurePattern[] = [
  tooLong(
    'any host',
    '2026-11',
    'Combined sequence of 9000 tokens goes beyond what is supported (8192)',
    /\b(?:context|prompt|inputs?|sequence|tokens?|max_\w*tokens)\b[^\n]{0,120}?(?:exceed|beyond|too (?:long|large|many|big)|longer|larger|greater|more than|at most|maximum|over the limit|up to)[^\n]{0,80}?\d{3,}/i,
  ),
  tooLong(
    'any host',
    '2026-11',
    'At most 8192 tokens are allowed for prompt and answer together.',
    /(?:exceed|too (?:long|large|many|big)|at most|maximum|limited to|no more than)\b[^\n]{0,80}?\d{3,}[^\n]{0,40}?\b(?:context|prompt|inputs?|sequence|tokens?)\b/i,
  ),
];
