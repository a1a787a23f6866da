/**
 * How a text falls into words, in any script.
 *
 * Scripts without spaces between words count two characters as one word, and each such character as
 * three letters, about what a translation into English comes to. Plain ASCII takes the short way.
 */
import { joinAlternatives } from './joinAlternatives.ts';

const OTHER = /[\u0080-\uffff]/;
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map(script => `\\p{Script=${script}}`)
  .join('');
const LETTERS_PER_CHAR = 3;
const ASCII_WORD = /[A-Za-z][A-Za-z'-]*/g;
const ASCII_TOKEN = /\w+|[^\w\s]/g;
const ANY_WORD = new RegExp(
  `[${UNSPACED}]{1,2}|\\p{L}(?:(?![${UNSPACED}])[\\p{L}\\p{M}'’-])*`,
  'gu',
);
const ANY_TOKEN = new RegExp(
  `[${UNSPACED}]{1,2}|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])+|[^\\p{L}\\p{M}\\p{N}_\\s]`,
  'gu',
);
const UNSPACED_CHAR = new RegExp(`[${UNSPACED}]`, 'gu');
/** The commonest words of English and of requests for code: whoever writes English uses one. */
const ENGLISH = new RegExp(
  String.raw`\b${joinAlternatives(`the; an?; of; to; in; is; are; this; that; and; or; for; with; it; my; me;
    from; on; be; not; as; how; what; why; write; fix; add; make; create; explain; implement;
    test; use; if; all; return; function; code; class`)}\b`,
  'i',
);
/** Fewer words than this may do without any of them. */
const FEW_WORDS = 5;

/** The words of `text`. */
export function splitWords(text: string): readonly string[] {
  return text.match(OTHER.test(text) ? ANY_WORD : ASCII_WORD) ?? [];
}

/** Words, numbers and single signs. */
export function splitTokens(text: string): readonly string[] {
  return text.match(OTHER.test(text) ? ANY_TOKEN : ASCII_TOKEN) ?? [];
}

/** How many letters more than it has characters `text` would take in a script with spaces. */
export function countMissingLetters(text: string): number {
  if (!OTHER.test(text)) return 0;
  return (LETTERS_PER_CHAR - 1) * (text.match(UNSPACED_CHAR)?.length ?? 0);
}

/** Whether `words` look like English, which is what the lists of words know. */
export function isEnglish(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const latin = words.filter(word => /[a-z]/i.test(word));
  if (latin.length < words.length / 2) return false;
  return words.length < FEW_WORDS || latin.some(word => ENGLISH.test(word));
}
