/**
 * The window of a model, wherever a list tells it. Each place is a row with the hosts that use it;
 * what is in effect counts before what the model could have. What is not told is not known.
 */
import { type Fields, readFields, readList, readSize, readString } from '../../http/index.ts';

type Find = (entry: Fields) => unknown;

const within =
  (...path: readonly string[]): Find =>
  entry =>
    path.reduce<unknown>((value, name) => readFields(value)?.[name], entry);

const NEIGHBOUR = 'no report yet: beside its neighbours 2026-11';

/** In effect now. The first that tells something counts. */
export const IN_EFFECT: readonly (readonly [find: Find, by: string])[] = [
  [within('loaded_context_length'), 'LM Studio /api/v0 2025-05'],
  [findLoadedInstances, 'LM Studio /api/v1 2026-07'],
  [within('max_model_len'), 'vLLM, SGLang: ellmer#1089 2026-08'],
  [within('parameters', 'max_seq_len'), 'TabbyAPI 2026-11'],
  [within('settings', 'ctx_len'), 'Jan, its model files 2025'],
  [within('meta', 'n_ctx'), 'llama.cpp: llama.cpp#24735 2026-06'],
  [findArguments, 'llama.cpp router, not loaded 2026-07'],
];

/** What the model could have. The smallest that is told counts: hosts cut what a model's makers allow. */
export const MOST: readonly (readonly [find: Find, by: string])[] = [
  [within('context_length'), 'OpenRouter, Together, Moonshot: freellmapi#309 2026-06'],
  [within('context_window'), 'Groq, Vercel: llama-swap#1063 2026-08'],
  [within('context_size'), 'Novita 2026-11'],
  [within('contextLength'), NEIGHBOUR],
  [within('contextWindow'), 'llmsim#12 2026'],
  [within('max_context_length'), 'Mistral, Posit: ellmer#1089 2026-08'],
  [within('max_context_tokens'), NEIGHBOUR],
  [within('limits', 'max_context_window_tokens'), NEIGHBOUR],
  [within('limits', 'max_context_length'), 'Cerebras 2026-11'],
  [within('limits', 'context_length'), NEIGHBOUR],
  [within('limits', 'max_input_tokens'), 'GitHub Models 2026'],
  [within('limit', 'context'), 'models.dev 2026'],
  [within('limit', 'input'), 'models.dev 2026: less than the context'],
  [within('context'), 'Puter 2026-03'],
  [within('max_context'), 'ArliAI 2026-08'],
  [within('capabilities', 'limits', 'max_prompt_tokens'), 'GitHub Copilot 2025'],
  [within('capabilities', 'limits', 'max_context_window_tokens'), 'GitHub Copilot 2025'],
  [within('capabilities', 'context_length'), NEIGHBOUR],
  [within('architecture', 'context_length'), NEIGHBOUR],
  [within('metadata', 'context_length'), 'DeepInfra 2026-04'],
  [within('metadata', 'limits', 'max_context_length'), 'Cloudflare 2026-11'],
  [within('metadata', 'context_window'), NEIGHBOUR],
  [within('model_spec', 'availableContextTokens'), 'Venice, copies of its list 2026'],
  [within('model_info', 'max_input_tokens'), 'LiteLLM 2026-11'],
  [within('model_info', 'context_window'), NEIGHBOUR],
  [within('model_info', 'context_length'), NEIGHBOUR],
  [within('top_provider', 'context_length'), 'OpenRouter 2026-11'],
  [findLeastOfHosts, 'Hugging Face 2026-05'],
  [within('max_seq_len'), 'TabbyAPI 2026-11'],
  [within('input_token_limit'), 'Gemini 2026-11'],
  [within('inputTokenLimit'), 'Gemini: ellmer#1089 2026-08'],
  [within('max_input_tokens'), 'Anthropic: ellmer#1089 2026-08; LiteLLM'],
  [within('max_sequence_length'), 'watsonx 2026-11'],
  [within('n_ctx'), 'bindings of llama.cpp: Hermes Agent 2026-08'],
  [within('max_position_embeddings'), 'Text Generation Inference: Hermes Agent 2026-08'],
  [within('context_window_tokens'), 'public clients 2026'],
];

/** Tokens, or `undefined` where it is not told. `ofServer`: what a server of one model says of itself. */
export function readWindow(entry: Fields, ofServer: number | undefined): number | undefined {
  return readFirst(IN_EFFECT, entry) ?? ofServer ?? readLeast(MOST, entry);
}

/** Only what is in effect: for a server that loads models with a window of its own choosing. */
export function readLoadedWindow(entry: Fields): number | undefined {
  return readFirst(IN_EFFECT, entry);
}

function readFirst(places: typeof MOST, entry: Fields): number | undefined {
  return readAll(places, entry)[0];
}

function readLeast(places: typeof MOST, entry: Fields): number | undefined {
  const told = readAll(places, entry);
  return told.length === 0 ? undefined : Math.min(...told);
}

function readAll(places: typeof MOST, entry: Fields): readonly number[] {
  return places.flatMap(([find]) => readTokens(find(entry)) ?? []);
}

/** A number, or one in words: `131,072 tokens`, `128k` (the smaller of its two readings), `1M`. */
function readTokens(value: unknown): number | undefined {
  const told = typeof value === 'string' ? IN_WORDS.exec(value)?.groups : undefined;
  if (told === undefined) return readSize(value);
  const times = { '': 1, k: 1_000, m: 1_000_000 }[told.unit!.toLowerCase()] ?? 1;
  return readSize(Math.floor(Number(told.amount!.replaceAll(/[,_](?=\d{3})/g, '')) * times));
}

const IN_WORDS = /^\s*(?<amount>\d[\d,_]*(?:\.\d+)?)\s*(?<unit>[km]?)i?b?(?:\s*tokens?)?\s*$/i;

function findLoadedInstances(entry: Fields): number | undefined {
  return findLeast(entry.loaded_instances, within('config', 'context_length'));
}

function findLeastOfHosts(entry: Fields): number | undefined {
  return findLeast(entry.providers, within('context_length'));
}

/** Any of several may answer, so the smallest counts. */
function findLeast(list: unknown, find: Find): number | undefined {
  const windows = readList(list)
    .map(each => readTokens(find(readFields(each) ?? {})))
    .filter(each => each !== undefined);
  return windows.length === 0 ? undefined : Math.min(...windows);
}

/**
 * With what a server would be started: `--ctx-size 32768`, `-c 32768`, `--ctx-size=32768`, or lines
 * of a preset. Several slots share that window, unless they may use it whole.
 */
function findArguments(entry: Fields): number | undefined {
  const status = readFields(entry.status);
  const given = [...readList(status?.args), readString(status?.preset) ?? ''].join('\n');
  const all = readOption(given, 'ctx-size|c');
  if (all === undefined) return undefined;
  const slots = /--?(kv-unified|kvu)\b/.test(given) ? 1 : (readOption(given, 'parallel|np') ?? 1);
  return Math.floor(all / slots);
}

function readOption(given: string, names: string): number | undefined {
  const option = new RegExp(`^\\s*-{0,2}(?:${names})(?:\\s*=\\s*|\\s+)(\\d+)\\s*$`, 'm');
  return readSize(option.exec(given)?.[1]);
}
