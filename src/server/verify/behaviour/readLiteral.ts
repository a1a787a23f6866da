/**
 * Reads a literal in the notation that JavaScript, Python and JSON share closely enough, as a value.
 * Null for all else: a call, a name, a string with escapes that only one of them knows.
 */
import type { Value } from '../calls/index.ts';

const MAX_DEPTH = 8;
const MAX_CHARS = 2_000;

export function readLiteral(text: string): Value | null {
  if (text.length > MAX_CHARS) return null;
  const reader: Reader = { text, at: 0 };
  const value = readValue(reader, 0);
  skipSpace(reader);
  return value !== null && reader.at === text.length ? value : null;
}

/** Several with commas between them, as the arguments of a call. */
export function readLiterals(text: string): readonly Value[] | null {
  const list = readLiteral(`[${text}]`);
  return list?.kind === 'list' ? list.items : null;
}

interface Reader {
  readonly text: string;
  at: number;
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

function readValue(reader: Reader, depth: number): Value | null {
  skipSpace(reader);
  if (depth > MAX_DEPTH) return null;
  const letter = reader.text[reader.at] ?? '';
  if (letter === '"' || letter === "'" || letter === '`') return readString(reader, letter);
  if (letter === '[') return readItems(reader, ']', 'list', depth);
  if (letter === '(') return readItems(reader, ')', 'tuple', depth);
  if (letter === '{') return readBraces(reader, depth);
  return readAtom(reader);
}

const ATOM =
  /^(?:([-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)|(true|false|True|False)|(null|None)|(undefined)|(-?Infinity|NaN))(?![\w$.])/;

function readAtom(reader: Reader): Value | null {
  const match = ATOM.exec(reader.text.slice(reader.at));
  if (match === null) return null;
  reader.at += match[0].length;
  const [, number, truth, nothing, missing] = match;
  if (number !== undefined) {
    const value = Number(number.replace(/_/g, ''));
    return { kind: 'number', value, ...(/[.eE]/.test(number) && { isFloat: true }) };
  }
  if (truth !== undefined) return { kind: 'boolean', value: truth.toLowerCase() === 'true' };
  if (nothing !== undefined) return { kind: 'null' };
  if (missing !== undefined) return { kind: 'undefined' };
  return { kind: 'number', value: Number(match[5]) };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

function readString(reader: Reader, quote: string): Value | null {
  let value = '';
  for (let at = reader.at + 1; at < reader.text.length; at += 1) {
    const letter = reader.text[at] ?? '';
    if (letter === quote) {
      reader.at = at + 1;
      return { kind: 'string', value };
    }
    if (letter === '$' && quote === '`') return null;
    if (letter !== '\\') {
      value += letter;
      continue;
    }
    at += 1;
    const next = reader.text[at] ?? '';
    if (/[uxbfvN1-9]/.test(next)) return null;
    value += ESCAPES[next] ?? next;
  }
  return null;
}

function readItems(
  reader: Reader,
  closer: string,
  kind: 'list' | 'tuple' | 'set',
  depth: number,
): Value | null {
  reader.at += 1;
  const items: Value[] = [];
  let commas = 0;
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] === closer) break;
    const value = readValue(reader, depth + 1);
    if (value === null) return null;
    items.push(value);
    skipSpace(reader);
    if (reader.text[reader.at] === ',') {
      commas += 1;
      reader.at += 1;
    } else if (reader.text[reader.at] !== closer) return null;
  }
  reader.at += 1;
  const [only] = items;
  // A bracket around one value is no tuple.
  if (kind === 'tuple' && only !== undefined && items.length === 1 && commas === 0) return only;
  return { kind, items };
}

/** An object, a dictionary, or a set. */
function readBraces(reader: Reader, depth: number): Value | null {
  const start = reader.at;
  reader.at += 1;
  const entries: (readonly [Value, Value])[] = [];
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] === '}') break;
    const key = readKey(reader, depth);
    skipSpace(reader);
    if (key === null || reader.text[reader.at] !== ':') {
      reader.at = start;
      return entries.length === 0 ? readItems(reader, '}', 'set', depth) : null;
    }
    reader.at += 1;
    const value = readValue(reader, depth + 1);
    if (value === null) return null;
    entries.push([key, value]);
    skipSpace(reader);
    if (reader.text[reader.at] === ',') reader.at += 1;
    else if (reader.text[reader.at] !== '}') return null;
  }
  reader.at += 1;
  return { kind: 'map', isObject: true, entries };
}

function readKey(reader: Reader, depth: number): Value | null {
  const bare = /^[A-Za-z_$][\w$]*(?=\s*:)/.exec(reader.text.slice(reader.at));
  if (bare === null) return readValue(reader, depth + 1);
  reader.at += bare[0].length;
  return { kind: 'string', value: bare[0] };
}
