/**
 * The fenced code blocks of a text, after CommonMark's rules with allowances for models: any
 * indentation, an opening behind the bullet of a list, code on the opening line, blocks inside a
 * Markdown block, and a last block that was never closed.
 */

import { detectFileLanguage, findLanguageId } from '../../languages/index.ts';
import { type FenceInfo, readInfo } from './fenceInfo.ts';
import { areWords, findClosingLine } from './findClosingLine.ts';
import { findMarkdownClosing } from './findMarkdownClosing.ts';
import { type FenceMark, readFenceMark } from './readFenceMark.ts';

export interface Fence {
  /** The language behind the opening fence as it is written, in lower case; empty without one. */
  readonly label: string;
  /** The file that the opening fence names, or the heading above it, if any. */
  readonly file: string | null;
  readonly code: string;
  /** The words between the block before (or the beginning) and this one. */
  readonly before: string;
  /** The column of its opening fence; 0 where it is not indented. */
  readonly column: number;
  /** False where the text ended inside the block. */
  readonly closed: boolean;
}

export interface FencedText {
  readonly fences: readonly Fence[];
  /** The words after the last block. */
  readonly after: string;
}

/** Splits a text into its fenced blocks and the words around them. Nothing of it is lost. */
export function readFences(text: string): FencedText {
  const lines = text.split(/\r?\n/);
  const fences: Fence[] = [];
  let words: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const mark = readFenceMark(line, 'opening');
    if (mark === null) {
      words.push(line);
      continue;
    }
    const info = readInfo(mark.info);
    const isMarkdown = findLanguageId(info.label) === 'markdown';
    const closing = isMarkdown ? findMarkdownClosing : findClosingLine;
    const found = closing(lines, at + 1, mark);
    const glued = found === lines.length ? findGluedLine(lines, at + 1, mark) : null;
    const end = glued ?? found;
    const { column } = mark;
    const rest = { before: words.join('\n'), column, closed: end < lines.length };
    const last = glued === null ? [] : [(lines[glued] ?? '').trimEnd().slice(0, -mark.run)];
    const block = buildBlock([...lines.slice(at + 1, end), ...last], mark, info, rest.closed);
    fences.push({ ...block, file: block.file ?? findFileAbove(words), ...rest });
    words = [];
    at = end;
  }
  return { fences, after: words.join('\n') };
}

/** The last line of code in a block that nothing closes, where the closing fence stands behind it. */
function findGluedLine(lines: readonly string[], from: number, open: FenceMark): number | null {
  const marks = open.char.repeat(open.run);
  const at = lines.findLastIndex((line, index) => index >= from && line.trimEnd().endsWith(marks));
  const code = (lines[at] ?? '').trimEnd().slice(0, -open.run);
  const isGlued = at >= from && code.trim() !== '' && !code.includes(marks);
  return isGlued && areWords(lines.slice(at + 1)) ? at : null;
}

/** The file that a heading, or a line of nothing but its name in bold or as code, announces. */
function findFileAbove(words: readonly string[]): string | null {
  const last = words.findLast(line => line.trim() !== '')?.trim() ?? '';
  const name = last.length > MAX_HEADING_CHARS ? undefined : HEADING.exec(last)?.[1];
  return name !== undefined && detectFileLanguage(name) !== null ? name : null;
}

const MAX_HEADING_CHARS = 200;
const HEADING = /^(?=[#*`])(?:#{1,6} +)?(?:\d+\. +)?[*_`]*([\w@~./[\]-]+)[*_`:]*$/;

function buildBlock(
  lines: readonly string[],
  open: FenceMark,
  { label, file, code }: FenceInfo,
  isClosed: boolean,
): Pick<Fence, 'label' | 'file' | 'code'> {
  // A block that is all on its opening line: "```node server.js".
  const isBlank = lines.every(line => line.trim() === '');
  if (code === null && isBlank && isClosed && /\s/.test(open.info)) {
    return { label: '', file: null, code: open.info };
  }
  const inner = outdentLines(lines, open.indent);
  return { label, file, code: (code === null ? inner : [code, ...inner]).join('\n') };
}

/** Takes the opening's indentation off, or as much of it as all lines have: it is the list's. */
function outdentLines(lines: readonly string[], indent: string): readonly string[] {
  if (indent === '') return lines;
  if (indent.includes('>')) {
    const bare = indent.trimEnd();
    return lines.map(line =>
      line.startsWith(indent) ? line.slice(indent.length) : line === bare ? '' : line,
    );
  }
  const filled = lines.filter(line => line.trim() !== '');
  const shared = filled.reduce((least, line) => findSharedStart(least, line), indent);
  return lines.map(line =>
    line.startsWith(shared) ? line.slice(shared.length) : line.trimStart(),
  );
}

function findSharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
