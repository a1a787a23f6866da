/**
 * Reads OpenRouter's catalogue (`GET /models`). Lenient: an entry that makes no sense is skipped
 * and
 * counted, and the rest stands.
 *
 * What would surprise: a price of -1 is dynamic and not free, and so is one by the web search; a
 * missing one is unknown and not free; and the window that counts is the top provider's,
 * which is often smaller than the model's.
 */
import { parseUsd, parseUsdPerToken } from '../../core/cost-monitor/index.ts';
import type { EpochMs, Model, NanoUsd, Price, Rates } from '../../core/types.ts';
import {
  type Fields,
  readFields,
  readList,
  readNumber,
  readSize,
  readString,
} from '../http/index.ts';

/** Twenty times today's; the rest of a longer list is not looked at. */
const MAX_ENTRIES = 10_000;

/** Models that search the web unasked, as often as they like: what that costs cannot be known. */
const SEARCHES = /^perplexity\/|-search|deep-research|:online/;

interface ReadCatalogue {
  readonly models: readonly Model[];
  readonly skipped: number;
}

/** `provider`: the provider's id, the first part of each model's. */
export function readCatalogue(answer: unknown, provider: string, nowMs: EpochMs): ReadCatalogue {
  const models: Model[] = [];
  let skipped = 0;
  for (const entry of readList(readFields(answer)?.data).slice(0, MAX_ENTRIES)) {
    const model = readEntry(readFields(entry), provider, nowMs);
    if (model === 'odd') skipped += 1;
    else if (model !== 'not-for-us') models.push(model);
  }
  return { models, skipped };
}

function readEntry(
  entry: Fields | undefined,
  provider: string,
  nowMs: EpochMs,
): Model | 'odd' | 'not-for-us' {
  const name = readString(entry?.id);
  const top = readFields(entry?.top_provider);
  const windows = [readSize(entry?.context_length), readSize(top?.context_length)].filter(
    each => each !== undefined,
  );
  if (entry === undefined || name === undefined || windows.length === 0) return 'odd';
  const outputs = readFields(entry.architecture)?.output_modalities;
  if (Array.isArray(outputs) && !outputs.includes('text')) return 'not-for-us';
  const expires = Date.parse(readString(entry.expiration_date) ?? '');
  if (expires <= nowMs) return 'not-for-us';
  const price = readPrice(name, readFields(entry.pricing), nowMs);
  const free = price.kind === 'free';
  const maxOutputTokens = readSize(top?.max_completion_tokens);
  const analysis = readFields(readFields(entry.benchmarks)?.artificial_analysis);
  const codingIndex = readNumber(analysis?.coding_index);
  return {
    id: `${provider}/${name}`,
    provider,
    name,
    tier: free ? 'free' : 'paid',
    contextTokens: Math.min(...windows),
    price,
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(codingIndex !== undefined && { codingIndex }),
    // Their hosts are paid in data: OpenRouter lists most of them as training on prompts.
    ...(free && { mayTrainOnData: true }),
  };
}

function readPrice(name: string, pricing: Fields | undefined, nowMs: EpochMs): Price {
  if (name.endsWith(':free')) return { kind: 'free' };
  if (pricing === undefined) return { kind: 'unknown' };
  if (isNegative(pricing.prompt) || isNegative(pricing.completion)) return { kind: 'dynamic' };
  if (SEARCHES.test(name) && !isZero(pricing.web_search)) return { kind: 'dynamic' };
  const base = readRates(pricing);
  const requestNanoUsd = pricing.request === undefined ? 0 : parseUsd(pricing.request);
  if (base === undefined || requestNanoUsd === null) return { kind: 'unknown' };
  const tiers = readTiers(pricing, readList(pricing.overrides));
  if (tiers === undefined) return { kind: 'unknown' };
  if (requestNanoUsd === 0 && [base, ...tiers].every(isGratis)) {
    // What costs nothing by the token may still be paid by the search or the picture.
    const { overrides: _, ...others } = pricing;
    return { kind: Object.values(others).every(isZero) ? 'free' : 'unknown' };
  }
  const asOf = new Date(nowMs).toISOString().slice(0, 10);
  const source = { from: 'openrouter', asOf, stale: false } as const;
  return { kind: 'priced', base, tiers, requestNanoUsd, source };
}

function readRates(pricing: Fields): Rates | undefined {
  const input = parseUsdPerToken(pricing.prompt);
  const output = parseUsdPerToken(pricing.completion);
  if (input === null || output === null) return undefined;
  // Reasoning is billed as output where it is not priced by itself.
  const reasoning = parseUsdPerToken(pricing.internal_reasoning) ?? 0;
  return {
    inputNanoUsdPerMTok: input,
    outputNanoUsdPerMTok: Math.max(output, reasoning),
    ...readOptionalRate('cacheReadNanoUsdPerMTok', pricing.input_cache_read),
    ...readOptionalRate('cacheWriteNanoUsdPerMTok', pricing.input_cache_write),
  };
}

function readOptionalRate(
  name: keyof Rates,
  value: unknown,
): Partial<Record<keyof Rates, NanoUsd>> {
  const rate = value === undefined ? null : parseUsdPerToken(value);
  // A zero here means that nothing is said; free cache reads are not worth a risk.
  return rate ? { [name]: rate } : {};
}

type Tier = Rates & { readonly aboveInputTokens: number };

/**
 * Dearer rates of long prompts, ascending. An override without a length holds under a condition
 * that is not known here, so it holds always. `undefined`: one cannot be read, so neither can the
 * price.
 */
function readTiers(pricing: Fields, overrides: readonly unknown[]): readonly Tier[] | undefined {
  const tiers: Tier[] = [];
  for (const value of overrides) {
    const override = readFields(value);
    const rates = override && readRates({ ...pricing, ...override });
    if (rates === undefined) return undefined;
    tiers.push({ ...rates, aboveInputTokens: (readSize(override?.min_prompt_tokens) ?? 1) - 1 });
  }
  return tiers.sort((a, b) => a.aboveInputTokens - b.aboveInputTokens);
}

function isGratis(rates: Rates): boolean {
  return rates.inputNanoUsdPerMTok + rates.outputNanoUsdPerMTok === 0;
}

function isZero(price: unknown): boolean {
  return Number(price ?? 0) === 0;
}

function isNegative(value: unknown): boolean {
  return Number(value) < 0;
}
