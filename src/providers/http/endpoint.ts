/**
 * One end point as its provider sees it: where it is, what every request carries, what it is
 * called.
 * The key is put into the headers here and nowhere else, so no client library can add its own.
 */
import type { FailureContext } from '../../core/fallback-handler/index.ts';
import type { Clock } from './clock.ts';
import { isPrivateOrigin } from './privateOrigin.ts';
import {
  IDLE_SOCKET_MS,
  openTransport,
  readText,
  type Transport,
  type WireAnswer,
} from './transport.ts';
import { TransportError } from './transportError.ts';
import type { Watchdog } from './watchdog.ts';

export interface Endpoint {
  /** As a person knows it, e.g. `LM Studio`. */
  readonly name: string;
  readonly origin: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly transport: Transport;
  readonly clock: Clock;
  /** For failures: which end point, what it costs, which keys to hide, and the time now. */
  asked(): FailureContext;
}

interface EndpointOptions {
  readonly name: string;
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  /** False for models that run on this machine or network. */
  readonly charges: boolean;
  readonly clock: Clock;
}

export function openEndpoint(options: EndpointOptions): Endpoint {
  const { name, baseUrl, apiKey, charges, clock } = options;
  const { origin } = new URL(baseUrl);
  // A model that runs here is never asked through a proxy.
  const proxies = charges && !isPrivateOrigin(origin) ? process.env : null;
  const secrets = apiKey === undefined ? [] : [apiKey];
  return {
    name,
    origin,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    transport: openTransport(origin, proxies, IDLE_SOCKET_MS),
    clock,
    asked: () => ({ provider: name, charges, nowMs: clock.now(), secrets }),
  };
}

/** What is asked of an end point. */
export interface EndpointRequest {
  /** Begins with a slash; with two: from the origin and not from the base URL. */
  readonly path: string;
  /** JSON to post; `undefined`: GET. */
  readonly body: object | string | undefined;
  readonly accept: string;
  readonly maxBodyBytes: number;
  readonly maxLineBytes: number;
}

/**
 * A JSON answer: a model list, a key's limits. Throws as the transport, and for what is no JSON.
 */
export async function askJson(
  endpoint: Endpoint,
  path: string,
  body: object | undefined,
  watch: Watchdog,
  maxBodyBytes: number,
): Promise<unknown> {
  const accept = 'application/json';
  const question = { path, body, accept, maxBodyBytes, maxLineBytes: maxBodyBytes };
  const answer = await askAnswer(endpoint, question, watch);
  watch.token();
  return parseJson(await readText(answer));
}

export function askAnswer(
  { origin, baseUrl, headers, transport, asked }: Endpoint,
  { path, body, accept, maxBodyBytes, maxLineBytes }: EndpointRequest,
  watch: Watchdog,
): Promise<WireAnswer> {
  const url = new URL(path.startsWith('//') ? origin + path.slice(1) : baseUrl + path);
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const limits = { maxBodyBytes, maxLineBytes };
  if (text === undefined) {
    return transport.send(
      { method: 'GET', url, headers: { ...headers, accept }, repeatable: true, ...limits },
      watch,
    );
  }
  const typed = { ...headers, accept, 'content-type': 'application/json' };
  const repeatable = !asked().charges;
  return transport.send(
    { method: 'POST', url, headers: typed, body: text, repeatable, ...limits },
    watch,
  );
}

/** Throws `malformed` with what the text began with. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TransportError({ what: 'malformed', why: describeBody(text) });
  }
}

/** What a strange body began with, for a message. */
export function describeBody(text: string): string {
  const title = /<title[^>]*>([^<]{1,200})</i.exec(text)?.[1];
  return title === undefined ? JSON.stringify(text.slice(0, 80)) : `a page titled "${title}"`;
}
