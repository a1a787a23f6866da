/**
 * What of code is comment, string or neither, by the marks that its language is known to write: once
 * through, without a grammar. It gives up where it is in doubt.
 */
import { findLanguage, type Language } from '../../../core/languages/index.ts';

export interface Span {
  readonly kind: 'code' | 'comment' | 'string';
  readonly start: number;
  readonly end: number;
}

/** Longest code that is read, in UTF-16 units. */
const MAX_CHARS = 200_000;

/** The parts of code in their order; null where they cannot be told. */
export function readMarks(code: string, id: string | null): readonly Span[] | null {
  const language = findLanguage(id);
  if (!language?.comments || !language.strings || code.length > MAX_CHARS) return null;
  if (language.doubtful?.test(code)) return null;
  const spans: Span[] = [];
  let start = 0;
  for (let at = 0; at < code.length; ) {
    const found = readMark(code, at, language);
    if (found === null) return null;
    if (found.end === at) {
      at += 1;
      continue;
    }
    if (start < at) spans.push({ kind: 'code', start, end: at });
    spans.push({ kind: found.kind, start: at, end: found.end });
    at = found.end;
    start = at;
  }
  if (start < code.length) spans.push({ kind: 'code', start, end: code.length });
  return spans;
}

interface Mark {
  readonly kind: Span['kind'];
  readonly end: number;
}

/** The comment or string that begins here; one that ends where it begins is none; null in doubt. */
function readMark(code: string, at: number, language: Language): Mark | null {
  const { comments, strings = [] } = language;
  if (comments?.line.some(mark => code.startsWith(mark, at))) {
    return { kind: 'comment', end: findLineEnd(code, at) };
  }
  const block = comments?.block.find(([begin]) => code.startsWith(begin, at));
  if (block !== undefined) {
    const end = findBlockEnd(code, at, block, comments?.nests === true);
    return end === null ? null : { kind: 'comment', end };
  }
  for (const { begin, end, isRaw } of strings) {
    const isInWord = /^\w/.test(begin) && /\w/.test(code[at - 1] ?? '');
    if (isInWord || !code.startsWith(begin, at)) continue;
    const to = findStringEnd(code, at + begin.length, end, isRaw === true);
    return to === null ? null : { kind: 'string', end: to };
  }
  // A character, or a lifetime, or a separator of digits.
  const character = code[at] === "'" ? CHARACTER.exec(code.slice(at, at + 14)) : null;
  return { kind: 'string', end: at + (character?.[0].length ?? 0) };
}

const CHARACTER = /^'(?:\\(?:u\{[^}']{1,8}\}|[^\n]{1,9}?)|[^\\'\n]{1,2})'/;

function findLineEnd(code: string, at: number): number {
  const end = code.indexOf('\n', at);
  return end < 0 ? code.length : end;
}

function findBlockEnd(
  code: string,
  at: number,
  [begin, end]: readonly [string, string],
  nests: boolean,
): number | null {
  let from = at + begin.length;
  for (let depth = 1; ; ) {
    const close = code.indexOf(end, from);
    if (close < 0) return null;
    const inner = nests ? code.indexOf(begin, from) : -1;
    if (inner >= 0 && inner < close) {
      depth += 1;
      from = inner + begin.length;
      continue;
    }
    depth -= 1;
    from = close + end.length;
    if (depth === 0) return from;
  }
}

function findStringEnd(code: string, from: number, end: string, isRaw: boolean): number | null {
  if (isRaw) {
    const at = code.indexOf(end, from);
    return at < 0 ? null : at + end.length;
  }
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code.startsWith(end, at)) return at + end.length;
  }
  return null;
}
