/** One completion over the `openai` client, streamed, under a watchdog. Never rejects. */
import type { OpenAI } from 'openai';
import type { Completion, Failure } from '../../core/types.ts';
import { type ChatMessage, createClientFetch, type Endpoint, Watchdog } from '../http/index.ts';
import type { Call, CompletionRequest } from '../provider.ts';
import { readEvents } from './openaiEvents.ts';
import { applyEvent, conclude, createStreamState } from './openaiStream.ts';

/** The body of the request. `stream` is always true and added here. */
export interface ChatBody {
  readonly model: string;
  readonly messages?: readonly ChatMessage[];
  /** In place of messages: goes to `/completions`, where no roles are put around it. */
  readonly prompt?: string;
  readonly [more: string]: unknown;
}

/** Longer than any of our own timers, which are the ones that count. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

const SILENT = { error() {}, warn() {}, info() {}, debug() {} };

/** Even an import of what is there already takes a fifth of a millisecond. */
let client: Promise<typeof import('openai')> | undefined;

/**
 * Asks with the body that `bodyOf` makes. An end point without plain completions says so at once
 * and takes nothing for it; it gets the same words as a user's turn.
 */
export async function askCompletion(
  endpoint: Endpoint,
  request: CompletionRequest,
  bodyOf: (request: CompletionRequest) => ChatBody,
  call: Call,
): Promise<Completion> {
  const completion = await askChat(endpoint, bodyOf(request), call);
  if (!request.plain || completion.ok || !isPlainUnsupported(completion.failure)) return completion;
  const { plain: _, ...turn } = request;
  return askChat(endpoint, bodyOf(turn), call);
}

function isPlainUnsupported({ httpStatus, mayBeBilled }: Failure): boolean {
  return (httpStatus === 404 || httpStatus === 405) && !mayBeBilled;
}

async function askChat(endpoint: Endpoint, body: ChatBody, call: Call): Promise<Completion> {
  // Loaded at the first call, which takes up to a second, and none of it is the server's fault.
  client ??= import('openai');
  const { OpenAI } = await client;
  using watch = new Watchdog(endpoint, call.limits, call.signal);
  const heard = createStreamState();
  let broken: unknown;
  try {
    const events = await openStream(OpenAI, endpoint, body, watch, call.limits.maxBodyBytes);
    for await (const event of events) applyEvent(heard, event, watch, call.onText);
  } catch (error) {
    broken = error;
  }
  return conclude(heard, broken, watch, endpoint.asked());
}

async function openStream(
  Client: typeof OpenAI,
  endpoint: Endpoint,
  body: ChatBody,
  watch: Watchdog,
  maxBodyBytes: number,
): Promise<AsyncIterable<unknown>> {
  const client = new Client({
    baseURL: endpoint.baseUrl,
    // Given, so that none is read from the environment; `clientFetch` sends the end point's own.
    apiKey: 'in the end point',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    logLevel: 'off',
    logger: SILENT,
    fetch: createClientFetch({
      endpoint,
      path: body.prompt === undefined ? '/chat/completions' : '/completions',
      watch,
      maxBodyBytes,
      accept: 'text/event-stream',
      body: readEvents,
    }),
  });
  type Body = Parameters<typeof client.chat.completions.create>[0];
  const params = { ...body, stream: true } as unknown as Body & { stream: true };
  return await client.chat.completions.create(params, { signal: watch.signal });
}
