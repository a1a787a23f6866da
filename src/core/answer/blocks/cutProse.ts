/**
 * The code of an answer that has no fences: prose before and after it is cut off.
 *
 * Only whole paragraphs at the two ends go, and only what is certainly prose. What stands between
 * code stays, and so does what touches code without an empty line, unless the caller settled that
 * the code is in a language which has no lines of words alone.
 */

import { readInfo } from '../fences/index.ts';
import {
  isMarked,
  type Paragraph,
  readProse,
  splitParagraphs,
  stripBlankEnds,
} from '../prose/index.ts';

/**
 * The code in a language, if it is known; null where every paragraph reads like prose.
 *
 * @param isSettled whether the caller settled the language, and it was not only guessed.
 */
export function cutProse(text: string, language: string | null, isSettled: boolean): string | null {
  const inline = extractInlineCode(text);
  if (inline !== null) return inline;
  if (GHERKIN.test(text)) return text;
  const all = splitParagraphs(text.split('\n'));
  if (all.every(({ prose }) => prose !== 'no')) return null;
  if (language !== null && WRITTEN.has(language)) return text;
  let first = 0;
  while (all[first]?.prose === 'certain') first += 1;
  let last = all.length - 1;
  while (all[last]?.prose === 'certain' || isTitle(all, last)) last -= 1;
  const kept = all.slice(first, last + 1).map(({ lines }) => lines.join('\n'));
  const code = stripBlankEnds(cutOpener(kept.join('\n')));
  return isSettled ? cutSentences(code, language) : code;
}

/** Without the sentences that touch code at its ends, where no line of code is made of words. */
function cutSentences(code: string, language: string | null): string {
  if (!isMarked(language)) return code;
  const lines = code.split('\n');
  const sizes = Array.from({ length: MAX_SENTENCE_LINES }, (_, at) => MAX_SENTENCE_LINES - at);
  const areSentences = (some: readonly string[]) => readProse(some) === 'certain';
  const before = sizes.find(size => areSentences(lines.slice(0, size))) ?? 0;
  const rest = lines.slice(before);
  const after = sizes.find(size => areSentences(rest.slice(-size))) ?? 0;
  return stripBlankEnds(rest.slice(0, rest.length - after).join('\n'));
}

/** More lines that touch code are not searched for sentences. */
const MAX_SENTENCE_LINES = 12;

/** Steps of Gherkin are sentences, and nothing tells those of a model from them. */
const GHERKIN = /^[ \t]*(Feature|Scenario|Scenario Outline): /m;
/** Languages whose files are made of sentences. */
const WRITTEN: ReadonlySet<string> = new Set(
  'gherkin latex plaintext restructuredtext asciidoc'.split(' '),
);

/** "Explanation:" above a last paragraph that was cut. */
function isTitle(all: readonly Paragraph[], at: number): boolean {
  const below = all[at + 1];
  const [title = '', ...rest] = all[at]?.lines.filter(line => line.trim() !== '') ?? [];
  if (below === undefined || rest.length > 0) return false;
  return /^\*\*[A-Z][\w ]{1,60}:?\*\*:?$|^[A-Z][a-z]+( [a-z]+){0,5}:$/.test(title);
}

/** "Here is the function:" is the one line that is certain even where code touches it. */
function cutOpener(text: string): string {
  const end = text.indexOf('\n');
  const line = text.slice(0, Math.max(0, end)).trimEnd();
  return line.length <= MAX_OPENER_CHARS && OPENER.test(line) ? text.slice(end + 1) : text;
}

const MAX_OPENER_CHARS = 200;
const OPENER =
  /^(sure|certainly|of course|okay|ok|absolutely|here(['’]s| is| are)|below is|the following)\b[^{}=;<>[\]|\\$()]*\b(function|class|method|code|script|program|query|implementation|solution|version|answer|file|it is)\b[^{}=;<>[\]|\\$()]*:$/i;

/** An answer that is nothing but one piece of inline code. */
function extractInlineCode(text: string): string | null {
  const whole = text.trim().replace(/\.$/, '');
  const marks = /^`+/.exec(whole)?.[0] ?? '';
  const inner = whole.slice(marks.length, -marks.length || undefined);
  if (marks === '' || !whole.endsWith(marks) || /[`\n]/.test(inner) || inner === '') return null;
  return marks.length < 3 ? inner : (readInfo(inner.trim()).code ?? inner);
}
