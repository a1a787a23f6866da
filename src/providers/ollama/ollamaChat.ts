/** One chat or plain prompt, streamed, under a watchdog. Never rejects. */
import type { ChatRequest, GenerateRequest } from 'ollama';
import { writeToolsAsText } from '../../core/chat/index.ts';
import { makePlainFailure, makeStreamFailure } from '../../core/fallback-handler/index.ts';
import type { Completion, Failure, RawToolCall, Usage } from '../../core/types.ts';
import {
  addLogprobs,
  askAnswer,
  buildPlainPrompt,
  createLogprobSums,
  type Endpoint,
  findErrorInBody,
  type LogprobSums,
  makeCallFailure,
  parseJson,
  readConfidence,
  readCount,
  readFields,
  readList,
  readString,
  refusePage,
  resolveFinish,
  Watchdog,
  type WireAnswer,
} from '../http/index.ts';
import type { Call, CompletionRequest } from '../provider.ts';
import { findContextInEffect, listRunningModels } from './ollamaRunning.ts';
import { MAX_CALLS, readCall, writeConversation, writeTurns } from './ollamaTurns.ts';

export interface OllamaAnswer {
  readonly completion: Completion;
  /** The window that Ollama says is in effect; `undefined` where it does not say. Never rejects. */
  readonly windowInEffect: Promise<number | undefined>;
}

interface StreamState {
  /** Tools were offered: what is heard of calls is no thought. */
  readonly takesCalls: boolean;
  /** Each comes as a whole. */
  calls: readonly RawToolCall[];
  reasoning: string;
  text: string;
  finish: 'stop' | 'length' | undefined;
  usage: Usage | undefined;
  readonly logprobs: LogprobSums;
  /** An error line inside the stream. */
  error: unknown;
  windowInEffect: Promise<number | undefined>;
}

/** A model whose template has no place for tools is told of them in words, and answers in words. */
export async function chatOllama(
  endpoint: Endpoint,
  request: CompletionRequest,
  call: Call,
): Promise<OllamaAnswer> {
  const answer = await askOnce(endpoint, request, call);
  const { conversation } = request;
  const { completion } = answer;
  const mayRetry = !completion.ok && !completion.failure.mayBeBilled && conversation;
  if (!mayRetry || !/does not support tools/i.test(completion.failure.message)) return answer;
  return askOnce(endpoint, { ...request, conversation: writeToolsAsText(conversation) }, call);
}

async function askOnce(
  endpoint: Endpoint,
  request: CompletionRequest,
  call: Call,
): Promise<OllamaAnswer> {
  using watch = new Watchdog(endpoint, call.limits, call.signal);
  const heard: StreamState = {
    takesCalls: (request.conversation?.tools.length ?? 0) > 0,
    calls: [],
    reasoning: '',
    text: '',
    finish: undefined,
    usage: undefined,
    logprobs: createLogprobSums(),
    error: undefined,
    windowInEffect: Promise.resolve(undefined),
  };
  let broken: unknown;
  try {
    await listen(endpoint, request, heard, watch, call);
  } catch (error) {
    broken = error;
  }
  const completion = conclude(heard, broken, watch, endpoint);
  return { completion, windowInEffect: heard.windowInEffect };
}

/** Ollama knows two fields that its makers' types lack; older versions ignore them. */
interface Common {
  readonly model: string;
  readonly stream: true;
  readonly truncate: boolean;
  readonly shift: boolean;
  /** From 0.12.11 on. */
  readonly logprobs: true;
  readonly options: {
    readonly num_ctx: number;
    readonly num_predict: number;
    readonly temperature?: number;
  };
}

/** No `keep_alive`: how long a model stays in memory is the server's own setting. */
function buildCommonBody(request: CompletionRequest): Common {
  const { temperature } = request;
  return {
    model: request.model,
    stream: true,
    truncate: false,
    shift: false,
    logprobs: true,
    options: {
      ...{ num_ctx: request.contextTokens, num_predict: request.maxTokens },
      ...(temperature !== undefined && { temperature }),
    },
  };
}

function buildChatBody(request: CompletionRequest): Common & ChatRequest {
  const { conversation } = request;
  const common = buildCommonBody(request);
  return { ...common, ...(conversation ? writeConversation(conversation) : writeTurns(request)) };
}

/** `raw`: Ollama puts no template around the prompt. */
function buildPlainBody(request: CompletionRequest): Common & GenerateRequest {
  return { ...buildCommonBody(request), prompt: buildPlainPrompt(request), raw: true };
}

/** A whole answer in one line is far shorter. */
const MAX_LINE_BYTES = 1024 * 1024;

async function listen(
  endpoint: Endpoint,
  request: CompletionRequest,
  heard: StreamState,
  watch: Watchdog,
  call: Call,
): Promise<void> {
  const isPlain = request.plain && !request.conversation;
  const answer = await askAnswer(
    endpoint,
    {
      path: isPlain ? '/api/generate' : '/api/chat',
      body: isPlain ? buildPlainBody(request) : buildChatBody(request),
      accept: 'application/x-ndjson',
      maxBodyBytes: call.limits.maxBodyBytes,
      maxLineBytes: MAX_LINE_BYTES,
    },
    watch,
  );
  await refusePage(answer);
  for await (const line of readLines(answer)) {
    const event = parseJson(line);
    heard.error = findErrorInBody(event);
    if (heard.error !== undefined) return;
    if (watch.firstTokenMs === undefined && mayBeCut(request)) {
      heard.windowInEffect = askWindow(endpoint, request, call);
    }
    applyEvent(heard, event, watch, call);
    if (heard.finish !== undefined) return;
  }
}

/** A last line without its end is a cut stream, unless it is whole, or all there is. */
async function* readLines(answer: WireAnswer): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let isFirst = true;
  for await (const chunk of answer.body) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const rest = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = begun.join('') + lines[0];
      begun = [];
    }
    begun.push(rest);
    for (const line of lines) {
      if (line.trim() === '') continue;
      isFirst = false;
      yield line;
    }
  }
  const rest = begun.join('');
  if (rest.trimEnd().endsWith('}') || (isFirst && rest.trim() !== '')) yield rest;
}

function applyEvent(
  heard: StreamState,
  event: unknown,
  watch: Watchdog,
  { onText, onThought }: Call,
): void {
  const line = readFields(event);
  watch.alive();
  const message = readFields(line?.message);
  const piece = readString(message?.content) ?? readString(line?.response);
  addLogprobs(heard.logprobs, line?.logprobs);
  const thought = readString(message?.thinking) ?? readString(line?.thinking);
  const calls = heard.takesCalls ? readList(message?.tool_calls) : [];
  if ((piece ?? thought) || calls.length > 0) watch.token();
  if (thought !== undefined) {
    heard.reasoning += thought;
    onThought?.(thought);
  }
  heard.calls = [...heard.calls, ...calls.flatMap(readCall)].slice(0, MAX_CALLS);
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
  return {
    ...{ ok: true, finish, ...known },
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...readConfidence(heard.logprobs),
    ...(heard.calls.length > 0 && { calls: heard.calls }),
    ...(heard.reasoning !== '' && { reasoning: heard.reasoning }),
  };
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
    if (heard.text !== '' || heard.calls.length > 0 || heard.finish === 'length') return undefined;
    return makePlainFailure('malformed', 'Ollama answered with nothing at all.', true, asked);
  }
  if (broken !== undefined) return makeCallFailure(broken, watch, asked);
  return makePlainFailure('cut', 'Ollama ended its answer before it was finished.', true, asked);
}

/** Ollama's smallest default window is 2,048 tokens, of which a chat template takes a part. */
const ALWAYS_FITS_BYTES = 1_600;

/** No tokenizer makes more tokens than bytes, so about short prompts it need not be asked. */
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
