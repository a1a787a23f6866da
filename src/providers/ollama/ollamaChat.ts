/** One chat or plain prompt over the `ollama` client, streamed, under a watchdog. Never rejects. */
import type { ChatRequest, GenerateRequest, Ollama } from 'ollama';
import { makePlainFailure, makeStreamFailure } from '../../core/fallback-handler/index.ts';
import type { Completion, Failure, Usage } from '../../core/types.ts';
import {
  buildMessages,
  buildPlainPrompt,
  createClientFetch,
  type Endpoint,
  findErrorInBody,
  makeCallFailure,
  parseJson,
  readCount,
  readFields,
  readString,
  refusePage,
  resolveFinish,
  Watchdog,
  type WireAnswer,
} from '../http/index.ts';
import type { Call, CompletionRequest } from '../provider.ts';
import { findContextInEffect, listRunningModels } from './ollamaRunning.ts';

export interface OllamaAnswer {
  readonly completion: Completion;
  /** The window that Ollama says is in effect; `undefined` where it does not say. Never rejects. */
  readonly windowInEffect: Promise<number | undefined>;
}

interface StreamState {
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
  using watch = new Watchdog(endpoint, call.limits, call.signal);
  const heard: StreamState = {
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
        heard.windowInEffect = askWindow(endpoint, request, call);
      }
      applyEvent(heard, event, watch, call.onText);
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
function buildCommonBody(request: CompletionRequest): Common {
  return {
    model: request.model,
    stream: true,
    truncate: false,
    shift: false,
    options: { num_ctx: request.contextTokens, num_predict: request.maxTokens },
  };
}

function buildChatBody(request: CompletionRequest): Common & ChatRequest {
  return { ...buildCommonBody(request), messages: [...buildMessages(request)] };
}

/** `raw`: Ollama puts no template around the prompt. */
function buildPlainBody(request: CompletionRequest): Common & GenerateRequest {
  return { ...buildCommonBody(request), prompt: buildPlainPrompt(request), raw: true };
}

/** A client for each call: a shared one keeps every aborted stream for ever. */
async function openStream(
  Client: typeof Ollama,
  endpoint: Endpoint,
  request: CompletionRequest,
  heard: StreamState,
  watch: Watchdog,
  call: Call,
): Promise<AsyncIterable<unknown>> {
  const client = new Client({
    host: endpoint.baseUrl,
    fetch: createClientFetch({
      endpoint,
      path: request.plain ? '/api/generate' : '/api/chat',
      watch,
      maxBodyBytes: call.limits.maxBodyBytes,
      accept: 'application/x-ndjson',
      body: answer => readValidLines(answer, heard),
    }),
  });
  return request.plain
    ? await client.generate(buildPlainBody(request))
    : await client.chat(buildChatBody(request));
}

/** Whole, valid lines only: the client would print a broken one to the console and go on. */
async function* readValidLines(
  answer: WireAnswer,
  heard: StreamState,
): AsyncGenerator<Uint8Array, void> {
  await refusePage(answer);
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let whole = 0;
  for await (const chunk of answer.body) {
    const text = decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      const lines = checkLines(begun.join('') + text.slice(0, end), heard);
      whole += lines.length;
      if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
      begun = [];
    }
    begun.push(text.slice(end));
  }
  // A last line without its end is a cut stream, unless it is whole, or all there is.
  const rest = begun.join('');
  if (rest.trimEnd().endsWith('}') || whole === 0) {
    for (const line of checkLines(rest, heard)) yield Buffer.from(`${line}\n`);
  }
}

function checkLines(text: string, heard: StreamState): readonly string[] {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  for (const line of lines) heard.error ??= findErrorInBody(parseJson(line));
  return lines;
}

function applyEvent(
  heard: StreamState,
  event: unknown,
  watch: Watchdog,
  onText: (delta: string) => void,
): void {
  const line = readFields(event);
  watch.alive();
  const message = readFields(line?.message);
  const piece = readString(message?.content) ?? readString(line?.response);
  if (piece ?? readString(message?.thinking) ?? readString(line?.thinking)) watch.token();
  if (piece !== undefined) {
    heard.text += piece;
    onText(piece);
  }
  if (line?.done !== true) return;
  heard.finish =
    resolveFinish(readString(line.done_reason) ?? 'stop', undefined) === 'length'
      ? 'length'
      : 'stop';
  const inputTokens = readCount(line.prompt_eval_count);
  const outputTokens = readCount(line.eval_count);
  if (inputTokens !== undefined && outputTokens !== undefined) {
    heard.usage = { inputTokens, outputTokens };
  }
}

function conclude(
  heard: StreamState,
  broken: unknown,
  watch: Watchdog,
  endpoint: Endpoint,
): Completion {
  const failure = findFailure(heard, broken, watch, endpoint);
  const known = { text: heard.text, ...(heard.usage && { usage: heard.usage }) };
  if (failure) return { ok: false, failure, ...known };
  const { firstTokenMs } = watch;
  const finish = heard.finish ?? 'stop';
  return { ok: true, finish, ...known, ...(firstTokenMs !== undefined && { firstTokenMs }) };
}

function findFailure(
  heard: StreamState,
  broken: unknown,
  watch: Watchdog,
  endpoint: Endpoint,
): Failure | undefined {
  const asked = endpoint.asked();
  if (watch.verdict) return makeCallFailure(broken, watch, asked);
  if (heard.error !== undefined) return makeStreamFailure(heard.error, heard.text !== '', asked);
  if (heard.finish !== undefined) {
    if (heard.text !== '' || heard.finish === 'length') return undefined;
    return makePlainFailure('malformed', 'Ollama answered with nothing at all.', true, asked);
  }
  const silent = broken instanceof Error && /did not receive done/i.test(broken.message);
  if (broken !== undefined && !silent) return makeCallFailure(broken, watch, asked);
  return makePlainFailure('cut', 'Ollama ended its answer before it was finished.', true, asked);
}

/** Ollama's smallest default window is 2,048 tokens, of which a chat template takes a part. */
const ALWAYS_FITS_BYTES = 1_600;

/** No tokenizer makes more tokens than bytes, so about short prompts nobody need be asked. */
function mayBeCut({ prompt, system = '' }: CompletionRequest): boolean {
  return Buffer.byteLength(prompt) + Buffer.byteLength(system) > ALWAYS_FITS_BYTES;
}

async function askWindow(
  endpoint: Endpoint,
  request: CompletionRequest,
  call: Call,
): Promise<number | undefined> {
  const running = await listRunningModels(endpoint, call.signal);
  return (running && findContextInEffect(running, request.model)) || undefined;
}
