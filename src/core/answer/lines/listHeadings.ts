/** The headings of a text, by how its language marks them. */
import type { HeadingMarks } from '../../languages/index.ts';

export interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/** What looks like a heading in a block of code is none. */
export function listHeadings(
  lines: readonly string[],
  headings: HeadingMarks | undefined,
): readonly Heading[] {
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
function readUnderline(text: string, below = '', { underlines = '' }: HeadingMarks): number | null {
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
