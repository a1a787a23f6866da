/**
 * Writes a model's Markdown anew, with nothing in it but words, emphasis, headings, lists, tables, code and
 * links to web pages. All else is text: an image, a tag, a formula or a diagram would make the
 * preview, or an extension of it, fetch an address or run what the model wrote.
 *
 * Code stands in fences of our own, at the margin and behind an empty line, so that every reader of
 * Markdown sees their ends where we do. It is left as it is, and can be copied.
 */
import { wrapInFence } from '../../core/answer/index.ts';
import { toPlainText } from '../../protocol/index.ts';
import { escapeSigns } from '../text/index.ts';
import { labelFence } from './labelFence.ts';

/** The same text, unable to fetch or run anything. */
export function defuseMarkdown(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const written: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const indented = readIndented(lines, at);
    if (indented.length > 0) {
      written.push('', wrapInFence(dedentAll(indented), ''), '');
      at += indented.length - 1;
      continue;
    }
    const opening = readOpening(line);
    if (!opening) {
      written.push(defuseLine(line));
      continue;
    }
    const end = lines.findIndex((each, index) => index > at && isClosing(each, opening));
    // An answer that was cut in its code must not swallow what follows.
    const code = lines.slice(at + 1, end < 0 ? undefined : end);
    const label = labelFence(opening.info);
    written.push('', wrapInFence(code.map(each => dedent(each, opening)).join('\n'), label), '');
    at = end < 0 ? lines.length : end;
  }
  return written.join('\n').trim();
}

/** What stands before the marks of a fence: it may lie in a list or a quotation. */
interface Opening {
  readonly before: string;
  readonly mark: string;
  readonly info: string;
}

function readOpening(line: string): Opening | undefined {
  const found = /^((?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t])*)(`{3,}|~{3,})(.*)$/.exec(line);
  const [, before = '', mark = '', info = ''] = found ?? [];
  // Backticks that are followed by more of them are code within a line.
  const isFence = mark.startsWith('~') || (mark !== '' && !info.includes('`'));
  return isFence ? { before, mark, info } : undefined;
}

function isClosing(line: string, { before, mark }: Opening): boolean {
  const inner = before.includes('>') ? line.replace(/^[ \t>]*/, '') : line.trimStart();
  const marks = /^(`{3,}|~{3,})[ \t]*$/.exec(inner)?.[1];
  return marks?.startsWith(mark) ?? false;
}

/** Without the margin that the fence itself has. */
function dedent(line: string, { before }: Opening): string {
  const quoted = before.includes('>') ? line.replace(/^[ \t]*>[ \t]?/, '') : line;
  const margin = before.replace(/^.*>[ \t]?/, '').length;
  const blanks = /^[ \t]*/.exec(quoted)?.[0].length ?? 0;
  return quoted.slice(Math.min(blanks, margin));
}

const INDENTED = /^(?: {4}|\t)/;

/** Code by its indentation alone, which is none behind an entry of a list. */
function readIndented(lines: readonly string[], at: number): readonly string[] {
  const isFirst = at === 0 || lines[at - 1]?.trim() === '';
  if (!isFirst || !INDENTED.test(lines[at] ?? '')) return [];
  const above = lines.slice(0, at).findLast(line => line.trim() !== '') ?? '';
  if (/^\s|^(?:[-*+]|\d{1,9}[.)])\s/.test(above)) return [];
  const rest = lines.slice(at);
  const next = rest.findIndex(line => line.trim() !== '' && !INDENTED.test(line));
  const block = next < 0 ? rest : rest.slice(0, next);
  return block.slice(0, block.findLastIndex(line => line.trim() !== '') + 1);
}

function dedentAll(block: readonly string[]): string {
  return block.map(line => line.replace(INDENTED, '')).join('\n');
}

/** Words of a line; what begins a line of a table, a quotation or a list means what it means. */
function defuseLine(line: string): string {
  const plain = toPlainText(line);
  if (/^[\s|:]*-[\s|:-]*$/.test(plain)) return plain; // It aligns the columns of a table, or divides.
  const [quotes = ''] = /^[ \t>]*/.exec(plain) ?? [];
  return quotes + defuseWords(plain.slice(quotes.length));
}

const SPAN = /(?<![`\\])(?<marks>`+)(?!`)(?<code>[^\n]*?[^`\n])\k<marks>(?!`)/;
const LINK = /\[(?<label>[^[\]\n]*)\]\((?<address>https?:\/\/[^\s()<>"'`\\${}[\]|]+)\)/;
const PARTS = new RegExp(`${SPAN.source}|${LINK.source}`, 'g');

/** Code and links as they are, the rest as text. */
function defuseWords(words: string): string {
  let written = '';
  let done = 0;
  for (const found of words.matchAll(PARTS)) {
    const { code, label = '', address } = found.groups ?? {};
    written += defuseText(words.slice(done, found.index));
    if (address !== undefined) written += `[${defuseWords(label)}](${address})`;
    // The cell of a table ends at a bar, whatever it stands in: nothing is code there for certain.
    else written += isSureCode(code ?? '') ? found[0] : defuseText(found[0]);
    done = found.index + found[0].length;
  }
  return written + defuseText(words.slice(done));
}

function isSureCode(code: string): boolean {
  return !code.includes('|') || defuseText(code) === code;
}

function defuseText(text: string): string {
  return text.replace(MARKS, escapeSigns);
}

/** What begins anything but emphasis, headings, lists, quotations and tables. */
const MARKS = /[`[\]<>$^{}~@]|!(?=[![]|$)|\\(?=[\p{L}()[\]`]|$)|:(?=\S)|%(?=[%[{]|$)/gu;
