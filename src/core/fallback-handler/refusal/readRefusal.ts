/**
 * Reads a provider's refusal: the many shapes in which a body tells an error, and when to come back.
 * Everything here is untrusted text; nothing in it may throw.
 */
import type { EpochMs } from '../../types.ts';
import { readRetryTime } from './readRetryTime.ts';
import { type Fields, walkBody } from './walkBody.ts';

/** An HTTP answer that is no answer, or an error object from inside a stream (status of its code). */
export interface Refusal {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a refusal says. */
export interface Said {
  /** For a person: the provider's own words, else the start of the body. */
  readonly message: string;
  /** Everything that patterns may look at: messages, codes, types, and what an upstream said. */
  readonly words: string;
  /** True where the body is an error in the API's own form, so that the API itself refused. */
  readonly inApiForm: boolean;
  readonly retryAfterMs?: number;
}

export function readRefusal(refusal: Refusal, nowMs: EpochMs): Said {
  const body = parseBody(refusal.body);
  const messages = listMessages(body);
  const own = messages.find(each => !isVague(each)) ?? messages[0];
  const message = own ?? summarizeBody(refusal.body);
  const retryAfterMs = readRetryTime({ ...refusal, body, message }, nowMs);
  return {
    message,
    words: [...messages, ...listCodes(body), ...(own === undefined ? [message] : [])]
      .join('\n')
      .slice(0, MAX_WORDS_CHARACTERS),
    inApiForm: own !== undefined,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Longer ones are no message, and patterns take their time. */
const MAX_WORDS_CHARACTERS = 8_000;

/** Where hosts put words for a person. */
const SPOKEN: ReadonlySet<string> = new Set([
  ...['message', 'msg', 'error', 'detail', 'raw', 'error_message', 'errorMessage', 'error_msg'],
  ...['errors', 'title', 'description', 'reason', 'details'],
]);

/** Where they put words for a program. */
const CODED: ReadonlySet<string> = new Set([
  ...['code', 'type', 'status', 'reason', 'limit_source', 'quotaId', 'error_code', 'errorCode'],
]);

function listMessages(body: unknown): readonly string[] {
  const spoken = [...walkBody(body)].flatMap(({ key, value }) =>
    SPOKEN.has(key) && typeof value === 'string' && isSpoken(value) ? [value] : [],
  );
  const places = listPlaces(body);
  return places === '' ? spoken : spoken.map((each, at) => (at === 0 ? each + places : each));
}

/** Validators say in `msg` what is wrong, and in `loc` with which field. */
function listPlaces(body: unknown): string {
  const places = [...walkBody(body)].flatMap(({ key, value }) =>
    key === 'loc' && Array.isArray(value) ? [value.join('.')] : [],
  );
  return places.length === 0 ? '' : ` (${[...new Set(places)].join(', ')})`;
}

function listCodes(body: unknown): readonly string[] {
  return [...walkBody(body)].flatMap(({ key, value }) =>
    CODED.has(key) && typeof value === 'string' && isSpoken(value) ? [value] : [],
  );
}

/** Not blank, and no body inside the body: its own words are visited anyway. */
function isSpoken(text: string): boolean {
  return text.trim() !== '' && !/^\s*[{[]/.test(text);
}

/** Says that something is wrong, and leaves it to another message what. */
function isVague(message: string): boolean {
  return /^(provider returned error|bad request|error|unprocessable entity)\.?$/i.test(
    message.trim(),
  );
}

function parseBody(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' ? (parsed as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/** The title of a page, else the body as it is. */
function summarizeBody(body: string): string {
  return /<title[^>]*>([^<]{1,200})</i.exec(body)?.[1] ?? body;
}
