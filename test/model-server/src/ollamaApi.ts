/** Ollama's `/api/chat` and `/api/generate`, as its own client speaks them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Engine, EngineAnswer, EngineRequest } from './engine.ts';
import { clientSignal, readBody, sendJson } from './exchange.ts';
import { KEPT_TOKENS, type WindowPolicy } from './promptWindow.ts';

/** Ollama's window where a request names none; a model's own window may be smaller. */
export const DEFAULT_CONTEXT_TOKENS = 4096;
/** Ollama's smallest window. */
const MIN_CONTEXT_TOKENS = 4;

const options = z.object({
  num_ctx: z.int().optional(),
  num_predict: z.int().optional(),
  num_keep: z.int().nonnegative().optional(),
  temperature: z.number().min(0).optional(),
  top_p: z.number().optional(),
  top_k: z.int().optional(),
  seed: z.int().optional(),
  stop: z.union([z.string(), z.array(z.string())]).optional(),
});

const shared = z.object({
  model: z.string().min(1),
  stream: z.boolean().optional(),
  options: options.nullish(),
  keep_alive: z.union([z.string(), z.number()]).optional(),
  /** False: refuse a prompt that is too long instead of dropping its head. */
  truncate: z.boolean().optional(),
});

const chat = shared.extend({
  messages: z.array(z.object({ role: z.string(), content: z.string() })).optional(),
});

const generate = shared.extend({ prompt: z.string().optional(), raw: z.boolean().optional() });

type Shared = z.infer<typeof shared>;

/** `POST /api/chat`: without messages it only loads the model, or unloads it. */
export async function ollamaChat(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, chat);
  const piece = (content: string) => ({ message: { role: 'assistant', content } });
  const messages = body.messages ?? [];
  await reply(engine, body, messages.length > 0 ? messages : null, piece, response);
}

/** `POST /api/generate`: `raw` leaves the prompt as it is, else it goes through the template. */
export async function ollamaGenerate(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, generate);
  const text = body.prompt ?? '';
  const prompt = body.raw ? text : [{ role: 'user', content: text }];
  await reply(engine, body, text === '' ? null : prompt, text => ({ response: text }), response);
}

type Piece = (text: string) => Readonly<Record<string, unknown>>;

async function reply(
  engine: Engine,
  body: Shared,
  prompt: EngineRequest['prompt'] | null,
  piece: Piece,
  response: ServerResponse,
): Promise<void> {
  const file = engine.file(body.model);
  const envelope = () => ({ model: body.model, created_at: new Date().toISOString() });
  const unload = body.keep_alive === 0 || body.keep_alive === '0';
  if (prompt === null) {
    await (unload ? engine.unload(file) : engine.load(file));
    const done_reason = unload ? 'unload' : 'load';
    return sendJson(response, 200, { ...envelope(), ...piece(''), done: true, done_reason });
  }
  const answer = engine.answer(engineRequest(body, prompt), clientSignal(response));
  const send = body.stream === false ? collect(response) : stream(response);
  const startedAt = performance.now();
  let step = await answer.next();
  for (; !step.done; step = await answer.next()) {
    send.piece(step.value, text => ({ ...envelope(), ...piece(text), done: false }));
  }
  const figures = timings(step.value, performance.now() - startedAt);
  send.end(text => ({ ...envelope(), ...piece(text), done: true, ...figures }));
  if (unload) await engine.unload(file);
}

function engineRequest(body: Shared, prompt: EngineRequest['prompt']): EngineRequest {
  const given = body.options ?? {};
  const contextTokens = Math.max(given.num_ctx ?? DEFAULT_CONTEXT_TOKENS, MIN_CONTEXT_TOKENS);
  const keepTokens = (given.num_keep ?? KEPT_TOKENS) + 1;
  const window: WindowPolicy =
    body.truncate === false
      ? { kind: 'refuse', contextTokens }
      : { kind: 'drop-head', contextTokens, keepTokens };
  const { num_predict } = given;
  return {
    model: body.model,
    prompt,
    window,
    maxTokens: num_predict === undefined || num_predict < 0 ? null : num_predict,
    // The model's own default, as a Modelfile's PARAMETER would set it.
    sampling: {
      temperature: given.temperature ?? 0,
      ...(given.top_p !== undefined && { topP: given.top_p }),
      ...(given.top_k !== undefined && { topK: given.top_k }),
      ...(given.seed !== undefined && { seed: given.seed }),
    },
    stop: [given.stop ?? []].flat(),
  };
}

type Wrap = (text: string) => unknown;

/** Each piece is a line of JSON; the last line has the figures. */
function stream(response: ServerResponse) {
  const line = (value: unknown) => {
    if (!response.headersSent) {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    }
    response.write(`${JSON.stringify(value)}\n`);
  };
  return {
    piece: (text: string, wrap: Wrap) => line(wrap(text)),
    end(wrap: Wrap) {
      line(wrap(''));
      response.end();
    },
  };
}

/** One JSON value with the whole text. */
function collect(response: ServerResponse) {
  let all = '';
  return {
    piece(text: string) {
      all += text;
    },
    end: (wrap: Wrap) => sendJson(response, 200, wrap(all)),
  };
}

/** Ollama counts time in nanoseconds. */
function timings(answer: EngineAnswer, totalMs: number) {
  const nanoseconds = (ms: number) => Math.round(ms * 1e6);
  return {
    done_reason: answer.finish,
    total_duration: nanoseconds(totalMs),
    load_duration: nanoseconds(answer.loadMs),
    prompt_eval_count: answer.promptTokens,
    prompt_eval_duration: nanoseconds(answer.promptMs),
    eval_count: answer.answerTokens,
    eval_duration: nanoseconds(answer.answerMs),
  };
}
