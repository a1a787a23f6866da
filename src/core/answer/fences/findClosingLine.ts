/**
 * Where a fenced block of code ends.
 *
 * A bare fence that is indented deeper than the opening is ambiguous: it is an example in a
 * docstring, or the model's own closing fence that slipped. It is an example if it has a partner
 * and code behind it; it slipped if the fences behind it make sense only without it, if words
 * follow, or if it stands shallower than the code above it, where no example would.
 */

import { splitParagraphs } from '../prose/index.ts';
import { type FenceMark, readFenceMark } from './readFenceMark.ts';

/** The line that closes a block of code; the number of lines where none does. */
export function findClosingLine(lines: readonly string[], from: number, open: FenceMark): number {
  let inner: 'none' | 'labelled' | 'bare' = 'none';
  let slipped = lines.length;
  for (let at = from; at < lines.length; at += 1) {
    const mark = readClosingMark(lines[at], open);
    if (mark === null) continue;
    const isDeeper = mark.column > open.column;
    if (mark.info !== '') {
      // A label inside a bare block makes no sense: the bare fence has closed the code.
      if (inner === 'bare') return slipped;
      if (isDeeper) inner = 'labelled';
    } else if (!isDeeper) {
      return inner === 'bare' && isPaired(lines, slipped + 1, open) ? slipped : at;
    } else if (inner === 'none') {
      inner = 'bare';
      slipped = at;
    } else {
      const between = lines.slice(slipped + 1, at);
      if (inner === 'bare' && !isBlank(between) && areWords(between)) return slipped;
      inner = 'none';
    }
  }
  if (inner !== 'bare') return lines.length;
  const isEnd = isShallower(lines, from, slipped) || areWords(lines.slice(slipped + 1));
  return isEnd ? slipped : lines.length;
}

function isBlank(lines: readonly string[]): boolean {
  return lines.every(line => line.trim() === '');
}

function readClosingMark(line: string | undefined, open: FenceMark): FenceMark | null {
  const mark = readFenceMark(line ?? '', 'closing');
  return mark === null || mark.char !== open.char || mark.run < open.run ? null : mark;
}

/** Whether the fences from here on are pairs. */
function isPaired(lines: readonly string[], from: number, open: FenceMark): boolean {
  let seen = 0;
  for (let at = from; at < lines.length && seen <= MAX_FENCES_AHEAD; at += 1) {
    if (readClosingMark(lines[at], open) !== null) seen += 1;
  }
  return seen <= MAX_FENCES_AHEAD && seen % 2 === 0;
}

/** Of more fences none pair up: hostile answers would take the square of their length. */
const MAX_FENCES_AHEAD = 32;

function isShallower(lines: readonly string[], from: number, at: number): boolean {
  const above = lines.slice(from, at).findLast(line => line.trim() !== '') ?? '';
  return measureIndent(lines[at] ?? '') < measureIndent(above);
}

function measureIndent(line: string): number {
  return line.length - line.trimStart().length;
}

/** Sentences, headings, lists and tables; nothing of it is indented as code in a function is. */
export function areWords(lines: readonly string[]): boolean {
  return splitParagraphs(lines).every(paragraph => {
    const isLaidOut = (line: string) => line.trim() === '' || LAID_OUT.test(line);
    return paragraph.prose !== 'no' || paragraph.lines.every(isLaidOut);
  });
}

const LAID_OUT = /^(#{1,6} |[-*+] |\d{1,3}[.)] |\||\*\*|-{3,}$|[A-Z][\w ,'-]*[:.!]$)/;
