/**
 * Reads a provider's refusal: the many shapes in which a body tells an error, and when to come back.
 * Everything here is untrusted text; nothing in it may throw.
 */
import type { EpochMs } from '../types.ts';

/** An HTTP answer that is no answer, or an error object from inside a stream (status of its code). */
export interface Refusal {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a refusal says. */
interface Said {
  /** For a person: the provider's own words, else the start of the body. */
  readonly message: string;
  /** Everything that patterns may look at: message, code, type, and what an upstream said. */
  readonly words: string;
  /** True where the body is an error in the API's own form, so that the API itself refused. */
  readonly inApiForm: boolean;
  readonly retryAfterMs?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Longest wait that is believed. */
const MAX_RETRY_AFTER_MS = 31 * 24 * 3_600_000;

export function readRefusal(refusal: Refusal, nowMs: EpochMs): Said {
  const body = readFields(parseBody(refusal.body));
  const error = readFields(body?.error) ?? (body?.object === 'error' ? body : undefined);
  const metadata = readFields(error?.metadata);
  const text =
    readNonBlank(error?.message) ??
    readNonBlank(body?.error) ??
    readNonBlank(body?.message) ??
    readNonBlank(body?.detail);
  const upstream = readNonBlank(metadata?.raw);
  const vague = text === undefined || /^provider returned error$/i.test(text);
  const message = (vague ? upstream : undefined) ?? text ?? summarizeBody(refusal.body);
  const retryAfterMs = readRetryAfter(refusal, metadata, nowMs);
  return {
    message,
    words: [message, text, upstream, error?.code, error?.type, metadata?.limit_source]
      .filter(each => typeof each === 'string')
      .join('\n'),
    inApiForm: text !== undefined,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/**
 * Milliseconds to wait: `Retry-After` (seconds or a date), else when a limit that was hit is reset. Many
 * hosts tell that time of a limit with each answer, whatever else is wrong with it.
 */
function readRetryAfter(
  { status, headers }: Refusal,
  metadata: Fields | undefined,
  nowMs: EpochMs,
): number | undefined {
  const inBody = lowerHeaderNames(readFields(metadata?.headers));
  const milliseconds = headers['retry-after-ms'];
  const wait = headers['retry-after'] ?? inBody['retry-after'] ?? metadata?.retry_after_seconds;
  const limits = inBody['x-ratelimit-reset'] === undefined ? headers : inBody;
  const isHit = status === 429 && !((parseNumeric(limits['x-ratelimit-remaining']) ?? 0) > 0);
  const reset = isHit ? limits['x-ratelimit-reset'] : undefined;
  const asked =
    parseNumeric(milliseconds) ??
    parseRetryTime(wait, nowMs) ??
    parseResetTime(parseNumeric(reset), nowMs);
  if (asked === undefined || Number.isNaN(asked)) return undefined;
  return Math.min(Math.max(0, Math.ceil(asked)), MAX_RETRY_AFTER_MS);
}

function parseRetryTime(value: unknown, nowMs: EpochMs): number | undefined {
  const seconds = parseNumeric(value);
  if (seconds !== undefined) return seconds * 1000;
  const date = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date - nowMs;
}

/** Reset times come as epoch milliseconds, epoch seconds, or seconds from now. */
function parseResetTime(value: number | undefined, nowMs: EpochMs): number | undefined {
  if (value === undefined) return undefined;
  if (value > 1e11) return value - nowMs;
  return value > 1e9 ? value * 1000 - nowMs : value * 1000;
}

function parseNumeric(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

function lowerHeaderNames(headers: Fields | undefined): Fields {
  const entries = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return Object.fromEntries(entries);
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The title of a page, else the body as it is. */
function summarizeBody(body: string): string {
  return /<title[^>]*>([^<]{1,200})</i.exec(body)?.[1] ?? body;
}

function readFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

function readNonBlank(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
