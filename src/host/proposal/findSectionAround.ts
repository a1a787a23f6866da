/** The section of a text around a line, from its heading to the next one that is not below it. */
import { findLanguage, type Language } from '../../core/languages/index.ts';
import type { LineRange } from './findBlockAround.ts';

export interface SectionRange extends LineRange {
  /** Null for a paragraph of a text without headings. */
  readonly heading: string | null;
}

/** Undefined where the language is not written in sentences, and on an empty line of no section. */
export function findSectionAround(
  lines: readonly string[],
  at: number,
  language: string,
): SectionRange | undefined {
  const known = findLanguage(language);
  if (!known?.isProse || lines.length > MAX_LINES) return undefined;
  const headings = listHeadings(lines, known);
  const own = headings.findLast(({ line }) => line <= at);
  if (own === undefined) return findParagraph(lines, at, headings[0]?.line ?? lines.length);
  const next = headings.find(({ line, level }) => line > own.line && level <= own.level);
  const last = lines.slice(0, next?.line).findLastIndex(line => line.trim() !== '');
  return { first: own.line, last: Math.max(last, own.line), heading: own.text };
}

/** A longer text is none that a person writes. */
const MAX_LINES = 50_000;

interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/** What looks like a heading in a block of code is none. */
function listHeadings(lines: readonly string[], { headings }: Language): readonly Heading[] {
  if (headings === undefined) return [];
  const found: Heading[] = [];
  let fence: string | null = null;
  for (const [line, text] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark !== undefined && fence === null) fence = mark;
    else if (mark !== undefined && fence !== null && mark.startsWith(fence)) fence = null;
    if (fence !== null) continue;
    const match = headings.line.exec(text);
    const level = match ? (match[1]?.length ?? 0) : readUnderline(text, lines[line + 1], headings);
    if (level !== null) found.push({ line, level, text: readTitle(text) });
  }
  return found;
}

/** The level that a line below makes a line a heading of; null for any other. */
function readUnderline(
  text: string,
  below = '',
  { underlines = '' }: NonNullable<Language['headings']>,
): number | null {
  const sign = below[0] ?? '';
  const isLine =
    below.length >= MIN_UNDERLINE && below.trimEnd() === sign.repeat(below.trimEnd().length);
  const isText = /^[\p{L}\p{N}`*_["'(¿¡]/u.test(text);
  return isLine && isText && underlines.includes(sign) ? underlines.indexOf(sign) + 1 : null;
}

const MIN_UNDERLINE = 3;

/** Without its marks. */
function readTitle(text: string): string {
  return text
    .replace(/^\s*(?:#+|=+|\\\w+\*?\{)\s*/, '')
    .replace(/\s*(?:#+|\})\s*$/, '')
    .trim();
}

function findParagraph(
  lines: readonly string[],
  at: number,
  end: number,
): SectionRange | undefined {
  const isBlank = (line: number) => (lines[line] ?? '').trim() === '';
  if (isBlank(at)) return undefined;
  let first = at;
  while (first > 0 && !isBlank(first - 1)) first -= 1;
  let last = at;
  while (last + 1 < end && !isBlank(last + 1)) last += 1;
  return { first, last, heading: null };
}
