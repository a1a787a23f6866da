/**
 * Token counts, wherever a host puts them and whatever it calls them: each place and each name is a
 * row with the hosts that use it. They are taken as they are told; what they mean together is for
 * `settleCounts`.
 */
import { type Fields, readFields, readList } from '../../http/index.ts';

/** Each the highest that was said. */
export interface Counts {
  readonly input?: number;
  readonly output?: number;
  readonly total?: number;
  readonly reasoning?: number;
  /** Read from a cache and written to one, counted among the input by their names. */
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  /** The same, counted beside the input by their names. */
  readonly besideRead?: number;
  readonly besideWrite?: number;
  /** Parts of `besideWrite`, by how long the cache keeps them. */
  readonly besideWriteMinutes?: number;
  readonly besideWriteHour?: number;
  /** Prompts of the host's own tools, counted beside the input. */
  readonly besideTools?: number;
}

/** The counts of one event, from every place that has some. */
export function readCounts(event: Fields): Counts | undefined {
  let found: Counts | undefined;
  for (const usage of listUsages(event)) {
    for (const [name, count] of listNamed(usage)) found = mergeCounts(found, { [name]: count });
  }
  return found;
}

/** Counts on the way grow, and an empty one takes nothing back: the highest of each counts. */
export function mergeCounts(one: Counts | undefined, other: Counts): Counts {
  const merged: Partial<Record<keyof Counts, number>> = { ...one };
  for (const [name, count] of Object.entries(other) as [keyof Counts, number][]) {
    merged[name] = Math.max(merged[name] ?? 0, count);
  }
  return merged;
}

/** Every object that counts something. */
export function listUsages(event: Fields): readonly Fields[] {
  return PLACES.map(([find]) => readFields(find(event))).filter(each => each !== undefined);
}

type Find = (event: Fields) => unknown;

const choiceOf = (event: Fields) => readFields(readList(event.choices)[0]);

export const PLACES: readonly (readonly [find: Find, by: string])[] = [
  [event => event.usage, 'OpenAI 2026-11'],
  [event => choiceOf(event)?.usage, 'Moonshot 2026-04'],
  [event => readFields(choiceOf(event)?.delta)?.usage, 'gateways 2026-04'],
  [event => readFields(choiceOf(event)?.message)?.usage, 'gateways 2026-04'],
  [event => readFields(event.x_groq)?.usage, 'Groq 2026-04'],
  [event => readFields(event.message)?.usage, 'Anthropic 2026-11'],
  [event => readFields(event.response)?.usage, 'OpenAI Responses 2026-11'],
  [event => event.usageMetadata ?? event.usage_metadata, 'Gemini 2026-11'],
  [event => readFields(event.meta)?.usage, 'Cohere 2026-11'],
];

/** The longest list of names that are looked at; a usage object has about ten. */
const MAX_NAMES = 64;

function* listNamed(usage: Fields): Generator<[keyof Counts, number]> {
  let names = 0;
  for (const name in usage) {
    if (++names > MAX_NAMES) return;
    const value = usage[name];
    const known = NAMES.get(name);
    const count = readTokens(value);
    if (known !== undefined && count !== undefined) yield [known[0], count];
    else if (DETAILS.test(name)) yield* listNamed(readFields(value) ?? {});
  }
}

/** Objects that hold parts of a count. */
const DETAILS = /_tokens_details$|_token_details$|TokensDetails$|^cache_creation$/;

export const NAMES: ReadonlyMap<string, readonly [keyof Counts, by: string]> = new Map([
  ['prompt_tokens', ['input', 'OpenAI 2026-11']],
  ['input_tokens', ['input', 'Anthropic, Cohere, OpenAI Responses 2026-11']],
  ['promptTokenCount', ['input', 'Gemini 2026-11']],
  ['inputTokens', ['input', 'Bedrock 2026-11']],
  ['promptTokens', ['input', 'gateways in camel case: vercel/ai#8723 2025-09']],
  ['input_token_count', ['input', 'watsonx 2026-11']],
  ['prompt_eval_count', ['input', 'Ollama 2026-11']],
  ['completion_tokens', ['output', 'OpenAI 2026-11']],
  ['output_tokens', ['output', 'Anthropic, Cohere, OpenAI Responses 2026-11']],
  ['candidatesTokenCount', ['output', 'Gemini 2026-11']],
  ['outputTokens', ['output', 'Bedrock 2026-11']],
  ['completionTokens', ['output', 'gateways in camel case: vercel/ai#8723 2025-09']],
  ['generated_token_count', ['output', 'watsonx 2026-11']],
  ['generated_tokens', ['output', 'Text Generation Inference 2026-11']],
  ['eval_count', ['output', 'Ollama 2026-11']],
  ['total_tokens', ['total', 'OpenAI 2026-11']],
  ['totalTokenCount', ['total', 'Gemini 2026-11']],
  ['totalTokens', ['total', 'Bedrock 2026-11']],
  // Beside the answer at xAI (docs.x.ai, 2026-02), inside of it at OpenAI.
  ['reasoning_tokens', ['reasoning', 'OpenAI, xAI, Perplexity 2026-02']],
  ['thinking_tokens', ['reasoning', 'no report yet: beside its neighbours 2026-11']],
  ['reasoningTokens', ['reasoning', 'gateways in camel case: vercel/ai#8723 2025-09']],
  ['thoughtsTokenCount', ['reasoning', 'Gemini 2026-11']],
  ['cached_tokens', ['cacheRead', 'OpenAI 2024-10; Moonshot without details 2026-04']],
  ['prompt_cache_hit_tokens', ['cacheRead', 'DeepSeek 2026-04']],
  ['cachedInputTokens', ['cacheRead', 'gateways in camel case: vercel/ai#8723 2025-09']],
  ['cache_read_tokens', ['cacheRead', 'GLM: agentgateway#3455 2026-09']],
  ['cachedContentTokenCount', ['cacheRead', 'Gemini 2026-11']],
  ['cache_write_tokens', ['cacheWrite', 'OpenRouter 2026-11; OpenAI: ai-dial-sdk#422 2026-07']],
  ['cache_creation_tokens', ['cacheWrite', 'LiteLLM: litellm#11364 2026-01']],
  ['cache_read_input_tokens', ['besideRead', 'Anthropic 2026-11']],
  ['cacheReadInputTokens', ['besideRead', 'Bedrock 2026-11']],
  ['cache_creation_input_tokens', ['besideWrite', 'Anthropic 2026-11']],
  ['cacheWriteInputTokens', ['besideWrite', 'Bedrock 2026-11']],
  // In `cache_creation`; gateways hand it on without the sum.
  ['ephemeral_5m_input_tokens', ['besideWriteMinutes', 'Anthropic 2025-08']],
  ['ephemeral_1h_input_tokens', ['besideWriteHour', 'Anthropic 2025-08']],
  ['toolUsePromptTokenCount', ['besideTools', 'Gemini 2025-06']],
]);

/** A number, also as text; what is broken counts as one more. */
function readTokens(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) return undefined;
  const whole = Math.ceil(number);
  return Number.isSafeInteger(whole) ? whole : undefined;
}
