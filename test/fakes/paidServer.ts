/**
 * A small remote end point that takes money: it speaks OpenRouter and OpenAI (chat completions,
 * streamed or not, the model list, the key's limits), answers from a table, and keeps its own
 * count of the requests and of the money it bills. Tests compare the ledger with that count.
 *
 * What would surprise: a token here is four characters, rounded up, and nothing else; prices are
 * whole nano-dollars per token, so that the sum is exact.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerChat } from './paidServerChat.ts';

export interface PaidServerOptions {
  /**
   * The prompt (or a part of it) → the answer; the longest key that the last user message contains
   * wins. Or a function, which may wait. `undefined` falls back to `otherwise`.
   */
  readonly answers: Readonly<Record<string, string>> | AnswerFunction;
  /** The answer to a prompt that the table does not know. */
  readonly otherwise?: string;
  /** US dollars per million tokens, in and out. A multiple of 0.001. */
  readonly pricePerMTok: { readonly input: number; readonly output: number };
  /** The key that requests must carry; absent: none is asked for. */
  readonly key?: string;
  /** What the catalogue lists. Names that end in `:free` cost nothing. */
  readonly models?: readonly string[];
  readonly contextTokens?: number;
  /**
   * `sent`: tokens as sent (default). `worst`: all of `max_tokens`, on arrival, whatever follows.
   */
  readonly billing?: 'sent' | 'worst';
  /** Silence before the answer and between its pieces. */
  readonly firstTokenDelayMs?: number;
  readonly chunkDelayMs?: number;
  /** False: `usage.cost` is left out, as OpenAI does. Default true, as OpenRouter does. */
  readonly reportsCost?: boolean;
  /** A status and body to refuse with instead of answering; nothing is billed for it. */
  readonly refuse?: (request: PaidRequest) => Refusal | undefined;
}

export type AnswerFunction = (
  prompt: string,
  model: string,
) => string | undefined | Promise<string | undefined>;

export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** One request as the server saw it. */
export interface PaidRequest {
  readonly method: string;
  readonly path: string;
  /** The `authorization` header, `undefined` where there was none. */
  readonly authorization: string | undefined;
  /** The parsed body; `undefined` for GET. */
  readonly body: ChatBody | undefined;
  /** Text of the last user message. */
  readonly prompt: string;
  /** Charged for this request, in nano-dollars. */
  billedNanoUsd: number;
  /** How it ended, once it did. */
  outcome: 'open' | 'answered' | 'refused' | 'client-left';
}

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly stream?: boolean;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly [more: string]: unknown;
}

export interface PaidServer {
  /** The origin, without a path. */
  readonly url: string;
  /** Base URL of the API in OpenRouter's place, `<url>/api/v1`; `<url>/v1` serves the same. */
  readonly baseUrl: string;
  /** Every request so far, in order of arrival; live. */
  readonly requests: readonly PaidRequest[];
  /** Only the chat completions among them. */
  readonly completions: readonly PaidRequest[];
  /** Money billed so far; the sum of `billedNanoUsd`. */
  readonly billedNanoUsd: number;
  readonly billedUsd: number;
  /** Ends open connections and frees the port. */
  stop(): Promise<void>;
}

export async function startPaidServer(options: PaidServerOptions): Promise<PaidServer> {
  const requests: PaidRequest[] = [];
  const billed = () => requests.reduce((sum, request) => sum + request.billedNanoUsd, 0);
  const server = http.createServer((incoming, response) => {
    serve(options, requests, billed, incoming, response).catch(error => response.destroy(error));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    baseUrl: `${url}/api/v1`,
    requests,
    get completions() {
      return requests.filter(request => request.path.endsWith('/chat/completions'));
    },
    get billedNanoUsd() {
      return billed();
    },
    get billedUsd() {
      return billed() / 1e9;
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  options: PaidServerOptions,
  requests: PaidRequest[],
  billed: () => number,
  incoming: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  const body = raw === '' ? undefined : (JSON.parse(raw) as ChatBody);
  const request: PaidRequest = {
    method: incoming.method ?? 'GET',
    path: (incoming.url ?? '/').split('?')[0]!,
    authorization: incoming.headers.authorization,
    body,
    prompt: body === undefined ? '' : lastUserText(body),
    billedNanoUsd: 0,
    outcome: 'open',
  };
  requests.push(request);
  const route = request.path.replace(/^\/(api\/)?v1/, '');

  if (route === '/models') return reply(response, request, 200, catalogue(options));
  if (options.key !== undefined && request.authorization !== `Bearer ${options.key}`) {
    return reply(response, request, 401, { error: { message: 'User not found.', code: 401 } });
  }
  if (route === '/key') return reply(response, request, 200, keyLimits(billed()));
  const refusal = options.refuse?.(request);
  if (refusal) return reply(response, request, refusal.status, refusal.body, refusal.headers);
  if (route !== '/chat/completions' || body === undefined) {
    return reply(response, request, 404, { error: { message: 'Not Found', code: 404 } });
  }
  return answerChat(options, request, body, response);
}

function lastUserText(body: ChatBody): string {
  const content = body.messages?.findLast(message => message.role === 'user')?.content;
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? (content as readonly { readonly text?: string }[]) : [];
  return parts.map(part => part.text ?? '').join('');
}

function reply(
  response: http.ServerResponse,
  request: PaidRequest,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  request.outcome = status < 400 ? 'answered' : 'refused';
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function catalogue(options: PaidServerOptions): unknown {
  const perToken = (usdPerMTok: number) => (usdPerMTok / 1e6).toFixed(12);
  const contextTokens = options.contextTokens ?? 131_072;
  return {
    data: (options.models ?? ['paid/large']).map(id => {
      const free = id.endsWith(':free');
      return {
        id,
        name: id,
        created: 1_760_000_000,
        context_length: contextTokens,
        architecture: { input_modalities: ['text'], output_modalities: ['text'] },
        pricing: {
          prompt: free ? '0' : perToken(options.pricePerMTok.input),
          completion: free ? '0' : perToken(options.pricePerMTok.output),
          request: '0',
        },
        top_provider: { context_length: contextTokens, max_completion_tokens: null },
      };
    }),
  };
}

function keyLimits(billedNanoUsd: number): unknown {
  const usage = billedNanoUsd / 1e9;
  const data = { label: 'sk-or-v1-abc...xyz', usage, limit: null, limit_remaining: null };
  return { data: { ...data, is_free_tier: false, usage_daily: usage, usage_monthly: usage } };
}
