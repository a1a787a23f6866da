/** The section of a text around a line, from its heading to the next one that is not below it. */
import { listHeadings } from '../../core/answer/index.ts';
import { findLanguage } from '../../core/languages/index.ts';
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
  const headings = listHeadings(lines, known.headings);
  const own = headings.findLast(({ line }) => line <= at);
  if (own === undefined) return findParagraph(lines, at, headings[0]?.line ?? lines.length);
  const next = headings.find(({ line, level }) => line > own.line && level <= own.level);
  const last = lines.slice(0, next?.line).findLastIndex(line => line.trim() !== '');
  return { first: own.line, last: Math.max(last, own.line), heading: own.text };
}

/** A longer text is none that a person writes. */
const MAX_LINES = 50_000;

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
