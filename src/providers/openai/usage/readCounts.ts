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

const PLACES: readonly (readonly [find: Find, by: string])[] = [
  [event => event.usage, 'OpenAI'],
  [event => choiceOf(event)?.usage, 'Moonshot 2026-04'],
  [event => readFields(choiceOf(event)?.delta)?.usage, 'gateways 2026-04'],
  [event => readFields(choiceOf(event)?.message)?.usage, 'gateways 2026-04'],
  [event => readFields(event.x_groq)?.usage, 'Groq 2026-04'],
  [event => readFields(event.message)?.usage, 'Anthropic'],
  [event => readFields(event.response)?.usage, 'OpenAI Responses'],
  [event => event.usageMetadata ?? event.usage_metadata, 'Gemini'],
  [event => readFields(event.meta)?.usage, 'Cohere'],
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

const NAMES: ReadonlyMap<string, readonly [keyof Counts, by: string]> = new Map([
  ['prompt_tokens', ['input', 'OpenAI']],
  ['input_tokens', ['input', 'Anthropic, Cohere, OpenAI Responses']],
  ['promptTokenCount', ['input', 'Gemini']],
  ['inputTokens', ['input', 'Bedrock']],
  ['promptTokens', ['input', 'gateways in camel case']],
  ['input_token_count', ['input', 'watsonx']],
  ['prompt_eval_count', ['input', 'Ollama']],
  ['completion_tokens', ['output', 'OpenAI']],
  ['output_tokens', ['output', 'Anthropic, Cohere, OpenAI Responses']],
  ['candidatesTokenCount', ['output', 'Gemini']],
  ['outputTokens', ['output', 'Bedrock']],
  ['completionTokens', ['output', 'gateways in camel case']],
  ['generated_token_count', ['output', 'watsonx']],
  ['generated_tokens', ['output', 'Text Generation Inference']],
  ['eval_count', ['output', 'Ollama']],
  ['total_tokens', ['total', 'OpenAI']],
  ['totalTokenCount', ['total', 'Gemini']],
  ['totalTokens', ['total', 'Bedrock']],
  // Beside the answer at xAI (docs.x.ai, 2026-02), inside of it at OpenAI.
  ['reasoning_tokens', ['reasoning', 'OpenAI, xAI, Perplexity']],
  ['thinking_tokens', ['reasoning', 'gateways']],
  ['reasoningTokens', ['reasoning', 'gateways in camel case']],
  ['thoughtsTokenCount', ['reasoning', 'Gemini']],
  ['cached_tokens', ['cacheRead', 'OpenAI; Moonshot without details']],
  ['prompt_cache_hit_tokens', ['cacheRead', 'DeepSeek 2026-04']],
  ['cachedInputTokens', ['cacheRead', 'gateways in camel case']],
  ['cachedContentTokenCount', ['cacheRead', 'Gemini']],
  ['cache_write_tokens', ['cacheWrite', 'OpenRouter']],
  ['cache_creation_tokens', ['cacheWrite', 'LiteLLM']],
  ['cache_read_input_tokens', ['besideRead', 'Anthropic']],
  ['cacheReadInputTokens', ['besideRead', 'Bedrock']],
  ['cache_creation_input_tokens', ['besideWrite', 'Anthropic']],
  ['cacheWriteInputTokens', ['besideWrite', 'Bedrock']],
  // In `cache_creation`; gateways hand it on without the sum.
  ['ephemeral_5m_input_tokens', ['besideWriteMinutes', 'Anthropic, its reference 2025-08']],
  ['ephemeral_1h_input_tokens', ['besideWriteHour', 'Anthropic, its reference 2025-08']],
  ['toolUsePromptTokenCount', ['besideTools', 'Gemini, its reference 2025-06']],
]);

/** A number, also as text; what is broken counts as one more. */
function readTokens(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) return undefined;
  const whole = Math.ceil(number);
  return Number.isSafeInteger(whole) ? whole : undefined;
}
