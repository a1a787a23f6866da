/**
 * Takes a model's thinking and its control tokens off an answer.
 *
 * Only thinking at the very beginning counts: a `<think>` further down may be a string in the code
 * that was asked for. Some servers swallow the opening tag, so a lone closing tag after words ends
 * thinking, too. Thinking that never ends is all there is, and is kept without its tag.
 *
 * An answer is cleaned more than once on its way, so what is left must be clean itself; and since
 * answers are long and hostile, each step takes something off or ends, and none searches twice for
 * what is not there.
 */

import { readFences } from './fences/index.ts';
import { isCodeLine, stripBlankEnds } from './prose/index.ts';

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
  const tokens = /<s[\s>]/i.test(text) ? CONTROL : [...CONTROL, '</s>'];
  const seen: Seen = { unclosed: new Set(), loneTags: 0 };
  const whole = stripBlankEnds(stripControlTokens(text, tokens));
  let rest = whole;
  for (;;) {
    const less = stripBlankEnds(stripControlTokens(stripHead(rest, seen), tokens));
    if (less.length === rest.length) return rest;
    if (seen.loneTags > MAX_LONE_TAGS) return whole;
    rest = less;
  }
}

interface Seen {
  /** Tags that are opened and closed nowhere behind it. */
  readonly unclosed: Set<string>;
  loneTags: number;
}

/** A text with more closing tags that nothing opened is about such tags, and stays as it is. */
const MAX_LONE_TAGS = 8;

const CONTROL: readonly string[] = [
  ...['im_end', 'endoftext', 'eot_id', 'end', 'return', 'end_of_text'].map(name => `<|${name}|>`),
  ...['<end_of_turn>', '<｜end▁of▁sentence｜>'],
];

function stripControlTokens(text: string, tokens: readonly string[]): string {
  let rest = text.trimEnd();
  for (;;) {
    const token = tokens.find(each => rest.endsWith(each));
    if (token === undefined) return rest;
    rest = rest.slice(0, -token.length).trimEnd();
  }
}

const NAMES = 'think|thinking|thought|reasoning|reflection';
const OPENING = new RegExp(`^\\s*<(${NAMES})>`, 'i');
const CLOSING = new RegExp(`</(${NAMES})>`, 'i');
/** gpt-oss' channels, when a server passes them through raw. */
const CHANNEL = /^\s*<\|channel\|>/;
const FINAL_CHANNEL = /<\|channel\|>final[^<]*<\|message\|>/;

/** One block of thinking off the beginning. */
function stripHead(text: string, seen: Seen): string {
  const final = CHANNEL.test(text) ? FINAL_CHANNEL.exec(text) : null;
  if (final !== null) return text.slice(final.index + final[0].length);
  const opening = OPENING.exec(text);
  if (opening === null) {
    seen.loneTags += 1;
    return stripLoneClosing(text);
  }
  const name = (opening[1] ?? '').toLowerCase();
  const inner = text.slice(opening[0].length);
  const end = seen.unclosed.has(name) ? null : new RegExp(`</${name}>`, 'i').exec(inner);
  if (end === null) {
    seen.unclosed.add(name);
    return inner;
  }
  const after = inner.slice(end.index + end[0].length);
  return after.trim() === '' ? inner.slice(0, end.index) : after;
}

/**
 * What stands before a lone closing tag is thinking if it is words, or if the answer proper has its
 * code in blocks, too. A tag that was opened before, or stands amid a line, is part of the code.
 */
function stripLoneClosing(text: string): string {
  const end = CLOSING.exec(text);
  if (end === null) return text;
  const before = text.slice(0, end.index);
  const after = text.slice(end.index + end[0].length);
  if (!/^[ \t]*\n/.test(after) || after.trim() === '' || /['"`/]\s*$/.test(before)) return text;
  if (new RegExp(`<${end[1]}\\b`, 'i').test(before)) return text;
  const { fences } = readFences(before);
  if (fences.at(-1)?.closed === false) return text;
  const isAlone = before === '' || before.endsWith('\n');
  if (isAlone && readFences(after).fences.length > 0) return after;
  return fences.length > 0 || before.split('\n').some(isCodeLine) ? text : after;
}
