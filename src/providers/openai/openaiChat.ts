/**
 * One completion, streamed, under a watchdog; asked once more in another form where the host refuses
 * a field of ours. Never rejects.
 */
import { dropReasoning, writeToolsAsText } from '../../core/chat/index.ts';
import type { FailureContext } from '../../core/fallback-handler/index.ts';
import type { Completion } from '../../core/types.ts';
import { askAnswer, type Endpoint, refusePage, TransportError, Watchdog } from '../http/index.ts';
import type { Call, CallLimits, CompletionRequest } from '../provider.ts';
import {
  applyChanges,
  type ChatBody,
  detectsMissingThoughts,
  detectsNoTools,
  type EndpointNotes,
  findRefusedField,
} from './form/index.ts';
import {
  applyEvent,
  concludeStream,
  createStreamState,
  EventReader,
  type StreamState,
} from './stream/index.ts';

/** How an end point is asked. */
export interface Asking {
  readonly endpoint: Endpoint;
  readonly notes: EndpointNotes;
  /** In the form that it usually takes. */
  readonly bodyOf: (request: CompletionRequest) => ChatBody;
  /** What it says that a call costs is what it charges. */
  readonly bills: boolean;
}

/** Refusals of a field that are followed by another try, in one call. */
const MAX_CHANGES = 4;

export async function askCompletion(
  asking: Asking,
  request: CompletionRequest,
  call: Call,
): Promise<Completion> {
  const known = asking.notes.of(request.model).changes ?? [];
  const changes = [...known];
  for (;;) {
    const asked = changeRequest(request, changes);
    const body = applyChanges({ ...asking.bodyOf(asked), stream: true }, changes);
    const { completion, refusal } = await askOnce(asking, body, request, call);
    const change = completion.ok
      ? undefined
      : findChange(completion, refusal, { body, request }, changes);
    if (change === undefined || changes.length - known.length >= MAX_CHANGES) {
      const isNew = completion.ok && changes.length > known.length;
      if (isNew) asking.notes.add(request.model, { changes });
      return completion;
    }
    changes.push(change);
  }
}

/** An end point without plain completions gets the same words as a user's turn. */
const NO_PLAIN = 'no plain prompt';
/** One that takes no tools is told of them in words, and answers in words. */
const TOOLS_AS_TEXT = 'tools as text';
/** One that wants to hear again what its model thought before it called. */
const ECHO = 'echo of thoughts';

function changeRequest(given: CompletionRequest, changes: readonly string[]): CompletionRequest {
  const { plain: _, ...turn } = given;
  const request = changes.includes(NO_PLAIN) ? turn : given;
  const { conversation } = request;
  if (conversation === undefined) return request;
  const heard = changes.includes(ECHO) ? conversation : dropReasoning(conversation);
  const told = changes.includes(TOOLS_AS_TEXT) ? writeToolsAsText(heard) : heard;
  return { ...request, conversation: told };
}

function findChange(
  { failure, text }: Extract<Completion, { ok: false }>,
  refusal: string | undefined,
  { body, request }: { readonly body: ChatBody; readonly request: CompletionRequest },
  tried: readonly string[],
): string | undefined {
  if (failure.mayBeBilled || text !== '') return undefined;
  const isGone = failure.httpStatus === 404 || failure.httpStatus === 405;
  if (isGone && body.prompt !== undefined) return NO_PLAIN;
  if (refusal === undefined) return undefined;
  if (request.conversation) {
    if (!tried.includes(ECHO) && detectsMissingThoughts(refusal)) return ECHO;
    if (body.tools !== undefined && detectsNoTools(refusal)) return TOOLS_AS_TEXT;
  }
  return findRefusedField(refusal, body, tried)?.id;
}

interface Answered {
  readonly completion: Completion;
  /** What the host said in refusing; absent where it did not refuse. */
  readonly refusal: string | undefined;
}

async function askOnce(
  { endpoint, bills }: Asking,
  body: ChatBody,
  { maxTokens, conversation }: CompletionRequest,
  call: Call,
): Promise<Answered> {
  const limits = body.stream === true ? call.limits : waitForWhole(call.limits);
  using watch = new Watchdog(endpoint, limits, call.signal);
  const heard = createStreamState(body.tools !== undefined && conversation !== undefined);
  let broken: unknown;
  try {
    await listen(endpoint, body, heard, watch, call);
  } catch (error) {
    broken = error;
  }
  const called = { asked: endpoint.asked(), maxTokens, bills };
  return {
    completion: describeGone(concludeStream(heard, broken, watch, called), called.asked),
    refusal: readRefusalText(broken, heard),
  };
}

/** Nobody fetches a model for a host that charges. */
function describeGone(completion: Completion, { charges }: FailureContext): Completion {
  if (completion.ok || completion.failure.kind !== 'model-not-pulled' || !charges)
    return completion;
  return { ...completion, failure: { ...completion.failure, kind: 'model-gone' } };
}

/** An answer that is not streamed comes in one piece, when it is whole. */
function waitForWhole(limits: CallLimits): CallLimits {
  return { ...limits, firstTokenMs: limits.totalMs, idleMs: limits.totalMs };
}

async function listen(
  endpoint: Endpoint,
  body: ChatBody,
  heard: StreamState,
  watch: Watchdog,
  call: Call,
): Promise<void> {
  const { maxBodyBytes } = call.limits;
  const answer = await askAnswer(
    endpoint,
    {
      path: body.prompt === undefined ? '/chat/completions' : '/completions',
      body,
      accept: body.stream === true ? 'text/event-stream' : 'application/json',
      maxBodyBytes,
      maxLineBytes: body.stream === true ? MAX_EVENT_BYTES : maxBodyBytes,
    },
    watch,
  );
  await refusePage(answer);
  const reader = new EventReader({
    onEvent: (event, isError) => applyEvent(heard, event, isError, watch, call),
    onSign: () => watch.alive(),
    onEnd: () => {
      heard.ended = true;
    },
  });
  for await (const chunk of answer.body) {
    reader.read(chunk);
    if (heard.ended || isBroken(heard)) return;
  }
  reader.close();
}

/** A whole answer in one event is far shorter. */
const MAX_EVENT_BYTES = 1024 * 1024;

/** What follows an error is no answer, and may never end. */
function isBroken({ error, finish }: StreamState): boolean {
  return error !== undefined && finish === undefined;
}

function readRefusalText(broken: unknown, heard: StreamState): string | undefined {
  const fault = TransportError.within(broken)?.fault;
  if (fault?.what === 'refused') return fault.refusal.body;
  const told = fault?.what === 'told' ? fault.error : heard.error;
  return told === undefined ? undefined : JSON.stringify({ error: told });
}
