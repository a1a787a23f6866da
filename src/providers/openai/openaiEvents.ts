/**
 * The body of an answer as the events that the client understands. What it begins with decides and
 * not its label: servers answer a streamed request with one JSON object, and proxies tell errors
 * with 200 under any type.
 */
import {
  describeBody,
  findErrorInBody,
  parseJson,
  readFields,
  refusePage,
  TransportError,
  type WireAnswer,
} from '../http/index.ts';

/** Throws `TransportError` where the body is no answer. */
export async function* readEvents(answer: WireAnswer): AsyncGenerator<Uint8Array, void> {
  await refusePage(answer);
  const held: Uint8Array[] = [];
  let streams = false;
  for await (const chunk of answer.body) {
    if (!streams && held.every(isBlank)) streams = BEGINS_STREAM.test(decodeStart(chunk));
    if (streams) yield* held.splice(0);
    if (streams) yield chunk;
    else held.push(chunk);
  }
  if (!streams) yield* readWholeAnswer(Buffer.concat(held).toString('utf8'));
}

/** Lines of a stream begin with the name of a field, or with a colon for a comment. */
const BEGINS_STREAM = /^(:|(d(a(ta?)?)?|e(v(e(nt?)?)?)?|id?|r(e(t(ry?)?)?)?)(:|$))/;

/** Marks of byte order are no part of the text; hosts that think long send blanks meanwhile. */
function decodeStart(chunk: Uint8Array): string {
  return Buffer.from(chunk)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
}

function isBlank(chunk: Uint8Array): boolean {
  return decodeStart(chunk) === '';
}

function* readWholeAnswer(body: string): Generator<Uint8Array, void> {
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return;
  if (text.startsWith('<'))
    throw new TransportError({ what: 'malformed', why: describeBody(text) });
  const whole = parseJson(text);
  const error = findErrorInBody(whole);
  if (error !== undefined) {
    const answered = readFields(whole)?.usage !== undefined;
    throw new TransportError({ what: 'told', error, answered });
  }
  yield Buffer.from(`data: ${JSON.stringify(whole)}\n\n`);
}
