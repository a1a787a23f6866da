/**
 * When to come back: hosts say it in a header, in a field of the body, or in words. The plainest
 * counts.
 */
import type { EpochMs } from '../../types.ts';
import { findDuration, findMoment, parseDuration } from './parseDuration.ts';
import { type Fields, walkBody } from './walkBody.ts';

type Headers = Readonly<Record<string, string | undefined>>;

interface Answered {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly body: unknown;
  readonly message: string;
}

/** Longest wait that is believed. */
const MAX_RETRY_AFTER_MS = 31 * 24 * 3_600_000;

/** Milliseconds, 0 or more; `undefined` where nothing is said. */
export function readRetryTime(answered: Answered, nowMs: EpochMs): number | undefined {
  const { status, headers, body, message } = answered;
  const inBody = lowerNames(findHeaders(body));
  const asked =
    parseNumeric(headers['retry-after-ms']) ??
    parseTime(headers['retry-after'] ?? inBody['retry-after'], nowMs) ??
    findInBody(body, nowMs) ??
    findDuration(message) ??
    sinceNow(findMoment(message), nowMs) ??
    (status === 429 ? findReset({ ...headers, ...inBody }, nowMs) : undefined);
  if (asked === undefined || Number.isNaN(asked)) return undefined;
  return Math.min(Math.max(0, Math.ceil(asked)), MAX_RETRY_AFTER_MS);
}

const sinceNow = (moment: EpochMs | undefined, nowMs: EpochMs) =>
  moment === undefined ? undefined : moment - nowMs;

/** How a field of the body tells the time, by its name without anything but letters. */
const FIELDS: Readonly<Record<string, 'time' | 'ms'>> = {
  // Google: `details[].retryDelay` "1.8s"; 2025-12 also `quotaResetDelay` "373.8ms" alone.
  retrydelay: 'time',
  quotaresetdelay: 'time',
  // OpenRouter 2026-11.
  retryafterseconds: 'time',
  retryafter: 'time',
  retryafterms: 'ms',
  // ChatGPT's usage limits, 2026-02.
  resetsinseconds: 'time',
  // Hugging Face, 503 while a model is loaded: seconds.
  estimatedtime: 'time',
};

function findInBody(body: unknown, nowMs: EpochMs): number | undefined {
  for (const { key, value } of walkBody(body)) {
    const how = FIELDS[key.toLowerCase().replace(/[^a-z]/g, '')];
    const ms = how === 'ms' ? parseNumeric(value) : how && parseTime(value, nowMs);
    if (ms !== undefined) return ms;
  }
  return undefined;
}

/** OpenRouter hands on the headers of the host behind it. */
function findHeaders(body: unknown): Fields | undefined {
  for (const { key, value } of walkBody(body)) {
    if (key === 'headers' && typeof value === 'object') return value as Fields;
  }
  return undefined;
}

/**
 * When the limit that was hit starts anew. Hosts tell that of every limit with each answer, so the
 * ones with something left say nothing.
 */
function findReset(headers: Fields, nowMs: EpochMs): number | undefined {
  const resets = Object.entries(headers).flatMap(([name, value]) => {
    if (name === 'ratelimit') return findJoinedReset(String(value));
    if (!/ratelimit/.test(name) || !/reset/.test(name)) return [];
    const left = parseNumeric(headers[name.replace('reset', 'remaining')]);
    const ms = left !== undefined && left > 0 ? undefined : parseReset(value, nowMs);
    return ms === undefined ? [] : [ms];
  });
  return resets.length === 0 ? undefined : Math.max(...resets);
}

/** IETF drafts: `limit=10, remaining=0, reset=50`, later `"default";r=0;t=50`. */
function findJoinedReset(value: string): readonly number[] {
  const left = /\b(?:remaining|r)=(\d+)/.exec(value)?.[1];
  const reset = /\b(?:reset|t)=(\d+)/.exec(value)?.[1];
  return reset === undefined || Number(left) > 0 ? [] : [Number(reset) * 1000];
}

/** Seconds, a span, or a date; Google's libraries write a span as an object. */
function parseTime(value: unknown, nowMs: EpochMs): number | undefined {
  if (typeof value === 'object' && value !== null) {
    const { seconds, nanos = 0 } = value as Fields;
    const whole = parseNumeric(seconds);
    return whole === undefined ? undefined : whole * 1000 + (parseNumeric(nanos) ?? 0) / 1e6;
  }
  const seconds = parseNumeric(value);
  if (seconds !== undefined) return seconds * 1000;
  if (typeof value !== 'string') return undefined;
  const span = parseDuration(value);
  if (span !== undefined) return span;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date - nowMs;
}

/** As `parseTime`, and as a moment since 1970 in seconds or milliseconds. */
function parseReset(value: unknown, nowMs: EpochMs): number | undefined {
  const number = parseNumeric(value);
  if (number === undefined || number < 1e9) return parseTime(value, nowMs);
  return (number > 1e11 ? number : number * 1000) - nowMs;
}

function parseNumeric(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

function lowerNames(headers: Fields = {}): Fields {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return Object.fromEntries(entries);
}
