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
  findErrorInEvent,
  parseJson,
  readFields,
  TransportError,
} from '../../http/index.ts';
import { unwrapEvent } from './unwrapEvent.ts';

export interface EventHandlers {
  /** An event with data; `isError`: it is called one. */
  readonly onEvent: (data: unknown, isError: boolean) => void;
  /** The host lives, and says nothing: a comment, blanks, an event without data. */
  readonly onSign: () => void;
  /** The end mark, or the end of an answer that is one whole object. */
  readonly onEnd: () => void;
}

export class EventReader {
  readonly #handlers: EventHandlers;
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    onEvent: ({ data, event }) => this.#readData(data, event === 'error'),
    onComment: () => this.#handlers.onSign(),
    // llama.cpp before 2025-10 tells an error in a field of that name.
    onError: ({ field, value = '' }) => {
      if (field === 'error') this.#readData(value, true);
    },
  });
  readonly #held: string[] = [];
  #form: 'unknown' | 'stream' | 'whole' = 'unknown';
  #isEnded: boolean = false;
  #isClosing: boolean = false;

  constructor(handlers: EventHandlers) {
    this.#handlers = handlers;
  }

  /** Throws `TransportError` where the body is no answer. */
  read(chunk: Uint8Array): void {
    const text = this.#decoder.decode(chunk, { stream: true });
    if (this.#form === 'stream') this.#parser.feed(text);
    else this.#hold(text);
  }

  /** No more comes. Throws as `read`. */
  close(): void {
    this.#isClosing = true;
    // The last event need not be followed by an empty line.
    if (this.#form === 'stream') this.#parser.feed(`${this.#decoder.decode()}\n\n`);
    else this.#readWhole();
  }

  #readData(data: string, isError: boolean): void {
    const text = data.trim();
    if (this.#isEnded) return;
    if (text === '' || (!isError && SIGN.test(text))) this.#handlers.onSign();
    else if (END_MARK.test(text)) this.#end();
    else this.#readJson(text, isError);
  }

  #readJson(text: string, isError: boolean): void {
    const parsed = tryJson(text);
    const lines = parsed ? [] : text.split('\n');
    if (parsed) this.#handlers.onEvent(unwrapEvent(parsed.value), isError);
    // Some hosts leave out the empty line between two events, or break off one to tell an error.
    else if (lines.length > 1) this.#readLines(lines, isError);
    else if (isError) this.#handlers.onEvent({ error: text }, isError);
    // What the end of the stream cut in two is no event.
    else if (!this.#isClosing) {
      throw new TransportError({ what: 'malformed', why: describeBody(text) });
    }
  }

  #readLines(lines: readonly string[], isError: boolean): void {
    const error = lines.map(tryJson).find(line => findErrorInEvent(line?.value, isError));
    if (error) this.#handlers.onEvent(error.value, isError);
    else for (const line of lines) this.#readData(line, isError);
  }

  #end(): void {
    this.#isEnded = true;
    this.#handlers.onEnd();
  }

  /** Until it is seen what it is, or until it is whole. */
  #hold(text: string): void {
    this.#held.push(text);
    if (this.#form === 'whole') return;
    const begun = this.#held.join('').trimStart();
    if (begun === '') this.#handlers.onSign();
    else this.#form = BEGINS_STREAM.test(begun) ? 'stream' : 'whole';
    if (this.#form === 'stream') this.#parser.feed(this.#held.splice(0).join('').trimStart());
  }

  #readWhole(): void {
    const text = this.#held.splice(0).join('').trim();
    if (text === '') return;
    if (text.startsWith('<')) {
      throw new TransportError({ what: 'malformed', why: describeBody(text) });
    }
    for (const each of parseWhole(text)) {
      const answer = unwrapEvent(each);
      const error = findErrorInBody(answer);
      if (error !== undefined) {
        const answered = readFields(answer)?.usage !== undefined;
        throw new TransportError({ what: 'told', error, answered });
      }
      this.#handlers.onEvent(answer, false);
    }
    this.#end();
  }
}

/**
 * Data that says no more than that the host lives: none; a comment (`data: : OPENROUTER PROCESSING`,
 * manifest 2026-05; `: keepalive`, Vertex 2026-09); a bare word or time (`ping`, chat2api 2024-04).
 */
const SIGN = /^(:.*|[a-z]*([-_ ]?alive)?[-\d:.TZ ]*)?$/i;

/** Some gateways write it as JSON, or in small letters. */
const END_MARK = /^"?\[done\]/i;

/** Lines of a stream begin with the name of a field, or with a colon for a comment. */
const BEGINS_STREAM = /^(:|(d(a(ta?)?)?|e(v(e(nt?)?)?)?|id?|e(r(r(or?)?)?)?|r(e(t(ry?)?)?)?)(:|$))/;

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
