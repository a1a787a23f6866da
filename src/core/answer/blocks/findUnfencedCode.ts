/**
 * Code that stands in no block: the answer has none, has one fence too few, or its blocks are
 * examples in docstrings, commands and output beside the code.
 */
import type { Task } from '../../types.ts';
import { type FencedText, mayBeInLanguage } from '../fences/index.ts';
import { isGiven } from '../givenWith.ts';
import { isCodeLine, readProse } from '../prose/index.ts';
import { isShown } from './shownBlocks.ts';

/** The part of a text that its code is in, with words around it; null where it is in blocks. */
export function findUnfencedCode(
  text: string,
  { fences, after }: FencedText,
  wanted: string | null,
  task: Task,
): string | null {
  const [only] = fences;
  if (only === undefined) return text;
  const lines = only.code.split('\n').filter(line => line.trim() !== '');
  const isLone = fences.length === 1 && !only.closed && only.label === '';
  const isBehind = isLone && readProse(lines) !== 'no';
  if (isBehind && only.before.split('\n').some(isCodeLine)) return only.before;
  const words = [...fences.map(fence => cutTitle(fence.before)), after];
  const filled = fences.filter(fence => fence.code.trim() !== '');
  if (filled.length === 0) return words.join('\n');
  if (areQuoted(words.slice(0, -1))) return text;
  if (wanted === null || !isGiven(task) || !hasBareCode(words, task)) return null;
  const isOwn = filled.some(fence => mayBeInLanguage(fence, wanted) && !isShown(fence, wanted));
  return isOwn ? null : words.join('\n');
}

/** Words without the last line, where that is the heading of the block below. */
function cutTitle(words: string): string {
  const text = words.trimEnd();
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start, start + MAX_TITLE_CHARS + 1);
  return line.length <= MAX_TITLE_CHARS && TITLE.test(line) ? text.slice(0, start) : words;
}

const MAX_TITLE_CHARS = 200;
const TITLE = /^(#{1,6} [^`]*|\*\*[^*]*\*\*:?|[A-Z][\w ,'-]*:)$/;

/** Whether each block is within a docstring or a comment that began before it. */
function areQuoted(before: readonly string[]): boolean {
  let open: string | null = null;
  return before.every(words => {
    for (const [mark] of words.matchAll(/"""|'''|\/\*|\*\//g)) {
      if (open === null && mark !== '*/') open = mark === '/*' ? '*/' : mark;
      else if (open === mark) open = null;
    }
    return open !== null;
  });
}

/** How many lines of code outside of blocks are no slip of the pen. */
const MIN_BARE_LINES = 2;
const MAX_READ_CHARS = 100_000;

/** Whether there is code outside of the blocks that is no quotation: a fence was forgotten. */
export function hasBareCode(words: readonly string[], task: Task): boolean {
  const known = new Set(task.prompt.slice(0, MAX_READ_CHARS).split('\n').map(trimLine));
  const lines = words.flatMap(part => part.split('\n'));
  const isCode = (line: string) =>
    isCodeLine(line) && !BESIDE.test(line) && !known.has(line.trim());
  const code = lines.filter((line, at) => {
    const isBody = /^\s+\S/.test(line) && /^\S.*[:{(]$/.test(lines[at - 1] ?? '');
    return isCode(line) || (isBody && isCode(lines[at - 1] ?? ''));
  });
  return code.length >= MIN_BARE_LINES;
}

function trimLine(line: string): string {
  return line.trim();
}

/** Items of lists, tags and comments alone on a line, other HTML in Markdown, `@see`, formulas. */
const BESIDE =
  /^\s*([-*+] |\d{1,3}[.)] |<\/?[\w-]+>$|<!--|-->|<\/?(details|summary|br|hr|p|b|i|sub|sup|kbd|a|img|div)\b|@\w|\\|.*\\(frac|sum|text|begin|end|left|right|cdot|theta|log|sqrt)\b)/i;
