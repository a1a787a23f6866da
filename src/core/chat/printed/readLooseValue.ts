/**
 * One value as a small model writes it: JSON, or nearly. Quotes of either kind and Python's three, raw
 * line breaks, keys without quotes, commas too many, Python's words, and ends that are missing because
 * the model stopped. It reads in one pass and never backs up.
 */

export interface LooseValue {
  readonly value: unknown;
  /** Where the text goes on. */
  readonly end: number;
  /** False where closing signs were missing. */
  readonly isClosed: boolean;
}

/** Deeper than any tool wants; a text that is deeper is none. */
const MAX_DEPTH = 64;

/**
 * The value that begins at `at`; undefined: there is none. Quotes inside of a text that are not escaped are
 * told by what follows them, where reading by the letter fails.
 */
export function readLooseValue(text: string, at: number): LooseValue | undefined {
  const strict = readWith(text, at, false);
  if (strict?.isClosed) return strict;
  return readWith(text, at, true) ?? strict;
}

function readWith(text: string, at: number, guessesQuotes: boolean): LooseValue | undefined {
  const reader: Reader = { text, at, depth: 0, guessesQuotes, isClosed: true };
  const value = readValue(reader);
  if (value === NOTHING) return undefined;
  return { value, end: reader.at, isClosed: reader.isClosed };
}

interface Reader {
  readonly text: string;
  readonly guessesQuotes: boolean;
  at: number;
  depth: number;
  isClosed: boolean;
}

const NOTHING = Symbol('nothing');

function readValue(reader: Reader): unknown {
  skipBlanks(reader);
  const sign = reader.text[reader.at];
  if (sign === '{') return readNested(reader, readObject);
  if (sign === '[') return readNested(reader, readArray);
  return readQuoted(reader) ?? readWord(reader);
}

function readNested(reader: Reader, read: (reader: Reader) => unknown): unknown {
  if (reader.depth >= MAX_DEPTH) return NOTHING;
  reader.depth += 1;
  reader.at += 1;
  const value = read(reader);
  reader.depth -= 1;
  return value;
}

function readObject(reader: Reader): unknown {
  const fields: Record<string, unknown> = {};
  for (;;) {
    skipBlanks(reader, ',');
    if (isOver(reader, '}')) return fields;
    const key = readQuoted(reader) ?? readKey(reader);
    skipBlanks(reader);
    if (key === undefined || !/[:=]/.test(reader.text[reader.at] ?? '')) return NOTHING;
    reader.at += 1;
    const value = readValue(reader);
    if (value === NOTHING) return NOTHING;
    if (key !== '__proto__') fields[key] = value;
    if (!isFollowed(reader, '}')) return NOTHING;
  }
}

function readArray(reader: Reader): unknown {
  const items: unknown[] = [];
  for (;;) {
    skipBlanks(reader, ',');
    if (isOver(reader, ']')) return items;
    const value = readValue(reader);
    if (value === NOTHING) return NOTHING;
    items.push(value);
    if (!isFollowed(reader, ']')) return NOTHING;
  }
}

/** Behind a value stands a comma, the end, or the next key on a line of its own. */
function isFollowed(reader: Reader, closing: string): boolean {
  const before = reader.at;
  skipBlanks(reader);
  const sign = reader.text[reader.at];
  return (
    sign === ',' ||
    sign === closing ||
    sign === undefined ||
    reader.text.slice(before, reader.at).includes('\n')
  );
}

/** At the closing sign, which is taken; or where the text ends without it. */
function isOver(reader: Reader, closing: string): boolean {
  if (reader.text[reader.at] === closing) {
    reader.at += 1;
    return true;
  }
  if (reader.at < reader.text.length && !ENDS.test(reader.text.slice(reader.at, reader.at + 3))) {
    return false;
  }
  reader.isClosed = false;
  return true;
}

/** Where a tag, a control token or a fence stands in place of a closing sign, the model forgot that. */
const ENDS = /^(?:<[/|\uff5c]|```)/;

function readKey(reader: Reader): string | undefined {
  return match(reader, /[\p{L}_$][\p{L}\p{N}_$.-]*/uy);
}

function readWord(reader: Reader): unknown {
  const number = match(reader, /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y);
  if (number !== undefined) return Number(number);
  const word = match(reader, /(?:true|false|null|none|undefined)\b/iy)?.toLowerCase();
  if (word === undefined) return NOTHING;
  return word === 'true' ? true : word === 'false' ? false : null;
}

function readQuoted(reader: Reader): string | undefined {
  const quote = match(reader, /(?:[rbfu]{0,2})("""|'''|["'`])/iy)?.replace(/^[a-z]+/i, '');
  if (quote === undefined) return undefined;
  const { text } = reader;
  let value = '';
  let from = reader.at;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') {
      const [sign, length] = unescapeAt(text, at, quote);
      value += text.slice(from, at) + sign;
      at += length - 1;
      from = at + 1;
    } else if (text.startsWith(quote, at) && endsText(reader, at + quote.length)) {
      reader.at = at + quote.length;
      return value + text.slice(from, at);
    }
  }
  reader.at = text.length;
  reader.isClosed = false;
  return value + text.slice(from);
}

function endsText({ text, guessesQuotes }: Reader, at: number): boolean {
  return !guessesQuotes || /[ \t\r\n]*(?:[,:}\]]|$)/y.test(text.slice(at, at + MAX_LOOK));
}

/** Blanks that are looked through behind a quote. */
const MAX_LOOK = 200;

/** What is escaped, and how many signs that took. An escape that is none stays as it is. */
function unescapeAt(text: string, at: number, quote: string): readonly [string, number] {
  const sign = text[at + 1] ?? '';
  if (sign === 'u') {
    const code = /^[\da-f]{4}/i.exec(text.slice(at + 2, at + 6))?.[0];
    return code === undefined ? ['\\u', 2] : [String.fromCharCode(Number.parseInt(code, 16)), 6];
  }
  const known = ESCAPES[sign];
  if (known !== undefined) return [known, 2];
  return sign === quote[0] || sign === "'" ? [sign, 2] : [`\\${sign}`, 2];
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' },
  ...{ '"': '"', '\\': '\\', '/': '/', '\n': '' },
};

function skipBlanks(reader: Reader, also = ''): void {
  while (reader.at < reader.text.length) {
    const sign = reader.text[reader.at] ?? '';
    if (!/\s/.test(sign) && (also === '' || sign !== also)) return;
    reader.at += 1;
  }
}

function match(reader: Reader, sticky: RegExp): string | undefined {
  sticky.lastIndex = reader.at;
  const found = sticky.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}
