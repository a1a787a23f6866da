/**
 * Turns what went wrong with a call into a `Failure`: from a status and body, from an error inside
 * a stream, or from a broken connection. Pure; the clock and the keys are arguments.
 *
 * `mayBeBilled` decides whether money stays charged, so it is false only where the provider
 * certainly took none: it costs nothing anyway, was never reached, or refused by itself.
 */

import { cutText } from '../cutText.ts';
import type { EpochMs, Failure, FailureKind } from '../types.ts';
import {
  matchFailureKind,
  parseAffordableTokens,
  type Refusal,
  readRefusal,
  walkBody,
} from './refusal/index.ts';

/** The end point that was asked, for the message, the clock and the bill. */
export interface FailureContext {
  /** As a person knows it, e.g. `OpenRouter`. */
  readonly provider: string;
  /** False for models that run on this machine or network: they bill nothing, whatever happens. */
  readonly charges: boolean;
  readonly nowMs: EpochMs;
  /** Keys that must not appear in a message. */
  readonly secrets: readonly string[];
}

/** A 429 that asks for more patience than this is a used-up quota and not a busy minute. */
const QUOTA_RETRY_AFTER_MS = 10 * 60_000;
/** Where a day's limit comes with no time, or with that of a minute's beside it. */
const QUOTA_LOOK_MS = 3_600_000;

const MAX_MESSAGE_CHARACTERS = 300;
/** Shorter ones are dummies (`ollama`, `none`), and words of every message. */
const MIN_SECRET_CHARACTERS = 8;

/** A refusal by HTTP status. */
export function makeRefusalFailure(refusal: Refusal, asked: FailureContext): Failure {
  const said = readRefusal(refusal, asked.nowMs);
  const kind = classifyRefusal(refusal.status, said);
  const retryAfterMs = refineRetryTime(kind, said.retryAfterMs);
  const affordableTokens = kind === 'payment' ? parseAffordableTokens(said.words) : undefined;
  return {
    kind,
    message: sanitizeMessage(
      `${asked.provider} refused (${refusal.status}): ${said.message}`,
      asked,
    ),
    httpStatus: refusal.status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(affordableTokens !== undefined && { affordableTokens }),
    mayBeBilled: asked.charges && mayHaveWorked(refusal.status, said.inApiForm),
  };
}

/**
 * An error told inside an answer that began with 200, or in its place; `answered` when some work
 * had shown.
 */
export function makeStreamFailure(
  error: unknown,
  answered: boolean,
  asked: FailureContext,
): Failure {
  const status = findStatus(error);
  const body = JSON.stringify({ error });
  const said = readRefusal({ status, headers: {}, body }, asked.nowMs);
  const told =
    matchFailureKind(said.words) ?? (status === 0 ? 'cut' : classifyStatus(status, said));
  const kind = refineRateLimit(told, said.retryAfterMs);
  const { httpStatus: _, ...failure } = makeRefusalFailure({ status, headers: {}, body }, asked);
  return {
    ...failure,
    kind,
    message: sanitizeMessage(`${asked.provider} broke off: ${said.message}`, asked),
    mayBeBilled:
      asked.charges &&
      (answered || (status === 0 ? !BEFORE_WORK.has(kind) : mayHaveWorked(status, true))),
  };
}

/** The status that an error inside of a stream would have had; 0 where it does not say. */
function findStatus(error: unknown): number {
  for (const { key, value } of walkBody(error)) {
    if (!/^(code|status|status_?code|http_?status)$/i.test(key)) continue;
    const numeric = typeof value === 'string' ? (STATUSES[value] ?? Number(value)) : value;
    if (Number.isInteger(numeric) && Number(numeric) >= 400 && Number(numeric) < 600) {
      return Number(numeric);
    }
  }
  return 0;
}

/** Google's names of statuses (google.rpc.Code). */
const STATUSES: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

/** Told in words alone, these still mean that no work began. */
const BEFORE_WORK: ReadonlySet<FailureKind> = new Set([
  'auth',
  'payment',
  'rate-limited',
  'quota-used-up',
  'model-gone',
  'model-not-pulled',
]);

/** A connection that broke. `reached`: it had been established, so the prompt may have arrived. */
export function makeNetworkFailure(
  error: { readonly code: string | undefined; readonly message: string },
  reached: boolean,
  asked: FailureContext,
): Failure {
  // A name, a time-out or a handshake is the reason only as long as no connection stood.
  const kind = reached ? 'network' : classifyNetworkError(error.code, error.message);
  const what = error.code === undefined ? error.message : `${error.code}, ${error.message}`;
  const message = `${asked.provider} ${reached ? 'was lost' : 'cannot be reached'}: ${what}`;
  return makePlainFailure(kind, message, reached, asked);
}

/** A failure that the caller names itself. `reached` as above. */
export function makePlainFailure(
  kind: FailureKind,
  message: string,
  reached: boolean,
  asked: FailureContext,
): Failure {
  return { kind, message: sanitizeMessage(message, asked), mayBeBilled: asked.charges && reached };
}

/** One line for a person: no key, no control characters, not endless. */
export function sanitizeMessage(text: string, asked: Pick<FailureContext, 'secrets'>): string {
  let clean = text;
  for (const secret of asked.secrets) {
    if (secret.length >= MIN_SECRET_CHARACTERS) clean = clean.replaceAll(secret, '[key]');
  }
  clean = clean
    .replace(/\b(?:sk|gsk|xai|pk|hf)[-_][\w*.-]{6,}/g, '[key]')
    .replace(/\bBearer\s+\S+/gi, 'Bearer [key]')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return cutText(clean, MAX_MESSAGE_CHARACTERS);
}

interface Told {
  readonly words: string;
  readonly inApiForm: boolean;
  readonly retryAfterMs?: number;
}

function classifyRefusal(status: number, said: Told): FailureKind {
  if (status >= 300 && status < 400) return 'redirected';
  return refineRateLimit(
    matchFailureKind(said.words) ?? classifyStatus(status, said),
    said.retryAfterMs,
  );
}

function refineRateLimit(kind: FailureKind, retryAfterMs = 0): FailureKind {
  return kind === 'rate-limited' && retryAfterMs >= QUOTA_RETRY_AFTER_MS ? 'quota-used-up' : kind;
}

function refineRetryTime(kind: FailureKind, retryAfterMs?: number): number | undefined {
  if (kind !== 'quota-used-up' || (retryAfterMs ?? 0) >= QUOTA_RETRY_AFTER_MS) return retryAfterMs;
  return QUOTA_LOOK_MS;
}

function classifyStatus(status: number, said: Told): FailureKind {
  switch (status) {
    case 401:
    case 403:
    case 407:
      return 'auth';
    case 402:
      return 'payment';
    case 404:
    case 410:
      // A page that says 404 is a wrong address, not a missing model.
      return said.inApiForm ? 'model-gone' : 'bad-request';
    case 408:
    case 425:
      return 'overloaded';
    case 413:
      return 'context-overflow';
    case 429:
      return 'rate-limited';
    case 451:
      return 'content-refused';
    default:
      return status >= 500 ? 'overloaded' : 'bad-request';
  }
}

/** Whether the work may have been done although the status says no. */
function mayHaveWorked(status: number, inApiForm: boolean): boolean {
  // A gateway on the way lost patience; behind it the model may have answered.
  if (status === 408 || status === 499 || status === 504) return true;
  if (status >= 520 && status <= 527) return true;
  if (status < 500 || status === 503 || status === 529) return false;
  return !inApiForm;
}

const DNS_CODES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'];
const TLS_CODES = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|EPROTO|ALTNAME/;

function classifyNetworkError(code: string | undefined, message: string): FailureKind {
  if (code === undefined) return 'network';
  if (DNS_CODES.includes(code)) return 'dns';
  if (code === 'ETIMEDOUT') return 'connect-timeout';
  return TLS_CODES.test(code) || /before secure TLS/i.test(message) ? 'tls' : 'network';
}
