/**
 * The body of an answer as events. What it begins with decides and not its label: servers answer a
 * streamed request with one JSON object, and proxies tell errors with 200 under any type.
 *
 * What would surprise: an event without data is none, whatever it is called; and what follows the
 * end mark is not looked at.
 */
import { createParser } from 'eventsource-parser';
import {
  describeBody,
  findErrorInBody,
  parseJson,
  readFields,
  TransportError,
} from '../../http/index.ts';

export interface EventHandlers {
  /** An event with data; `isError`: it is called one. */
  readonly onEvent: (data: unknown, isError: boolean) => void;
  /** The host lives, and says nothing: a comment, blanks, an event without data. */
  readonly onSign: () => void;
  /** The end mark, or the end of an answer that is one whole object. */
  readonly onEnd: () => void;
}

export interface EventReader {
  /** Throws `TransportError` where the body is no answer. */
  read(chunk: Uint8Array): void;
  /** No more comes. Throws as `read`. */
  end(): void;
}

export function createEventReader(handlers: EventHandlers): EventReader {
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ data, event }) => readData(data, event === 'error'),
    onComment: handlers.onSign,
  });
  const held: string[] = [];
  let form: 'unknown' | 'stream' | 'whole' = 'unknown';
  let ended = false;
  let closing = false;

  function readData(data: string, isError: boolean): void {
    const text = data.trim();
    if (ended) return;
    if (text === '') handlers.onSign();
    else if (text.startsWith(END_MARK)) end();
    else readJson(text, isError);
  }

  function readJson(text: string, isError: boolean): void {
    const parsed = tryJson(text);
    const lines = parsed ? [] : text.split('\n');
    if (parsed) handlers.onEvent(parsed.value, isError);
    // Some hosts leave out the empty line between two events.
    else if (lines.length > 1) for (const line of lines) readData(line, isError);
    else if (isError) handlers.onEvent({ error: text }, isError);
    // What the end of the stream cut in two is no event.
    else if (!closing) throw new TransportError({ what: 'malformed', why: describeBody(text) });
  }

  function end(): void {
    ended = true;
    handlers.onEnd();
  }

  /** Until it is seen what it is, or until it is whole. */
  function hold(text: string): void {
    held.push(text);
    if (form === 'whole') return;
    const begun = held.join('').trimStart();
    if (begun === '') handlers.onSign();
    else form = BEGINS_STREAM.test(begun) ? 'stream' : 'whole';
    if (form === 'stream') parser.feed(held.splice(0).join('').trimStart());
  }

  function readWhole(): void {
    const text = held.splice(0).join('').trim();
    if (text === '') return;
    if (text.startsWith('<')) {
      throw new TransportError({ what: 'malformed', why: describeBody(text) });
    }
    for (const answer of parseWhole(text)) {
      const error = findErrorInBody(answer);
      if (error !== undefined) {
        const answered = readFields(answer)?.usage !== undefined;
        throw new TransportError({ what: 'told', error, answered });
      }
      handlers.onEvent(answer, false);
    }
    end();
  }

  return {
    read(chunk) {
      const text = decoder.decode(chunk, { stream: true });
      if (form === 'stream') parser.feed(text);
      else hold(text);
    },
    end() {
      closing = true;
      // The last event need not be followed by an empty line.
      if (form === 'stream') parser.feed(`${decoder.decode()}\n\n`);
      else readWhole();
    },
  };
}

const END_MARK = '[DONE]';

/** Lines of a stream begin with the name of a field, or with a colon for a comment. */
const BEGINS_STREAM = /^(:|(d(a(ta?)?)?|e(v(e(nt?)?)?)?|id?|r(e(t(ry?)?)?)?)(:|$))/;

/** One object; a list of them; or one on each line. Throws as `parseJson`. */
function parseWhole(text: string): readonly unknown[] {
  const lines = text.split('\n').map(tryJson);
  const whole =
    lines.length > 1 && lines.every(line => line !== undefined)
      ? lines.map(line => line.value)
      : parseJson(text);
  return Array.isArray(whole) ? whole : [whole];
}

function tryJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
