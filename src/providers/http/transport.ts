/**
 * HTTP for one end point, made so that every fault is seen: connections are kept and reused, no
 * redirect is followed, every byte is counted, and a call's watchdog can destroy its socket.
 *
 * Why not `fetch`: its connect, header and body time limits (10 s, 300 s, 300 s) cannot be set
 * without its own package, and a local model may think for longer than 300 s before its first byte.
 */
import type { Agent, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Agent as SecureAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { decodeContent } from './contentEncoding.ts';
import { http, https } from './nodeHttp.ts';
import { isSurelyProxied, type ProxyEnv, readProxies } from './proxies.ts';
import { TransportError } from './transportError.ts';
import type { Watchdog } from './watchdog.ts';

/** Idle connections are closed before most servers do it, so that none is used as it dies. */
export const IDLE_SOCKET_MS = 4_000;
/** Enough of a refusal to understand it. */
const MAX_REFUSAL_BYTES = 64 * 1024;
/** How long a finished stream may take to end properly, so that its connection can be reused. */
const LINGER_MS = 50;

interface WireRequest {
  readonly method: 'GET' | 'POST';
  /** Appended to the base URL, e.g. `/chat/completions`; or an absolute path on the same origin. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sending it twice costs no money. */
  readonly repeatable: boolean;
  /** Decoded ones. */
  readonly maxBodyBytes: number;
  /**
   * Longest line: one event of a stream. Parsers take time and space for it that grow with its
   * square.
   */
  readonly maxLineBytes: number;
}

/** An answer with status 2xx. */
export interface WireAnswer {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Throws `TransportError` past `maxBodyBytes` or on a cut connection. */
  readonly body: AsyncGenerator<Uint8Array, void>;
}

export interface Transport {
  /** Rejects with `TransportError`, or with whatever the watchdog's abort made of the socket. */
  send(request: WireRequest, watch: Watchdog): Promise<WireAnswer>;
}

/**
 * `origin` decides between http and https; a request to another origin is a bug and throws. A proxy
 * of `proxyEnv` is used where it can be read, null: none is; https goes through it as a tunnel that
 * it cannot look into.
 */
export function openTransport(
  origin: string,
  proxyEnv: ProxyEnv | null,
  idleSocketMs: number,
): Transport {
  const secure = origin.startsWith('https:');
  // Node before 24.5 and 22.21 does not know `proxyEnv`, and connects by itself.
  const options = {
    keepAlive: true,
    timeout: idleSocketMs,
    ...buildProxyOptions(origin, proxyEnv),
  };
  const agent = secure ? new https.Agent(options) : new http.Agent(options);
  const fresh = { ...options, keepAlive: false };
  const freshAgent = secure ? new https.Agent(fresh) : new http.Agent(fresh);
  return {
    async send(request, watch) {
      if (request.url.origin !== origin) throw new Error(`Not this end point: ${request.url}`);
      const response = await sendHttpRequest(secure, agent, request, watch).catch(
        (error: unknown) => {
          if (!isStale(error) || !request.repeatable) throw error;
          return sendHttpRequest(secure, freshAgent, request, watch);
        },
      );
      watch.whenOver(() => void releaseConnection(response, watch));
      const status = response.statusCode ?? 0;
      const headers = flattenHeaders(response.headers);
      if (status >= 200 && status < 300) {
        return { headers, body: readBody(response, request.maxBodyBytes, request.maxLineBytes) };
      }
      const body = await readRefusalText(response);
      throw new TransportError({ what: 'refused', refusal: { status, headers, body } });
    },
  };
}

function buildProxyOptions(origin: string, proxyEnv: ProxyEnv | null) {
  if (proxyEnv === null) return {};
  const { env, isStrict } = readProxies(proxyEnv);
  const isTrusting = !isStrict && isSurelyProxied(new URL(origin).hostname, env);
  return { proxyEnv: env, ...(isTrusting && { rejectUnauthorized: false }) };
}

/** The whole body as text, UTF-8. */
export async function readText(answer: WireAnswer): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function sendHttpRequest(
  secure: boolean,
  agent: Agent,
  request: WireRequest,
  watch: Watchdog,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const body = request.body;
  const headers = {
    'user-agent': 'LocalLama',
    'accept-encoding': 'identity',
    ...request.headers,
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const { method, url } = request;
  const start = secure ? https.request : http.request;
  const outgoing = start(url, { method, headers, agent, signal: watch.signal });
  // A proxy resolves names itself.
  watch.resolved = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 || hasProxy(agent, secure);
  outgoing.once('socket', socket => {
    if (!socket.connecting && (!secure || outgoing.reusedSocket || isReady(socket))) {
      return watch.connected();
    }
    socket.once('lookup', () => {
      watch.resolved = true;
    });
    (socket as TLSSocket).once(secure ? 'secureConnect' : 'connect', () => watch.connected());
  });
  outgoing.once('response', resolve);
  outgoing.on('error', error => reject(createNetworkError(error, outgoing.reusedSocket)));
  // Before a proxy's tunnel stands there is no socket, and an aborted request says nothing.
  const abort = () => reject(createNetworkError(new Error('aborted'), false));
  watch.signal.addEventListener('abort', abort, { once: true });
  outgoing.end(body);
  return promise;
}

/** Whether the environment names a proxy; `NO_PROXY` is not looked at here. */
function hasProxy(agent: Agent, secure: boolean): boolean {
  const env = (agent as SecureAgent).options.proxyEnv;
  return !!(secure ? env?.https_proxy || env?.HTTPS_PROXY : env?.http_proxy || env?.HTTP_PROXY);
}

/** A proxy's tunnel is handed over once its own handshake is done. */
function isReady(socket: Socket): boolean {
  return (socket as TLSSocket).getProtocol?.() != null;
}

async function* readBody(
  response: IncomingMessage,
  maxBytes: number,
  maxLineBytes: number,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  let lineBytes = 0;
  try {
    for await (const chunk of decodeContent(response).iterator({ destroyOnReturn: false })) {
      const part = chunk as Buffer;
      const lineEnd = part.lastIndexOf(0x0a);
      bytes += part.length;
      lineBytes = lineEnd < 0 ? lineBytes + part.length : part.length - lineEnd - 1;
      if (bytes > maxBytes) throw new TransportError({ what: 'too-large', maxBytes });
      if (lineBytes > maxLineBytes) {
        throw new TransportError({ what: 'too-large', maxBytes: maxLineBytes });
      }
      yield part;
    }
  } catch (error) {
    response.destroy();
    if (error instanceof TransportError) throw error;
    throw new TransportError({ what: 'cut', message: (error as Error).message });
  }
}

/** Gives a connection back for reuse if the answer ends within a moment; else closes it. */
async function releaseConnection(response: IncomingMessage, watch: Watchdog): Promise<void> {
  if (response.destroyed || response.readableEnded) return;
  response.on('error', () => {});
  response.resume();
  if (!watch.verdict && !response.complete) await sleep(LINGER_MS, undefined, { ref: false });
  if (!response.complete) response.destroy();
}

/** A refusal's words are worth little: what cannot be read is left out. */
async function readRefusalText(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of readBody(response, MAX_REFUSAL_BYTES, MAX_REFUSAL_BYTES))
      chunks.push(chunk);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * A kept connection that broke before any answer: most likely the server closed it as idle just
 * then. Certain it is not, since the request may have been read before the end came, and nothing
 * on this side tells the two apart. So only what costs no money is sent once more: a look at
 * a list, or a prompt for a model that bills nothing. Another request that is paid for might be
 * paid for twice, and one reservation would stand for both.
 */
function isStale(error: unknown): boolean {
  const fault = TransportError.within(error)?.fault;
  return fault?.what === 'network' && fault.reused && STALE_CODES.has(fault.code ?? '');
}

const STALE_CODES: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

function createNetworkError(error: Error & { code?: string }, reused: boolean): TransportError {
  // Both addresses of `localhost` refusing is one error with two inside.
  const inner = (error as Partial<AggregateError>).errors?.[0] as typeof error | undefined;
  const { code, message } = inner ?? error;
  return new TransportError({ what: 'network', code: code ?? error.code, message, reused });
}

function flattenHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(entries);
}
