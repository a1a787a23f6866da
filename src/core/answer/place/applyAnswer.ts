/**
 * What an answer's code becomes in the place of the code that it was asked for. The editor puts it in
 * by this, and the checks try it by the same.
 *
 * An answer that equals the code changes nothing, whatever its indentation. What is before the code's
 * first and behind its last filled line, its line ends and its tabs are the document's.
 */
import { isBlank, readIndent } from '../lines/index.ts';
import { cutGaps } from './cutGaps.ts';
import { cutLineAround } from './cutLineAround.ts';
import { cutSurroundings } from './cutSurroundings.ts';
import { type PlacedLine, placeLines } from './placeLines.ts';
import { separateItem } from './separateItem.ts';

/** A document in three parts: what is before the selected code, the code, and what is after it. */
export interface Place {
  readonly before: string;
  readonly selected: string;
  readonly after: string;
  /** VS Code's language id of the document; null where nothing tells. */
  readonly language: string | null;
}

/** What stands where the selected code was. */
export function applyAnswer(place: Place, code: string): string {
  const { head, lead, indent, lines, tail, eol } = readPlace(place);
  const texts = lines.map(({ text }) => text);
  const answer = readAnswerLines(code);
  if (areSame(answer, readAnswerLines(place.selected))) return place.selected;
  const own = cutAround(cutIndent(answer, lead, indent), texts, place, lead);
  const placed = placeLines(texts, own, {
    language: place.language,
    around: listLinesAround(place),
  });
  const body = placed.map((line, at) => {
    const text = at === 0 ? cutLead(line.text, lead, indent) : line.text;
    return at === placed.length - 1 ? text : text + (findLineEnd(line, lines) ?? eol);
  });
  return head + body.join('') + tail;
}

/** The lines of an answer that stand for the code, and what stands around it on its own lines. */
export function readOwnPart(place: Place, code: string) {
  const { lead, indent, lines } = readPlace(place);
  const texts = lines.map(({ text }) => text);
  const own = cutAround(cutIndent(readAnswerLines(code), lead, indent), texts, place, lead);
  const isEnd = /\n[ \t]*$/.test(place.selected);
  return { own, lead, trail: isEnd ? '' : (/^[^\r\n]*/.exec(place.after)?.[0] ?? '') };
}

function areSame(lines: readonly string[], others: readonly string[]): boolean {
  return lines.length === others.length && lines.every((line, at) => line === others[at]);
}

/** Blanks in the middle of a line are none of its depth. */
function cutIndent(lines: readonly string[], lead: string, indent: string): readonly string[] {
  const [first = '', ...rest] = lines;
  return isBlank(lead) || !first.startsWith(indent) ? lines : [first.slice(indent.length), ...rest];
}

/** The answer without what it repeats, or leaves out, of what is around the code. */
function cutAround(
  given: readonly string[],
  code: readonly string[],
  { before, selected, after, language }: Place,
  lead: string,
): readonly string[] {
  const answer = cutGaps(given, code, language);
  const [trail = '', ...below] = after.slice(0, MAX_AROUND_CHARS).split(/\r?\n/);
  const above = before.slice(-MAX_AROUND_CHARS).split(/\r?\n/);
  const isEnd = /\n[ \t]*$/.test(selected);
  if (isBlank(lead) && (isEnd || isBlank(trail))) {
    const around = { above, below: [trail, ...below] };
    const own = cutGaps(cutSurroundings(answer, code, around), code, language);
    return separateItem(own, code, around, language);
  }
  const around = { lead, trail: isEnd ? '' : trail, above: above.slice(0, -1), below };
  return cutLineAround(answer, [code[0]?.trim() ?? '', ...code.slice(1)], around);
}

interface ReadPlace {
  /** Empty lines before the code, and a byte order mark. */
  readonly head: string;
  /** What stands before the code on its first line. */
  readonly lead: string;
  /** The blanks between that and the code. */
  readonly indent: string;
  /** The code's lines; the first has the indentation of the line that it is on. */
  readonly lines: readonly Line[];
  /** Blanks and line ends behind the code. */
  readonly tail: string;
  /** The document's line end. */
  readonly eol: string;
}

interface Line {
  readonly text: string;
  readonly eol: string;
}

/** Takes the selected code apart. */
export function readPlace({ before, selected, after }: Place): ReadPlace {
  const head = /^\uFEFF?(?:[ \t]*\r?\n)*/.exec(selected)?.[0] ?? '';
  const body = selected.slice(head.length).trimEnd();
  const lead = head.includes('\n')
    ? ''
    : before.slice(before.lastIndexOf('\n') + 1).replace(/^\uFEFF/, '');
  const [first = { text: '', eol: '' }, ...rest] = splitLines(body);
  const text = isBlank(lead) ? lead + first.text : readIndent(lead) + first.text.trimStart();
  return {
    head,
    lead,
    indent: readIndent(first.text),
    lines: [{ ...first, text }, ...rest],
    tail: selected.slice(head.length + body.length),
    eol: findUsualEnd(selected) ?? findUsualEnd(before + after) ?? '\n',
  };
}

function splitLines(text: string): readonly Line[] {
  return text.split('\n').map((line, at, all) => {
    if (at === all.length - 1) return { text: line, eol: '' };
    return line.endsWith('\r')
      ? { text: line.slice(0, -1), eol: '\r\n' }
      : { text: line, eol: '\n' };
  });
}

/** The first line end tells: editors give all of a document the same. */
function findUsualEnd(text: string): string | null {
  const at = text.indexOf('\n');
  if (at < 0) return null;
  return text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** The lines of an answer without empty ones at its ends. */
export function readAnswerLines(code: string): readonly string[] {
  const plain = code.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  return plain
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n');
}

/** How far around the code its file is read. */
const MAX_AROUND_CHARS = 20_000;

export function listLinesAround({ before, after }: Place): readonly string[] {
  return `${before.slice(-MAX_AROUND_CHARS)}\n${after.slice(0, MAX_AROUND_CHARS)}`.split(/\r?\n/);
}

/** A first line without what stands before the code already. */
function cutLead(line: string, lead: string, indent: string): string {
  if (isBlank(lead) && line.startsWith(lead)) return line.slice(lead.length);
  return indent + line.trimStart();
}

/** Unchanged lines keep their own, for a file may mix them. */
function findLineEnd({ from }: PlacedLine, lines: readonly Line[]): string | null {
  const eol = from === null ? '' : (lines[from]?.eol ?? '');
  return eol === '' ? null : eol;
}
