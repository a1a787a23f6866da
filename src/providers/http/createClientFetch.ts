/**
 * The `fetch` that client libraries are given. They build the body and parse the stream; where it
 * goes, with which headers and limits, is ours: their URL, headers and signal are not looked at.
 */
import { ReadableStream } from 'node:stream/web';
import { askAnswer, describeBody, type Endpoint } from './endpoint.ts';
import { readText, type WireAnswer } from './transport.ts';
import { TransportError } from './transportError.ts';
import type { Watchdog } from './watchdog.ts';

/** A whole answer in one event is far shorter. */
const MAX_EVENT_BYTES = 1024 * 1024;

interface ClientCall {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly watch: Watchdog;
  readonly maxBodyBytes: number;
  readonly accept: string;
  /** The body as the client may see it; throws `TransportError` where it is no answer. */
  readonly body: (answer: WireAnswer) => AsyncIterable<Uint8Array>;
}

export function createClientFetch(call: ClientCall): typeof fetch {
  return async (_, init) => {
    const { endpoint, path, watch, maxBodyBytes, accept } = call;
    const body = String(init?.body);
    const question = { path, body, accept, maxBodyBytes, maxLineBytes: MAX_EVENT_BYTES };
    const answer = await askAnswer(endpoint, question, watch);
    const stream = ReadableStream.from(call.body(answer));
    return new Response(stream, { headers: { 'content-type': accept } });
  };
}

/** Throws for a page, such as a proxy's sign-in form. */
export async function refusePage(answer: WireAnswer): Promise<void> {
  if (!readContentType(answer).includes('html')) return;
  throw new TransportError({ what: 'malformed', why: describeBody(await readText(answer)) });
}

function readContentType(answer: WireAnswer): string {
  return (answer.headers['content-type'] ?? '').toLowerCase();
}
