/**
 * One end point as its provider sees it: where it is, what every request carries, what it is called.
 * The key is put into the headers here and nowhere else, so no client library can add its own.
 */
import type { Asked } from '../core/fallback-handler/failure.ts';
import { openTransport, readText, type Transport, type WireAnswer } from './transport.ts';
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
  /** For failures: whom, what it costs, which keys to hide, and the time now. */
  asked(): Asked;
}

export interface EndpointOptions {
  readonly name: string;
  readonly baseUrl: string;
  readonly apiKey: string | undefined;
  /** False for models that run on this machine or network. */
  readonly charges: boolean;
}

export function openEndpoint({ name, baseUrl, apiKey, charges }: EndpointOptions): Endpoint {
  const { origin } = new URL(baseUrl);
  const secrets = apiKey === undefined ? [] : [apiKey];
  return {
    name,
    origin,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    transport: openTransport(origin),
    asked: () => ({ provider: name, charges, nowMs: Date.now(), secrets }),
  };
}

/** A small JSON answer: a model list, a key's limits. Absent `body`: GET. Throws as the transport. */
export async function askJson(
  endpoint: Endpoint,
  path: string,
  body: object | undefined,
  watch: Watchdog,
  maxBodyBytes: number,
): Promise<unknown> {
  const answer = await askAnswer(endpoint, path, body, watch, maxBodyBytes, 'application/json');
  watch.token();
  return parseJson(await readText(answer));
}

/** Sends one request to the end point. `path` begins with a slash; `/` twice: from the origin. */
export function askAnswer(
  endpoint: Endpoint,
  path: string,
  body: object | string | undefined,
  watch: Watchdog,
  maxBodyBytes: number,
  accept: string,
): Promise<WireAnswer> {
  const url = new URL(
    path.startsWith('//') ? endpoint.origin + path.slice(1) : endpoint.baseUrl + path,
  );
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { ...endpoint.headers, accept };
  if (text === undefined) {
    return endpoint.transport.send({ method: 'GET', url, headers, maxBodyBytes }, watch);
  }
  const withType = { ...headers, 'content-type': 'application/json' };
  const request = { method: 'POST', url, headers: withType, body: text, maxBodyBytes } as const;
  return endpoint.transport.send(request, watch);
}

/** Throws `malformed` with what the text began with. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TransportError({ what: 'malformed', why: startOf(text) });
  }
}

/** What a strange body began with, for a message. */
export function startOf(text: string): string {
  const title = /<title[^>]*>([^<]{1,200})</i.exec(text)?.[1];
  return title === undefined ? JSON.stringify(text.slice(0, 80)) : `a page titled "${title}"`;
}
