/**
 * The offline list of prices (genai-prices): the base that OpenRouter's live catalogue and the
 * person's own prices go over. 0.8 MB, so it is loaded when first asked for, never at the start.
 */
import type { ModelPrice } from '@pydantic/genai-prices';
import type { EpochMs, NanoUsd, Price, PriceSource, Rates } from '../../types.ts';
import { parseUsd } from './money.ts';

export interface PriceList {
  /**
   * The price of `model` at an instant (prices have a history, some change with the hour).
   * `provider` is a provider's id; `baseUrl` finds providers that people named themselves.
   */
  readonly priceOf: (provider: string, model: string, at: EpochMs, baseUrl?: string) => Price;
  /** That of a bare name: as its maker sells it. */
  readonly priceOfBare: (model: string, at: EpochMs) => Price;
}

/** Release date of the list that package-lock.json pins; a test holds it to the version. */
export const LIST_VERSION = '0.1.8';
export const LIST_DATE = '2026-09-23';
/** Older lists say that they are stale. */
const STALE_AFTER_MS = 120 * 86_400_000;

const FREE: Price = { kind: 'free' };
const UNKNOWN: Price = { kind: 'unknown' };
const REQUESTS_PER_PRICE = 1_000;

/** Loads the list: some 40 ms once. */
export async function loadPriceList(): Promise<PriceList> {
  const { calcPrice, findProvider } = await import('@pydantic/genai-prices');
  const priceAt = (host: string, model: string, at: EpochMs): Price => {
    try {
      const noUsage = { input_tokens: 0, output_tokens: 0 };
      const found = calcPrice(noUsage, model, { providerId: host, timestamp: new Date(at) });
      return found === null
        ? UNKNOWN
        : convertListedPrice(found.model_price, model, makePriceSource(at));
    } catch {
      return UNKNOWN; // An odd entry is no price; the rest of the list stands.
    }
  };
  return {
    priceOf(provider, model, at, baseUrl) {
      const named = findProvider({ providerId: provider });
      const host = named ?? (baseUrl ? findProvider({ providerApiUrl: baseUrl }) : undefined);
      if (host === undefined) return UNKNOWN;
      const prices = listNames(model, host.id).map(name => priceAt(host.id, name, at));
      return prices.find(({ kind }) => kind !== 'unknown') ?? UNKNOWN;
    },
    priceOfBare(model, at) {
      const maker = findProvider({ modelId: model });
      return maker === undefined ? UNKNOWN : priceAt(maker.id, model, at);
    },
  };
}

/**
 * As the host lists a model; without what it puts before names (Google's `models/`, Vertex's
 * `publishers/google/models/`, Fireworks' `accounts/…/models/`, its own id); and without its date,
 * where the list has no such version.
 */
function listNames(model: string, host: string): readonly string[] {
  const bare = model
    .replace(/^((publishers|accounts)\/[^/]+\/)?models\//, '')
    .replace(new RegExp(`^${host}/`), '');
  return [...new Set([model, bare, bare.replace(DATE, '')])];
}

/** `-2026-11-28`, `-20261128`, `@20261128`, `-2611`, `-1128`; a version is not as long. */
const DATE = /[-@](20\d\d-\d\d-\d\d|20\d{6}|\d{4})$/;

/** One entry of the list as a `Price`. What has no rate for text in or out is unknown. */
export function convertListedPrice(listed: ModelPrice, model: string, source: PriceSource): Price {
  const isNamedFree = model.endsWith(':free');
  const base = readListedRates(listed, -1);
  if (base === null) return isNamedFree ? FREE : UNKNOWN;
  const requestNanoUsd = readRequestPrice(listed);
  const tiers = listThresholds(listed).flatMap(aboveInputTokens => {
    const rates = readListedRates(listed, aboveInputTokens);
    return rates === null ? [] : [{ aboveInputTokens, ...rates }];
  });
  const costsNothing = [base, ...tiers].every(rates => isZero(rates)) && requestNanoUsd === 0;
  if (isNamedFree || costsNothing) return FREE;
  return { kind: 'priced', base, tiers, requestNanoUsd, source };
}

function makePriceSource(at: EpochMs): PriceSource {
  const stale = at > Date.parse(LIST_DATE) + STALE_AFTER_MS;
  return { from: 'genai-prices', asOf: LIST_DATE, stale };
}

/** Rates for prompts longer than `aboveInputTokens`; null unless both directions have one. */
function readListedRates(listed: ModelPrice, aboveInputTokens: number): Rates | null {
  const rate = (key: string) => readListedRate(listed[key], aboveInputTokens);
  const input = rate('input_mtok');
  const output = rate('output_mtok');
  if (input === null || output === null) return null;
  const cacheRead = rate('cache_read_mtok');
  const cacheWrite = rate('cache_write_mtok');
  const audio = rate('input_audio_mtok');
  return {
    inputNanoUsdPerMTok: input,
    outputNanoUsdPerMTok: output,
    ...(cacheRead !== null && { cacheReadNanoUsdPerMTok: cacheRead }),
    ...(cacheWrite !== null && { cacheWriteNanoUsdPerMTok: cacheWrite }),
    ...(audio !== null && { audioInputNanoUsdPerMTok: audio }),
  };
}

function readListedRate(listed: ModelPrice[string], aboveInputTokens: number): NanoUsd | null {
  if (typeof listed !== 'object') return parseUsd(listed);
  const reached = listed.tiers.filter(tier => tier.start <= aboveInputTokens);
  const last = reached.sort((a, b) => a.start - b.start).at(-1);
  return parseUsd(last?.price ?? listed.base);
}

function listThresholds(listed: ModelPrice): readonly number[] {
  const starts = Object.values(listed).flatMap(price =>
    typeof price === 'object' ? price.tiers.map(tier => tier.start) : [],
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

function readRequestPrice(listed: ModelPrice): NanoUsd {
  const perThousand = parseUsd(listed.requests_kcount) ?? 0;
  return Math.ceil(perThousand / REQUESTS_PER_PRICE);
}

function isZero(rates: Rates): boolean {
  return Object.values(rates).every(rate => rate === 0);
}
