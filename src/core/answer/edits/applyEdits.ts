/**
 * The code with a described change in it. It is applied exactly or not at all: each place must be
 * found once, and nothing of the change may be left over.
 */
import { findRuns, moveIndent, readIndent } from '../lines/index.ts';
import type { Edit, EditLine } from './edit.ts';

/** The changed code; null where the change does not fit it. */
export function applyEdits(code: string, edits: readonly Edit[]): string | null {
  const lines = code.split(/\r?\n/);
  const placed = edits.map(edit => placeEdit(lines, edit));
  const found = placed.filter(each => each !== null).sort((a, b) => a.from - b.from);
  const fits = found.every((each, at) => each.from >= (found[at - 1]?.to ?? 0));
  if (found.length === 0 || found.length < edits.length || !fits) return null;
  let at = 0;
  const changed = found.flatMap(({ from, to, now }) => {
    const kept = lines.slice(at, from);
    at = to;
    return [...kept, ...now];
  });
  return [...changed, ...lines.slice(at)].join('\n');
}

/** Lines that are replaced, up to the one behind the last, and what takes their place. */
interface PlacedEdit {
  readonly from: number;
  readonly to: number;
  readonly now: readonly string[];
}

function placeEdit(lines: readonly string[], edit: Edit): PlacedEdit | null {
  for (const normalize of [cutEnd, trimLine]) {
    const own = lines.map(normalize);
    for (const part of listParts(edit.lines, own, normalize)) {
      const old = part.filter(({ kind }) => kind !== 'add');
      const places = findRuns(
        own,
        old.map(({ text }) => normalize(text)),
        MAX_PLACES,
      );
      const [from] = places;
      if (places.length > 1) return null;
      if (from !== undefined) return replaceRun(lines, from, part, old.length);
    }
  }
  return null;
}

/** A second place is one too many. */
const MAX_PLACES = 2;

function cutEnd(line: string): string {
  return line.trimEnd();
}

function trimLine(line: string): string {
  return line.trim();
}

/** The whole edit, and without the unchanged lines at its ends that stand before and behind the code. */
function* listParts(
  edit: readonly EditLine[],
  own: readonly string[],
  normalize: (line: string) => string,
): Iterable<readonly EditLine[]> {
  const hasOld = edit.some(({ kind, text }) => kind !== 'add' && text.trim() !== '');
  if (!hasOld) return;
  yield edit;
  const first = edit.findIndex(({ kind }) => kind !== 'keep');
  const last = edit.findLastIndex(({ kind }) => kind !== 'keep');
  const isOwn = ({ text }: EditLine) => own.includes(normalize(text));
  const start = edit.findIndex((line, at) => at >= first || isOwn(line));
  const end = edit.findLastIndex((line, at) => at <= last || isOwn(line));
  const inner = edit.slice(start, end + 1);
  const old = inner.filter(({ kind }) => kind !== 'add').map(({ text }) => normalize(text));
  const head = own.findIndex(line => line !== '');
  const tail = own.findLastIndex(line => line !== '') + 1 - old.length;
  const startsThere = start === 0 || old.every((line, at) => own[head + at] === line);
  const endsThere = end === edit.length - 1 || old.every((line, at) => own[tail + at] === line);
  if (inner.length < edit.length && old.length > 0 && startsThere && endsThere) yield inner;
}

/** Unchanged lines stay as the code has them; new ones stand as deep as those around them do. */
function replaceRun(
  lines: readonly string[],
  from: number,
  edit: readonly EditLine[],
  length: number,
): PlacedEdit {
  const olds = edit.filter(({ kind }) => kind !== 'add');
  const indents = olds.map(({ text }, at) => [
    readIndent(text),
    readIndent(lines[from + at] ?? ''),
  ]);
  let at = 0;
  const now = edit.flatMap(({ kind, text }) => {
    if (kind === 'add') {
      const [own = '', there = ''] = indents[Math.max(0, at - 1)] ?? [];
      return [own === there ? text : moveLine(text, own, there)];
    }
    at += 1;
    return kind === 'keep' ? [lines[from + at - 1] ?? ''] : [];
  });
  return { from, to: from + length, now };
}

function moveLine(line: string, from: string, to: string): string {
  if (line.trim() === '') return '';
  return moveIndent(readIndent(line), from, to) + line.trimStart();
}
