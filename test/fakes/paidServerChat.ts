/** How the paid server answers one chat completion: text from the table, and its price. */
import type * as http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatBody, PaidRequest, PaidServerOptions } from './paidServer.ts';

const CHARACTERS_PER_TOKEN = 4;

/** What the server counts as tokens. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** What will be said, and what so many pieces of it cost in all. */
interface Plan {
  readonly pieces: readonly string[];
  readonly finish: 'stop' | 'length';
  readonly price: (sentPieces: number) => number;
}

export async function answerChat(
  options: PaidServerOptions,
  request: PaidRequest,
  body: ChatBody,
  response: http.ServerResponse,
): Promise<void> {
  response.on('close', () => {
    if (request.outcome === 'open') request.outcome = 'client-left';
  });
  const bill = billing(options, body);
  const most = body.max_tokens ?? body.max_completion_tokens ?? Number.MAX_SAFE_INTEGER;
  const worst = options.billing === 'worst';
  if (worst) request.billedNanoUsd = bill(most);
  if (options.firstTokenDelayMs !== undefined) await sleep(options.firstTokenDelayMs);

  const whole = await answerText(options, request.prompt, body.model);
  const plan: Plan = {
    pieces: piecesOf(whole).slice(0, most),
    finish: countTokens(whole) > most ? 'length' : 'stop',
    price: sent => bill(worst ? most : sent),
  };
  if (body.stream === true) await sendStream(options, request, body, response, plan);
  else sendWhole(options, request, body, response, plan);
}

function sendWhole(
  options: PaidServerOptions,
  request: PaidRequest,
  body: ChatBody,
  response: http.ServerResponse,
  { pieces, finish, price }: Plan,
): void {
  request.billedNanoUsd = price(pieces.length);
  request.outcome = 'answered';
  const message = { role: 'assistant', content: pieces.join('') };
  const choices = [{ index: 0, message, finish_reason: finish }];
  const usage = usageOf(options, body, pieces.length, request.billedNanoUsd);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...head(body), choices, usage }));
}

async function sendStream(
  options: PaidServerOptions,
  request: PaidRequest,
  body: ChatBody,
  response: http.ServerResponse,
  { pieces, finish, price }: Plan,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': OPENROUTER PROCESSING\n\n');
  let sent = 0;
  for (const content of pieces) {
    if (request.outcome === 'client-left') return;
    if (options.chunkDelayMs !== undefined) await sleep(options.chunkDelayMs);
    sent += 1;
    request.billedNanoUsd = price(sent);
    const choices = [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }];
    event(response, { ...head(body), choices });
  }
  request.billedNanoUsd = price(sent);
  event(response, { ...head(body), choices: [{ index: 0, delta: {}, finish_reason: finish }] });
  const usage = usageOf(options, body, sent, request.billedNanoUsd);
  event(response, { ...head(body), choices: [], usage });
  if (request.outcome === 'open') request.outcome = 'answered';
  response.end('data: [DONE]\n\n');
}

/** Nano-dollars for the prompt and so many tokens of answer. */
function billing(options: PaidServerOptions, body: ChatBody): (outputTokens: number) => number {
  if (body.model.endsWith(':free')) return () => 0;
  // A dollar per million tokens is 1,000 nano-dollars per token.
  const input = Math.round(options.pricePerMTok.input * 1_000);
  const output = Math.round(options.pricePerMTok.output * 1_000);
  const inputTokens = promptTokens(body);
  return outputTokens => inputTokens * input + outputTokens * output;
}

function promptTokens(body: ChatBody): number {
  return body.messages.reduce((sum, each) => sum + countTokens(String(each.content)), 0);
}

async function answerText(options: PaidServerOptions, prompt: string, model: string) {
  const otherwise = options.otherwise ?? 'I do not know.';
  if (typeof options.answers === 'function') {
    return (await options.answers(prompt, model)) ?? otherwise;
  }
  const keys = Object.keys(options.answers).filter(key => prompt.includes(key));
  const longest = keys.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? otherwise : options.answers[longest]!;
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += CHARACTERS_PER_TOKEN) {
    pieces.push(text.slice(at, at + CHARACTERS_PER_TOKEN));
  }
  return pieces;
}

function head(body: ChatBody) {
  const object = body.stream === true ? 'chat.completion.chunk' : 'chat.completion';
  return { id: 'gen-1', object, created: 1_760_000_000, model: body.model };
}

function usageOf(options: PaidServerOptions, body: ChatBody, sent: number, billedNanoUsd: number) {
  const prompt = promptTokens(body);
  const counts = { prompt_tokens: prompt, completion_tokens: sent, total_tokens: prompt + sent };
  const cost = { cost: billedNanoUsd / 1e9, is_byok: false };
  return options.reportsCost === false ? counts : { ...counts, ...cost };
}

function event(response: http.ServerResponse, data: unknown): void {
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}
