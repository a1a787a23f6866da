/**
 * A small end point that chats with tools, in OpenAI's words, and bills what it counts: each answer is a
 * row of a script. Tests compare the ledger with its count.
 */
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What it answers: events as they are sent, or their usual parts. */
export interface ScriptedAnswer {
  readonly text?: string;
  readonly calls?: readonly {
    readonly name: string;
    readonly arguments: string;
    readonly id?: string;
  }[];
  readonly reasoning?: string;
  /** In place of an answer. */
  readonly refuse?: { readonly status: number; readonly body: unknown };
  /** Pieces come so far apart. */
  readonly pauseMs?: number;
  /** In place of all: `delta`s, sent as they are. */
  readonly deltas?: readonly object[];
  readonly finish?: string;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string;
    readonly tool_calls?: readonly { readonly id: string }[];
    readonly tool_call_id?: string;
    readonly reasoning_content?: string;
  }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly max_tokens: number;
  /** As it was sent. */
  readonly raw: string;
  /** How it ended. */
  outcome: 'open' | 'answered' | 'client-left';
  billedNanoUsd: number;
}

export interface ChatServer {
  readonly url: string;
  readonly requests: readonly ChatRequest[];
  readonly billedUsd: number;
  stop(): Promise<void>;
}

interface ChatServerOptions {
  /** The answer to a request; its number counts from 0. */
  readonly answer: (request: ChatRequest, number: number) => ScriptedAnswer;
  /** US dollars per million tokens; absent: it is free. */
  readonly price?: { readonly input: number; readonly output: number };
  readonly models?: readonly string[];
}

const CHARS_PER_TOKEN = 4;
const countTokens = (text: string) => Math.ceil(text.length / CHARS_PER_TOKEN);

export async function startChatServer(options: ChatServerOptions): Promise<ChatServer> {
  const requests: ChatRequest[] = [];
  const server = http.createServer((incoming, response) => {
    serve(options, requests, incoming, response).catch(error => response.destroy(error));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    get billedUsd() {
      return requests.reduce((sum, { billedNanoUsd }) => sum + billedNanoUsd, 0) / 1e9;
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  options: ChatServerOptions,
  requests: ChatRequest[],
  incoming: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  if (incoming.url?.endsWith('/models')) {
    const data = (options.models ?? ['chatty']).map(id => ({ id, object: 'model' }));
    return reply(response, 200, { object: 'list', data });
  }
  // It is no Ollama.
  if (!incoming.url?.endsWith('/chat/completions')) return reply(response, 404, { error: 'none' });
  const request: ChatRequest = { ...JSON.parse(raw), raw, outcome: 'open', billedNanoUsd: 0 };
  requests.push(request);
  response.on('close', () => {
    if (request.outcome === 'open') request.outcome = 'client-left';
  });
  const answer = options.answer(request, requests.length - 1);
  if (answer.refuse) return reply(response, answer.refuse.status, answer.refuse.body);
  await stream(options, request, answer, response);
}

async function stream(
  { price }: ChatServerOptions,
  request: ChatRequest,
  answer: ScriptedAnswer,
  response: http.ServerResponse,
): Promise<void> {
  const deltas = answer.deltas ?? writeDeltas(answer);
  const output = deltas.reduce((sum, delta) => sum + countTokens(JSON.stringify(delta)), 0);
  const sent = Math.min(output, request.max_tokens);
  const prompt = countTokens(request.raw);
  if (price) {
    request.billedNanoUsd = Math.round(prompt * price.input * 1e3 + sent * price.output * 1e3);
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const head = { id: 'gen-1', object: 'chat.completion.chunk', model: request.model };
  const event = (data: object) =>
    response.write(`data: ${JSON.stringify({ ...head, ...data })}\n\n`);
  for (const delta of deltas) {
    if (request.outcome === 'client-left') return;
    if (answer.pauseMs !== undefined) await sleep(answer.pauseMs);
    event({ choices: [{ index: 0, delta, finish_reason: null }] });
  }
  const usual = answer.calls ? 'tool_calls' : 'stop';
  event({ choices: [{ index: 0, delta: {}, finish_reason: answer.finish ?? usual }] });
  const counts = { prompt_tokens: prompt, completion_tokens: sent, total_tokens: prompt + sent };
  event({ choices: [], usage: counts });
  request.outcome = 'answered';
  response.end('data: [DONE]\n\n');
}

/** The text in small pieces, then each call: its name, and its arguments in two. */
function writeDeltas({ text = '', calls = [], reasoning = '' }: ScriptedAnswer): readonly object[] {
  const words = text.match(/[\s\S]{1,7}/g) ?? [];
  const told = calls.flatMap(({ name, arguments: args, id }, index) => {
    const half = Math.ceil(args.length / 2);
    const first = { name, arguments: args.slice(0, half) };
    return [
      { tool_calls: [{ index, id: id ?? `call_${index}`, type: 'function', function: first }] },
      { tool_calls: [{ index, function: { arguments: args.slice(half) } }] },
    ];
  });
  return [
    ...(reasoning === '' ? [] : [{ role: 'assistant', reasoning_content: reasoning }]),
    ...words.map(content => ({ role: 'assistant', content })),
    ...told,
  ];
}

function reply(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
