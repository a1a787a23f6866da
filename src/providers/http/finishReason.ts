/**
 * What the many names for the end of an answer mean. Each host has its own, and OpenRouter hands
 * on those of the hosts behind it; taking an unknown one for a whole answer was wrong too often.
 */

/** `refused`: a filter or the model itself withheld the rest. `broken`: the host failed. */
export type FinishReason = 'stop' | 'length' | 'refused' | 'broken';

/**
 * `native`: what the host behind OpenRouter said, which may know better of a `stop`. A name that
 * fits no row ends an answer as usual; it is checked like any other.
 */
export function resolveFinish(reason: string, native: string | undefined): FinishReason {
  const told = matchFinish(reason);
  return told === 'stop' && native !== undefined ? matchFinish(native) : told;
}

/** Some hosts put a word for "not yet" into each event. */
export function isFinish(reason: string): boolean {
  return !/^(|null|none|.*unspecified)$/i.test(reason);
}

function matchFinish(reason: string): FinishReason {
  return FINISHES.find(([names]) => names.test(reason))?.[1] ?? 'stop';
}

/** The first that fits counts. */
export const FINISHES: readonly (readonly [names: RegExp, means: FinishReason, by: string])[] = [
  [/rate.?limit|time.?limit|timeout/i, 'broken', 'Cohere TIMEOUT: any-llm#1301 2026-08'],
  // OpenAI `length`, Mistral `model_length`, Gemini and Anthropic `max_tokens`, Cohere
  // `error_limit`, Anthropic `model_context_window_exceeded`.
  [
    /length|max_\w*tokens|\blimit|_limit|context_window|incomplete/i,
    'length',
    'OpenAI, Mistral, Gemini, Anthropic, Cohere 2026-11',
  ],
  // OpenAI `content_filter`, Anthropic `refusal`, Gemini `SAFETY`, `RECITATION`, `BLOCKLIST`,
  // `PROHIBITED_CONTENT`, `SPII`, `IMAGE_SAFETY`, Zhipu `sensitive`, Cohere `error_toxic`,
  // Bedrock `guardrail_intervened`.
  [
    /filter|safety|refus|recitation|block|prohibited|spii|sensitive|toxic|guardrail|moderat/i,
    'refused',
    'OpenAI, Anthropic, Gemini, Zhipu, Cohere, Bedrock 2026-11',
  ],
  // OpenRouter `error`, Zhipu `network_error`, vLLM `abort`, DeepSeek
  // `insufficient_system_resource`, Gemini `MALFORMED_FUNCTION_CALL` and `OTHER`.
  [
    /error|abort|cancel|interrupt|insufficient|malformed|^other$/i,
    'broken',
    'OpenRouter, Zhipu, vLLM, DeepSeek, Gemini 2026-11',
  ],
];
