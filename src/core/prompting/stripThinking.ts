/**
 * Takes a model's thinking and its control tokens off an answer.
 *
 * Only thinking at the very beginning counts: a `<think>` further down may be a string in the code
 * that was asked for. Some servers swallow the opening tag, so a lone closing tag outside of code
 * ends thinking, too. Thinking that never ends is all there is, and is kept without its tag.
 */
export function stripThinking(text: string): string {
  let rest = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const less = stripOnce(rest);
    if (less === rest) break;
    rest = less;
  }
  return rest;
}

/** An answer is cleaned more than once on its way, so what is left must be clean itself. */
const MAX_ROUNDS = 32;

function stripOnce(text: string): string {
  return stripControl(stripHarmony(text))
    .replace(/^\s*\n/, '')
    .trimEnd();
}

const OPENING = /^\s*<(think|thinking|thought|reasoning|reflection)>/i;
const CLOSING = /<\/(?:think|thinking|thought|reasoning|reflection)>/i;
/** gpt-oss' channels, when a server passes them through raw. */
const FINAL_CHANNEL = /<\|channel\|>final(?:[^<]*)<\|message\|>/;
const CONTROL =
  /(?:<\|(?:im_end|endoftext|eot_id|end|return|end_of_text)\|>|<\/s>|<end_of_turn>|<｜end▁of▁sentence｜>|\s)+$/;

function stripHarmony(text: string): string {
  const final = FINAL_CHANNEL.exec(text);
  if (text.trimStart().startsWith('<|channel|>') && final !== null) {
    return text.slice(final.index + final[0].length);
  }
  return stripTags(text);
}

/** Several thinking blocks may stand one after another. */
function stripTags(text: string): string {
  let rest = text;
  for (let opening = OPENING.exec(rest); opening !== null; opening = OPENING.exec(rest)) {
    const inner = rest.slice(opening[0].length);
    const end = new RegExp(`</${opening[1]}>`, 'i').exec(inner);
    if (end === null) return inner;
    const after = inner.slice(end.index + end[0].length);
    if (after.trim() === '') return inner.slice(0, end.index);
    rest = after;
  }
  return stripLoneClosing(rest);
}

function stripLoneClosing(text: string): string {
  const end = CLOSING.exec(text);
  if (end === null) return text;
  const before = text.slice(0, end.index);
  const after = text.slice(end.index + end[0].length);
  const insideCode = /^[ \t]*(```|~~~)/m.test(before) || isQuoted(before, after);
  return insideCode || after.trim() === '' ? text : after;
}

/** A tag that stands alone on its line, or ends one, closes thinking; one amid code is code. */
function isQuoted(before: string, after: string): boolean {
  return !/^[ \t]*(\r?\n|$)/.test(after) || /['"`/]\s*$/.test(before);
}

function stripControl(text: string): string {
  return text.replace(CONTROL, '');
}
