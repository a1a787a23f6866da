/**
 * The body of an answer as the events that the client understands. What it begins with decides and
 * not its label: servers answer a streamed request with one JSON object, and proxies tell errors
 * with 200 under any type.
 */
import { refusePage } from './clientFetch.ts';
import { parseJson, startOf } from './endpoint.ts';
import { toldError } from './toldError.ts';
import type { WireAnswer } from './transport.ts';
import { TransportError } from './transportError.ts';
import { fields } from './untrusted.ts';

/** Throws `TransportError` where the body is no answer. */
export async function* eventsOf(answer: WireAnswer): AsyncGenerator<Uint8Array, void> {
  await refusePage(answer);
  const held: Uint8Array[] = [];
  let streams = false;
  for await (const chunk of answer.body) {
    if (!streams && held.every(isBlank)) streams = BEGINS_STREAM.test(startIn(chunk));
    if (streams) yield* held.splice(0);
    if (streams) yield chunk;
    else held.push(chunk);
  }
  if (!streams) yield* wholeOf(Buffer.concat(held).toString('utf8'));
}

/** Lines of a stream begin with the name of a field, or with a colon for a comment. */
const BEGINS_STREAM = /^(:|(d(a(ta?)?)?|e(v(e(nt?)?)?)?|id?|r(e(t(ry?)?)?)?)(:|$))/;

/** Marks of byte order are no part of the text; hosts that think long send blanks meanwhile. */
function startIn(chunk: Uint8Array): string {
  return Buffer.from(chunk)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
}

function isBlank(chunk: Uint8Array): boolean {
  return startIn(chunk) === '';
}

function* wholeOf(body: string): Generator<Uint8Array, void> {
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return;
  if (text.startsWith('<')) throw new TransportError({ what: 'malformed', why: startOf(text) });
  const whole = parseJson(text);
  const error = toldError(whole);
  if (error !== undefined) {
    const answered = fields(whole)?.usage !== undefined;
    throw new TransportError({ what: 'told', error, answered });
  }
  yield Buffer.from(`data: ${JSON.stringify(whole)}\n\n`);
}
