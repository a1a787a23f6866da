/**
 * Finds literals in a text, in the notation that JavaScript, Python and JSON share closely enough:
 * numbers, strings, booleans, nothing, and lists, tuples, sets and records of them.
 */

/** Deeper or longer literals are no examples that a person wrote. */
const MAX_DEPTH = 8;
const MAX_CHARS = 600;

const ATOM =
  /^(?:[-+]?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?|(?:true|false|null|undefined|NaN|-?Infinity|True|False|None)(?![\w$]))/;
const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** Where the literal that begins at `at` ends; -1 where there is none. */
export function findLiteralEnd(text: string, at: number): number {
  return scan(text.slice(0, at + MAX_CHARS), at, 0);
}

/** Where a list of literals ends that goes on to `closer`, the closer included; -1 if it is none. */
export function findLiteralsEnd(text: string, at: number, closer: string): number {
  return scanList(text.slice(0, at + MAX_CHARS), at, closer, 0);
}

function scan(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) return -1;
  const letter = text[at] ?? '';
  if (letter === '"' || letter === "'") return scanString(text, at, letter);
  const closer = CLOSERS[letter];
  if (closer !== undefined) return scanList(text, at + 1, closer, depth + 1);
  const atom = ATOM.exec(text.slice(at));
  return atom === null ? -1 : at + atom[0].length;
}

function scanString(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === quote) return i + 1;
    else if (text[i] === '\n') return -1;
  }
  return -1;
}

function scanList(text: string, start: number, closer: string, depth: number): number {
  let at = skipSpace(text, start);
  while (text[at] !== closer) {
    if (closer === '}') at = skipKey(text, at);
    const end = scan(text, at, depth);
    if (end < 0) return -1;
    at = skipSpace(text, end);
    // A record's key that is itself a literal: `{"a": 1}`.
    if (closer === '}' && text[at] === ':') {
      at = skipSpace(text, at + 1);
      continue;
    }
    if (text[at] === ',') at = skipSpace(text, at + 1);
    else if (text[at] !== closer) return -1;
  }
  return at + 1;
}

/** JavaScript's bare keys: `{a: 1}`. */
function skipKey(text: string, at: number): number {
  const key = /^[A-Za-z_$][\w$]*\s*:\s*/.exec(text.slice(at));
  return key === null ? at : at + key[0].length;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (/\s/.test(text[i] ?? '')) i += 1;
  return i;
}
