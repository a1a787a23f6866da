/**
 * Patches as models write them: unified diffs, `apply_patch`, plain diffs. Their line numbers and counts
 * are often wrong, so only their lines count.
 */
import type { Edit, EditLine } from './edit.ts';

/** The changes in a text; null where it is no patch. With `isLabelled` it says itself that it is one. */
export function readPatch(text: string, isLabelled: boolean): readonly Edit[] | null {
  const lines = text.split('\n');
  const plain = readPlainDiff(lines);
  if (plain !== null) return plain;
  const first = lines.findIndex((line, at) => isHeader(line, lines[at + 1]));
  if (first < 0 && !(isLabelled && lines.some(line => /^[-+]/.test(line)))) return null;
  const isBare = first < 0 && !isMarkedThroughout(lines);
  const edits = readHunks(lines.slice(Math.max(0, first)), isBare);
  return edits.length > 0 ? edits : null;
}

/** Each line says what becomes of it, and both lines that go and lines that come are there. */
function isMarkedThroughout(lines: readonly string[]): boolean {
  const filled = lines.filter(line => line.trim() !== '');
  const marks = new Set(filled.map(line => line[0]));
  return (marks.has('+') || marks.has('-')) && filled.every(line => /^[-+ \\@]/.test(line));
}

const HEADER = /^(?:@@( |$)|diff --git |\*\*\* (?:Begin Patch|(?:Update|Add|Delete) File: ))/;

function isHeader(line: string, next = ''): boolean {
  return HEADER.test(line) || isFileHeader(line, next);
}

function isFileHeader(line: string, next = ''): boolean {
  return /^--- \S/.test(line) && /^\+\+\+ \S/.test(next);
}

/** `isBare`: unchanged lines have no blank before them. */
function readHunks(lines: readonly string[], isBare: boolean): readonly Edit[] {
  const edits: Edit[] = [];
  let file: string | null = null;
  let hunk: EditLine[] = [];
  const end = () => {
    if (hunk.some(({ kind }) => kind !== 'keep')) edits.push({ file, lines: trimHunk(hunk) });
    hunk = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isFileHeader(line, lines[at + 1])) {
      end();
      file = readFile(lines[at + 1] ?? '') ?? readFile(line);
      at += 1;
    } else if (/^\*\*\* End Patch/.test(line)) {
      end();
      return edits;
    } else if (HEADER.test(line) || /^ ?(?:\.{3}|…)$/.test(line.trimEnd())) {
      end();
      file = /^\*\*\* \w+ File: (.+)$/.exec(line)?.[1]?.trim() ?? file;
    } else if (!IGNORED.test(line)) {
      hunk.push(isBare && !/^[-+]/.test(line) ? { kind: 'keep', text: line } : readLine(line));
    }
  }
  end();
  return edits;
}

const IGNORED =
  /^(?:\\ No newline|index [0-9a-f]+\.\.|(?:new|deleted|old) (?:file )?mode |\*\*\* )/;

/** `+++ b/src/a.js` and what may follow behind a tab. */
function readFile(header: string): string | null {
  const path = header.slice(4).split('\t')[0]?.trim() ?? '';
  return path === '/dev/null' ? null : path.replace(/^[ab]\//, '');
}

/** Models leave the blank before an unchanged line out. */
function readLine(line: string): EditLine {
  if (line.startsWith('+')) return { kind: 'add', text: line.slice(1) };
  if (line.startsWith('-')) return { kind: 'cut', text: line.slice(1) };
  return { kind: 'keep', text: line.startsWith(' ') ? line.slice(1) : line };
}

/** Empty lines at the ends are the text's, not the patch's. */
function trimHunk(hunk: readonly EditLine[]): readonly EditLine[] {
  const isFilled = ({ kind, text }: EditLine) => kind !== 'keep' || text.trim() !== '';
  return hunk.slice(hunk.findIndex(isFilled), hunk.findLastIndex(isFilled) + 1);
}

const PLACE = /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$/;

/** `2c2`, the old lines behind `<`, and the new ones behind `>`. */
function readPlainDiff(lines: readonly string[]): readonly Edit[] | null {
  const filled = lines.filter(line => line.trim() !== '');
  if (!PLACE.test(filled[0] ?? '')) return null;
  const edits: EditLine[][] = [];
  for (const line of filled) {
    if (PLACE.test(line)) edits.push([]);
    else if (/^<( |$)/.test(line)) edits.at(-1)?.push({ kind: 'cut', text: line.slice(2) });
    else if (/^>( |$)/.test(line)) edits.at(-1)?.push({ kind: 'add', text: line.slice(2) });
    else if (line !== '---') return null;
  }
  return edits.map(own => ({ file: null, lines: own }));
}
