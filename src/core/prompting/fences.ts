/**
 * The fenced code blocks of a text, after CommonMark's rules with allowances for models: any
 * indentation, an opening behind the bullet of a list, code on the opening line, blocks inside a
 * Markdown block, and a last block that was never closed.
 *
 * A fence that is indented deeper than its block's opening is code, such as an example in a docstring.
 */
import { closingOfMarkdown } from './closingOfMarkdown.ts';
import { type FenceInfo, readInfo } from './fenceInfo.ts';
import { type FenceMark, fenceMark } from './fenceMark.ts';
import { knownLanguage } from './languageNames.ts';
import { paragraphs } from './prose.ts';

export interface Fence {
  /** The language behind the opening fence as it is written, in lower case; empty without one. */
  readonly label: string;
  /** The file that the opening fence names, if any. */
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
    const mark = fenceMark(line, 'opening');
    if (mark === null) {
      words.push(line);
      continue;
    }
    const info = readInfo(mark.info);
    const end = closingLine(lines, at + 1, mark, info);
    const { column } = mark;
    const rest = { before: words.join('\n'), column, closed: end < lines.length };
    fences.push({ ...blockOf(lines.slice(at + 1, end), mark, info, rest.closed), ...rest });
    words = [];
    at = end;
  }
  return { fences, after: words.join('\n') };
}

/** The line that closes a block; the number of lines where none does. */
function closingLine(
  lines: readonly string[],
  from: number,
  open: FenceMark,
  { label }: FenceInfo,
): number {
  if (knownLanguage(label) === 'markdown') return closingOfMarkdown(lines, from, open);
  let unpaired: number | null = null;
  for (let at = from; at < lines.length; at += 1) {
    const mark = fenceMark(lines[at] ?? '', 'closing');
    if (mark === null || mark.char !== open.char || mark.run < open.run) continue;
    if (mark.column <= open.column) {
      if (mark.info === '') return at;
    } else {
      unpaired = mark.info === '' && unpaired === null ? at : null;
    }
  }
  return unpaired !== null && onlyProse(lines.slice(unpaired + 1)) ? unpaired : lines.length;
}

/** What stands behind a fence that is too deep, and without a partner, where it closes the block. */
function onlyProse(lines: readonly string[]): boolean {
  return paragraphs(lines).every(({ prose }) => prose === 'certain');
}

function blockOf(
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
  const inner = outdented(lines, open.indent);
  return { label, file, code: (code === null ? inner : [code, ...inner]).join('\n') };
}

/** Takes the opening's indentation off, or as much of it as all lines have: it is the list's. */
function outdented(lines: readonly string[], indent: string): readonly string[] {
  if (indent === '') return lines;
  if (indent.includes('>')) {
    const bare = indent.trimEnd();
    return lines.map(line =>
      line.startsWith(indent) ? line.slice(indent.length) : line === bare ? '' : line,
    );
  }
  const filled = lines.filter(line => line.trim() !== '');
  const shared = filled.reduce((least, line) => sharedStart(least, line), indent);
  return lines.map(line =>
    line.startsWith(shared) ? line.slice(shared.length) : line.trimStart(),
  );
}

function sharedStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}
