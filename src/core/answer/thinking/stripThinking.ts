/**
 * Takes a model's thinking and its control tokens off an answer.
 *
 * Only thinking at the beginning counts, or behind a few words there: a `<think>` further down may be
 * a string in the code that was asked for. Some servers swallow the opening tag, so a lone closing tag
 * after words ends thinking, too. Thinking that never ends is all there is, and is kept without its tag.
 *
 * An answer is cleaned more than once on its way, so what is left must be clean itself; and since
 * answers are long and hostile, each step takes something off or ends, and none searches twice for
 * what is not there.
 */

import { readFences } from '../fences/index.ts';
import { isCodeLine, stripBlankEnds } from '../prose/index.ts';
import {
  ANSWER_WRAPPER,
  HEAD_TOKENS,
  LATE_OPENING,
  LONE_CLOSING,
  TAIL_TOKENS,
  THINKING_MARKS,
  type ThinkingMark,
} from './thinkingMarks.ts';

/** The answer without thinking and control tokens. The same again gives the same. */
export function stripThinking(text: string): string {
  let rest = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const less = stripOnce(rest);
    if (less.length === rest.length) return less;
    rest = less;
  }
  return rest;
}

/** A second round is needed only where thinking had the `<s>` of a `</s>` in it. */
const MAX_ROUNDS = 4;

function stripOnce(text: string): string {
  const tokens = /<s[\s>]/i.test(text) ? TAIL_TOKENS : [...TAIL_TOKENS, '</s>'];
  const seen: Seen = { unclosed: new Set(), loneTags: 0, hasThought: false };
  const whole = stripBlankEnds(stripTokens(text, tokens));
  let rest = whole;
  for (;;) {
    const less = stripBlankEnds(stripTokens(stripHead(rest, seen), tokens));
    if (less.length === rest.length) return rest;
    if (seen.loneTags > MAX_LONE_TAGS) return whole;
    rest = less;
  }
}

interface Seen {
  /** Marks that are opened and closed nowhere behind it. */
  readonly unclosed: Set<string>;
  loneTags: number;
  hasThought: boolean;
}

/** A text with more closing tags that nothing opened is about such tags, and stays as it is. */
const MAX_LONE_TAGS = 8;

function stripTokens(text: string, tokens: readonly string[]): string {
  let rest = text.trimEnd();
  for (;;) {
    const token = tokens.find(each => rest.endsWith(each));
    const head = HEAD_TOKENS.exec(rest)?.[0];
    if (token === undefined && head === undefined) return rest;
    if (token !== undefined) rest = rest.slice(0, -token.length).trimEnd();
    else rest = rest.slice(head?.length);
  }
}

/** One block of thinking off the beginning. */
function stripHead(text: string, seen: Seen): string {
  for (const mark of THINKING_MARKS) {
    const opening = mark.opens.exec(text);
    if (opening === null) continue;
    const stripped = stripBlock(text, opening, mark, seen);
    if (stripped !== null) {
      seen.hasThought = true;
      return stripped;
    }
  }
  const late = stripLateBlock(text, seen);
  if (late !== null) return late;
  const wrapper = seen.hasThought ? ANSWER_WRAPPER.exec(text) : null;
  if (wrapper !== null && text.toLowerCase().endsWith(`</${wrapper[1]?.toLowerCase()}>`)) {
    return text.slice(wrapper[0].length, -`</${wrapper[1]}>`.length);
  }
  seen.loneTags += 1;
  return stripLoneClosing(text);
}

/** The text behind a block of thinking; null where it is none. */
function stripBlock(
  text: string,
  opening: RegExpExecArray,
  { closes, nests, isWords }: ThinkingMark,
  seen: Seen,
): string | null {
  const name = opening[1] ?? '';
  const inner = text.slice(opening[0].length);
  const key = `${closes} ${name.toLowerCase()}`;
  const end = seen.unclosed.has(key)
    ? null
    : findEnd(inner, closes.replaceAll('$1', name), nests?.replaceAll('$1', name));
  if (end === null) {
    seen.unclosed.add(key);
    return isWords ? null : inner;
  }
  const after = inner.slice(end.to);
  return after.trim() === '' ? inner.slice(0, end.from) : after;
}

interface End {
  readonly from: number;
  readonly to: number;
}

/** Where the block ends that begins before the text; where the marks do not pair up, at the last one. */
function findEnd(text: string, closes: string, nests: string | undefined): End | null {
  const pattern = new RegExp(`(${closes})${nests === undefined ? '' : `|${nests}`}`, 'gim');
  let depth = 1;
  let last: End | null = null;
  for (const match of text.matchAll(pattern)) {
    if (match[1] === undefined) {
      depth += 1;
      continue;
    }
    last = { from: match.index, to: match.index + match[0].length };
    depth -= 1;
    if (depth === 0) return last;
  }
  return last;
}

/** Without thinking that begins on a line of its own behind words, in an answer that has blocks. */
function stripLateBlock(text: string, seen: Seen): string | null {
  const opening = seen.unclosed.has(LATE) ? null : LATE_OPENING.exec(text);
  if (opening === null) return null;
  const before = text.slice(0, opening.index);
  const isWords = !before.split('\n').some(isCodeLine) && readFences(before).fences.length === 0;
  const mark = THINKING_MARKS.find(({ opens }) => opens.test(opening[0]));
  const head = mark?.opens.exec(opening[0]) ?? null;
  seen.unclosed.add(LATE);
  if (!isWords || !mark || head === null || before.trim() === '') return null;
  const name = head[1] ?? '';
  const inner = text.slice(opening.index + opening[0].length);
  const end = findEnd(
    inner,
    mark.closes.replaceAll('$1', name),
    mark.nests?.replaceAll('$1', name),
  );
  const after = inner.slice(end?.to);
  const hasBlocks = end !== null && readFences(after).fences.length > 0;
  return hasBlocks ? `${before.trimEnd()}\n${after}` : null;
}

/** It is looked for once: the rest of an answer is searched no second time. */
const LATE = 'late';

/**
 * What stands before a lone closing tag is thinking if it is words, or if the answer proper has its
 * code in blocks, too. A tag that was opened before, or stands amid a line, is part of the code.
 */
function stripLoneClosing(text: string): string {
  const end = LONE_CLOSING.exec(text);
  if (end === null) return text;
  const before = text.slice(0, end.index);
  const after = text.slice(end.index + end[0].length);
  if (!/^[ \t]*\n/.test(after) || after.trim() === '' || /['"`/]\s*$/.test(before)) return text;
  if (end[1] !== undefined && new RegExp(`<${end[1]}\\b`, 'i').test(before)) return text;
  const { fences } = readFences(before);
  if (fences.at(-1)?.closed === false) return text;
  const isAlone = before === '' || before.endsWith('\n');
  if (isAlone && readFences(after).fences.length > 0) return after;
  return fences.length > 0 || before.split('\n').some(isCodeLine) ? text : after;
}
