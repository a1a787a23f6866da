/** OpenAI's `/v1/models` and `/v1/chat/completions`, with the errors of llama.cpp's own server. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Engine, EngineAnswer, EngineRequest } from './engine.ts';
import { clientSignal, readBody, sendJson } from './exchange.ts';

const part = z.object({ type: z.literal('text'), text: z.string() });

const completion = z.object({
  model: z.string().min(1),
  messages: z
    .array(z.object({ role: z.string(), content: z.union([z.string(), z.array(part)]) }))
    .min(1),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
});

type Body = z.infer<typeof completion>;

/** `GET /v1/models`, with the window in `meta` as llama.cpp's server has it. */
export function openaiModels(engine: Engine, response: ServerResponse): void {
  const data = engine.files.map(file => ({
    id: file.name,
    object: 'model',
    created: Math.floor(file.modifiedAt.getTime() / 1000),
    owned_by: 'llamacpp',
    meta: { n_ctx_train: file.contextTokens, n_ctx: file.contextTokens, size: file.bytes },
  }));
  sendJson(response, 200, { object: 'list', data });
}

/** `POST /v1/chat/completions`, streamed or whole. */
export async function openaiChat(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, completion);
  const answer = engine.answer(engineRequest(engine, body), clientSignal(response));
  const head = {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: body.model,
  };
  await (body.stream ? stream(body, head, answer, response) : whole(head, answer, response));
}

type Head = Readonly<Record<'id' | 'model', string> & { created: number }>;
type Pieces = AsyncGenerator<string, EngineAnswer>;

async function whole(head: Head, pieces: Pieces, response: ServerResponse): Promise<void> {
  let content = '';
  let step = await pieces.next();
  for (; !step.done; step = await pieces.next()) content += step.value;
  const message = { role: 'assistant', content };
  sendJson(response, 200, {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: step.value.finish }],
    usage: usage(step.value),
  });
}

/** The headers wait for the first piece, so that a refusal can still have its own status. */
async function stream(
  body: Body,
  head: Head,
  pieces: Pieces,
  response: ServerResponse,
): Promise<void> {
  const send = (fields: object) => {
    const chunk = { ...head, object: 'chat.completion.chunk', ...fields };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  const choice = (delta: object, finish_reason: string | null) => ({
    choices: [{ index: 0, delta, finish_reason }],
  });
  let step = await pieces.next();
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  send(choice({ role: 'assistant', content: '' }, null));
  for (; !step.done; step = await pieces.next()) send(choice({ content: step.value }, null));
  send(choice({}, step.value.finish));
  if (body.stream_options?.include_usage) send({ choices: [], usage: usage(step.value) });
  response.end('data: [DONE]\n\n');
}

function usage({ promptTokens, answerTokens }: EngineAnswer) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: answerTokens,
    total_tokens: promptTokens + answerTokens,
  };
}

function engineRequest(engine: Engine, body: Body): EngineRequest {
  const { contextTokens } = engine.file(body.model);
  const messages = body.messages.map(({ role, content }) => ({
    role,
    content: typeof content === 'string' ? content : content.map(({ text }) => text).join(''),
  }));
  return {
    model: body.model,
    prompt: messages,
    window: { kind: 'refuse', contextTokens },
    maxTokens: body.max_completion_tokens ?? body.max_tokens ?? null,
    sampling: {
      temperature: body.temperature ?? 0,
      ...(body.top_p != null && { topP: body.top_p }),
      ...(body.seed != null && { seed: body.seed }),
    },
    stop: [body.stop ?? []].flat(),
  };
}
