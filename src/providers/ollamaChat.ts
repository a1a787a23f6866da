/** One chat or plain prompt over the `ollama` client, streamed, under a watchdog. Never rejects. */
import type { ChatRequest, GenerateRequest, Ollama } from 'ollama';
import { failureInStream, plainFailure } from '../core/fallback-handler/failure.ts';
import type { Completion, Failure, Usage } from '../core/types.ts';
import { callFailure } from './callFailure.ts';
import { clientFetch, refusePage } from './clientFetch.ts';
import { type Endpoint, parseJson } from './endpoint.ts';
import { finishOf } from './finishReason.ts';
import { messagesOf, plainPromptOf } from './messages.ts';
import { contextInEffect, runningModels } from './ollamaRunning.ts';
import type { Call, CompletionRequest } from './provider.ts';
import { toldError } from './toldError.ts';
import type { WireAnswer } from './transport.ts';
import { count, fields, text } from './untrusted.ts';
import { Watchdog } from './watchdog.ts';

export interface OllamaAnswer {
  readonly completion: Completion;
  /** The window that Ollama says is in effect; `undefined` where it does not say. Never rejects. */
  readonly windowInEffect: Promise<number | undefined>;
}

interface Heard {
  text: string;
  finish: 'stop' | 'length' | undefined;
  usage: Usage | undefined;
  /** An error line inside the stream. */
  error: unknown;
  windowInEffect: Promise<number | undefined>;
}

/** Even an import of what is there already takes a fifth of a millisecond. */
let client: Promise<typeof import('ollama')> | undefined;

export async function chatOllama(
  endpoint: Endpoint,
  request: CompletionRequest,
  call: Call,
): Promise<OllamaAnswer> {
  // Loaded at the first call; the time it takes is not the server's.
  client ??= import('ollama');
  const { Ollama } = await client;
  using watch = new Watchdog(endpoint.name, call.limits, call.signal);
  const heard: Heard = {
    text: '',
    finish: undefined,
    usage: undefined,
    error: undefined,
    windowInEffect: Promise.resolve(undefined),
  };
  let broken: unknown;
  try {
    const events = await openStream(Ollama, endpoint, request, heard, watch, call);
    for await (const event of events) {
      if (watch.firstTokenMs === undefined && mayBeCut(request)) {
        heard.windowInEffect = window(endpoint, request, call);
      }
      hear(heard, event, watch, call.onText);
    }
  } catch (error) {
    broken = error;
  }
  const completion = conclude(heard, broken, watch, endpoint);
  return { completion, windowInEffect: heard.windowInEffect };
}

/** Ollama knows two fields that the client's types lack; older versions ignore them. */
interface Common {
  readonly model: string;
  readonly stream: true;
  readonly truncate: boolean;
  readonly shift: boolean;
  readonly options: { readonly num_ctx: number; readonly num_predict: number };
}

/** No `keep_alive`: how long a model stays in memory is the server's own setting. */
function commonBody(request: CompletionRequest): Common {
  return {
    model: request.model,
    stream: true,
    truncate: false,
    shift: false,
    options: { num_ctx: request.contextTokens, num_predict: request.maxTokens },
  };
}

function chatBody(request: CompletionRequest): Common & ChatRequest {
  return { ...commonBody(request), messages: [...messagesOf(request)] };
}

/** `raw`: Ollama puts no template around the prompt. */
function plainBody(request: CompletionRequest): Common & GenerateRequest {
  return { ...commonBody(request), prompt: plainPromptOf(request), raw: true };
}

/** A client for each call: a shared one keeps every aborted stream for ever. */
async function openStream(
  Client: typeof Ollama,
  endpoint: Endpoint,
  request: CompletionRequest,
  heard: Heard,
  watch: Watchdog,
  call: Call,
): Promise<AsyncIterable<unknown>> {
  const client = new Client({
    host: endpoint.baseUrl,
    fetch: clientFetch({
      endpoint,
      path: request.plain ? '/api/generate' : '/api/chat',
      watch,
      maxBodyBytes: call.limits.maxBodyBytes,
      accept: 'application/x-ndjson',
      body: answer => linesOf(answer, heard),
    }),
  });
  return request.plain
    ? await client.generate(plainBody(request))
    : await client.chat(chatBody(request));
}

/** Whole, valid lines only: the client would print a broken one to the console and go on. */
async function* linesOf(answer: WireAnswer, heard: Heard): AsyncGenerator<Uint8Array, void> {
  await refusePage(answer);
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let whole = 0;
  for await (const chunk of answer.body) {
    const text = decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      const lines = validLines(begun.join('') + text.slice(0, end), heard);
      whole += lines.length;
      if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
      begun = [];
    }
    begun.push(text.slice(end));
  }
  // A last line without its end is a cut stream, unless it is whole, or all there is.
  const rest = begun.join('');
  if (rest.trimEnd().endsWith('}') || whole === 0) {
    for (const line of validLines(rest, heard)) yield Buffer.from(`${line}\n`);
  }
}

function validLines(text: string, heard: Heard): readonly string[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  for (const line of lines) heard.error ??= toldError(parseJson(line));
  return lines;
}

function hear(
  heard: Heard,
  event: unknown,
  watch: Watchdog,
  onText: (delta: string) => void,
): void {
  const line = fields(event);
  watch.event();
  const message = fields(line?.message);
  const piece = text(message?.content) ?? text(line?.response);
  if (piece ?? text(message?.thinking) ?? text(line?.thinking)) watch.token();
  if (piece !== undefined) {
    heard.text += piece;
    onText(piece);
  }
  if (line?.done !== true) return;
  heard.finish =
    finishOf(text(line.done_reason) ?? 'stop', undefined) === 'length' ? 'length' : 'stop';
  const inputTokens = count(line.prompt_eval_count);
  const outputTokens = count(line.eval_count);
  if (inputTokens !== undefined && outputTokens !== undefined) {
    heard.usage = { inputTokens, outputTokens };
  }
}

function conclude(heard: Heard, broken: unknown, watch: Watchdog, endpoint: Endpoint): Completion {
  const failure = flaw(heard, broken, watch, endpoint);
  const known = { text: heard.text, ...(heard.usage && { usage: heard.usage }) };
  if (failure) return { ok: false, failure, ...known };
  const { firstTokenMs } = watch;
  const finish = heard.finish ?? 'stop';
  return { ok: true, finish, ...known, ...(firstTokenMs !== undefined && { firstTokenMs }) };
}

function flaw(
  heard: Heard,
  broken: unknown,
  watch: Watchdog,
  endpoint: Endpoint,
): Failure | undefined {
  const asked = endpoint.asked();
  if (watch.verdict) return callFailure(broken, watch, asked);
  if (heard.error !== undefined) return failureInStream(heard.error, heard.text !== '', asked);
  if (heard.finish !== undefined) {
    if (heard.text !== '' || heard.finish === 'length') return undefined;
    return plainFailure('malformed', 'Ollama answered with nothing at all.', true, asked);
  }
  const silent = broken instanceof Error && /did not receive done/i.test(broken.message);
  if (broken !== undefined && !silent) return callFailure(broken, watch, asked);
  return plainFailure('cut', 'Ollama ended its answer before it was finished.', true, asked);
}

/** Ollama's smallest default window is 2,048 tokens, of which a chat template takes a part. */
const ALWAYS_FITS_BYTES = 1_600;

/** No tokenizer makes more tokens than bytes, so about short prompts nobody need be asked. */
function mayBeCut({ prompt, system = '' }: CompletionRequest): boolean {
  return Buffer.byteLength(prompt) + Buffer.byteLength(system) > ALWAYS_FITS_BYTES;
}

async function window(
  endpoint: Endpoint,
  request: CompletionRequest,
  call: Call,
): Promise<number | undefined> {
  const running = await runningModels(endpoint, call.signal);
  return (running && contextInEffect(running, request.model)) || undefined;
}
