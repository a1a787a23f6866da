/** Blocks of what to search for and what to put in its place, as in a conflict of a merge. */
import type { Edit } from './edit.ts';

const SEARCH = /^(?:<{5,9}|-{5,9}(?= *SEARCH))(?: .*)?$/;
const MIDDLE = /^={5,9}$/;
const REPLACE = /^(?:>{5,9}|\+{5,9}(?= *REPLACE))(?: .*)?$/;

/** Where the lines were, as some models are taught to say; the numbers are often wrong. */
const LINE_NUMBER = /^(?::(?:start|end)_line:\s*\d+|-{5,9})$/;

/**
 * The replacements in a text; null where it has none, or one that does not end. `findFile`: the file that a line
 * before a block names.
 */
export function readReplacements(
  text: string,
  findFile: (line: string) => string | null,
): readonly Edit[] | null {
  const edits: Edit[] = [];
  let old: string[] = [];
  let now: string[] = [];
  let file: string | null = null;
  let state: 'outside' | 'search' | 'replace' = 'outside';
  for (const line of text.split('\n')) {
    const mark = line.trimEnd();
    if (state === 'outside') {
      if (!SEARCH.test(mark)) {
        file = findFile(line) ?? file;
        continue;
      }
      state = 'search';
      old = [];
      now = [];
    } else if (state === 'search') {
      if (MIDDLE.test(mark)) state = 'replace';
      else if (!(old.length === 0 && LINE_NUMBER.test(mark))) old.push(line);
    } else if (REPLACE.test(mark)) {
      const cut = old.map(each => ({ kind: 'cut', text: each }) as const);
      edits.push({
        file,
        lines: [...cut, ...now.map(each => ({ kind: 'add', text: each }) as const)],
      });
      state = 'outside';
    } else {
      now.push(line);
    }
  }
  return state !== 'outside' || edits.length === 0 ? null : edits;
}

/** Whether a text has the marks of such blocks, whole or not. */
export function hasReplacementMarks(text: string): boolean {
  const lines = text.split('\n').map(line => line.trimEnd());
  return (
    lines.some(line => /^<{7} /.test(line) || /^-{5,9} SEARCH/.test(line)) &&
    lines.some(line => MIDDLE.test(line))
  );
}
