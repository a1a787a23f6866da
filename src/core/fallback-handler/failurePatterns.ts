/**
 * What providers really say when they refuse, and what kind of failure that is.
 *
 * The first pattern that fits wins, so the narrow ones come first. Each has a message that was
 * really seen beside it; the tests send every one of them through the patterns. Status codes are
 * looked at only where none fits, because the same words come with 400, 413, 500 or in the middle
 * of a stream that began with 200.
 */
import type { FailureKind } from '../types.ts';

interface FailurePattern {
  readonly kind: FailureKind;
  readonly pattern: RegExp;
  /** The host that said it. */
  readonly by: string;
  /** What was said. */
  readonly says: string;
}

export const FAILURE_PATTERNS: readonly FailurePattern[] = [
  {
    kind: 'content-refused',
    pattern: /requires moderation|input was flagged|content_policy|content management policy/i,
    by: 'OpenRouter 403',
    says: 'anthropic/claude-3-opus requires moderation on OpenRouter. Your input was flagged for "violence".',
  },
  {
    kind: 'payment',
    pattern: /insufficient_quota|exceeded your current quota|insufficient (credits|balance)/i,
    by: 'OpenAI 429',
    says: 'You exceeded your current quota, please check your plan and billing details.',
  },
  {
    kind: 'payment',
    pattern: /requires more credits|can only afford|never purchased credits/i,
    by: 'OpenRouter 402',
    says: 'This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 3395.',
  },
  {
    kind: 'payment',
    pattern: /key limit (has been )?(exceeded|reached)|billing_hard_limit/i,
    by: 'OpenRouter 403',
    says: 'Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys',
  },
  {
    kind: 'payment',
    pattern: /prompt tokens limit exceeded/i,
    by: 'OpenRouter 402',
    says: 'Prompt tokens limit exceeded: 230799 > 91442. To increase, visit https://openrouter.ai/settings/keys and create a key with a higher monthly limit',
  },
  {
    kind: 'quota-used-up',
    pattern: /free-models-per-day|free_tier_daily|requests per day|daily (limit|quota)/i,
    by: 'OpenRouter 429',
    says: 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',
  },
  {
    kind: 'rate-limited',
    pattern: /rate[ _]limit[ _](exceeded|reached)|rate-limited upstream|free-models-per-min/i,
    by: 'OpenRouter 429',
    says: 'qwen/qwen3-coder:free is temporarily rate-limited upstream. Please retry shortly.',
  },
  {
    kind: 'context-overflow',
    pattern: /context_length_exceeded|maximum context length|maximum prompt length/i,
    by: 'OpenAI 400',
    says: "This model's maximum context length is 128000 tokens. However, your messages resulted in 150021 tokens.",
  },
  {
    kind: 'context-overflow',
    pattern: /exceed_context_size|exceeds? the available context size|exceed context window/i,
    by: 'llama.cpp 400',
    says: 'the request exceeds the available context size. try increasing the context size or enable context shift',
  },
  {
    kind: 'context-overflow',
    pattern: /prompt is (longer|too long)|(input|prompt)[\w ]* exceeds?[\w ]* context length/i,
    by: 'Ollama 400',
    says: 'the prompt is longer than the context length currently available to the model',
  },
  {
    kind: 'context-overflow',
    pattern: /tokens to keep from the initial prompt|trying to keep the first \d+ tokens/i,
    by: 'LM Studio 400',
    says: 'Trying to keep the first 15857 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
  },
  {
    kind: 'context-overflow',
    pattern: /n_keep \(\d+\) >= n_ctx|reached context length of/i,
    by: 'LM Studio 400',
    says: 'Cannot truncate prompt with n_keep (15028) >= n_ctx (7424)',
  },
  {
    kind: 'context-overflow',
    pattern: /too many tokens|reduce the length|request too large|token limit exceeded/i,
    by: 'Groq 413',
    says: 'Please reduce the length of the messages or completion.',
  },
  {
    kind: 'context-overflow',
    pattern:
      /max_(?:completion_|output_|new_)?tokens['"`]? (?:is|value|must|specified).{0,40}(?:too large|valid range|less than or equal|above maximum)/i,
    by: 'DeepSeek 400',
    says: 'Invalid max_tokens value, the valid range of max_tokens is [1, 8192]',
  },
  {
    kind: 'context-overflow',
    pattern: /supports at most \d+ (?:completion|output) tokens|max_tokens: \d+ > \d+/i,
    by: 'OpenAI 400',
    says: 'max_tokens is too large: 6000. This model supports at most 4096 completion tokens, whereas you provided 6000.',
  },
  {
    kind: 'out-of-memory',
    pattern: /requires more system memory|out of memory|insufficient system resources/i,
    by: 'Ollama 500',
    says: 'model requires more system memory (5.6 GiB) than is available (4.2 GiB)',
  },
  {
    kind: 'out-of-memory',
    pattern: /unable to allocate|failed to allocate|cudaMalloc failed/i,
    by: 'Ollama 500',
    says: 'llama runner process has terminated: error loading model: unable to allocate CUDA0 buffer',
  },
  {
    kind: 'model-loading',
    pattern: /loading model|model is (still |currently )?loading/i,
    by: 'llama.cpp 503',
    says: 'Loading model',
  },
  {
    kind: 'model-loading',
    pattern: /model (is )?unloaded/i,
    by: 'LM Studio 400',
    says: 'Model unloaded.',
  },
  {
    kind: 'model-not-pulled',
    pattern: /try pulling it first|^model ['"][^'"]+['"] not found/i,
    by: 'Ollama 404',
    says: "model 'qwen2.5-coder:7b' not found",
  },
  {
    kind: 'model-gone',
    pattern: /model_not_found|model [`'"]?[^ ]+ does not exist|not a valid model id/i,
    by: 'vLLM 404',
    says: 'The model `Qwen/Qwen2.5-Coder-7B` does not exist.',
  },
  {
    kind: 'model-gone',
    pattern: /no (allowed providers|endpoints) (found|are available|available)|no models loaded/i,
    by: 'OpenRouter 404',
    says: 'No endpoints found for mistralai/devstral-small:free.',
  },
  {
    kind: 'model-gone',
    pattern: /model (has been|was|is) (deprecated|retired|decommissioned)|failed to load model/i,
    by: 'LM Studio 404',
    says: 'Failed to load model "qwen2.5-coder-7b". Error: Model not found.',
  },
  {
    kind: 'auth',
    pattern:
      /invalid_api_key|incorrect api key|no auth credentials|user not found|key (is )?disabled/i,
    by: 'OpenAI 401',
    says: 'Incorrect API key provided: sk-abcde***wxyz. You can find your API key at https://platform.openai.com/account/api-keys.',
  },
  {
    kind: 'auth',
    pattern:
      /(invalid|missing|expired|no|wrong) (api|access)[ -]?(key|token)|key has been revoked/i,
    by: 'Proxies with 200',
    says: 'invalid api key',
  },
  {
    kind: 'auth',
    pattern: /not authenticated|^unauthorized$|could not validate credentials/im,
    by: 'FastAPI',
    says: 'Not authenticated',
  },
  {
    kind: 'overloaded',
    pattern: /overloaded|server busy|no (instances|capacity) available|at capacity/i,
    by: 'Ollama 503',
    says: 'server busy, please try again.  maximum pending requests exceeded',
  },
  {
    kind: 'overloaded',
    pattern: /model has crashed|runner process (has terminated|no longer running)/i,
    by: 'LM Studio 400',
    says: 'The model has crashed without additional information. (Exit code: 18446744072635812000)',
  },
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

/** OpenRouter 402: its whole message is among the patterns. */
const AFFORDABLE = /can only afford (\d{1,9})\b/i;
