/**
 * Text of any origin as the editor shall show it: as text. In notices and titles the editor looks for
 * links, which may run commands; in labels for icons.
 */
import { toPlainText } from '../../protocol/index.ts';

/** The editor itself shows no more of a notice. */
const MAX_NOTICE_CHARS = 1_000;
const MAX_LABEL_CHARS = 200;
const MAX_DETAIL_CHARS = 400;
/** A longer word is nothing that is read: its middle is left out. */
const MAX_WORD_CHARS = 160;

/** A notice, a question, a progress, a title. */
export function formatNotice(text: string): string {
  return breakLinks(shortenText(text.replace(/\s+/g, ' '), MAX_NOTICE_CHARS));
}

/** What a dialog says below its question; it has lines. */
export function formatDialog(text: string): string {
  return breakLinks(shortenText(text, MAX_NOTICE_CHARS));
}

/** An entry of a list, or of the status bar. */
export function formatLabel(text: string): string {
  return keepFromIcons(shortenText(text.replace(/\s+/g, ' '), MAX_LABEL_CHARS));
}

/** The second line of an entry. */
export function formatDetail(text: string): string {
  return keepFromIcons(shortenText(text.replace(/\s+/g, ' '), MAX_DETAIL_CHARS));
}

/** Harmless signs, and no more of them than `maxChars`. */
export function shortenText(text: string, maxChars: number): string {
  // Far more than is shown need not be looked at.
  const plain = toPlainText(text.slice(0, LOOKED_AT * maxChars)).trim();
  const short = plain.replace(LONG_WORDS, word => cutMiddle(word, MAX_WORD_CHARS));
  return short.length > maxChars ? `${short.slice(0, maxChars - 1)}…` : short;
}

const LOOKED_AT = 10;
const LONG_WORDS = new RegExp(`\\S{${MAX_WORD_CHARS + 1},}`, 'g');

function cutMiddle(word: string, chars: number): string {
  const end = Math.floor(chars / 4);
  return `${word.slice(0, chars - end - 1)}…${word.slice(-end)}`;
}

/** `[label](address)` is a link only without a blank in it. */
function breakLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** The editor's own escape: `\$(name)` is no icon. */
function keepFromIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
