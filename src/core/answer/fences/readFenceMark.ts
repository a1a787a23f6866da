/** One line read as a fence of a code block. */

export interface FenceMark {
  readonly char: '`' | '~';
  /** How many marks stand in a row, at least three. */
  readonly run: number;
  /** Where the marks begin, with tabs of four columns. */
  readonly column: number;
  /** What lines of the block begin with: blanks as wide as a list's bullet, or a quotation's `>`. */
  readonly indent: string;
  /** What follows the marks, trimmed. */
  readonly info: string;
}

/** Reads a line as a fence; null for any other. Only an opening may stand behind a list's bullet. */
export function readFenceMark(line: string, as: 'opening' | 'closing'): FenceMark | null {
  const [, start = '', marks = '', rest = ''] = PATTERN[as].exec(line) ?? [];
  if (marks === '') return null;
  // ```` ```code``` ```` on one line is inline code.
  if (rest.includes(marks)) return null;
  return {
    char: marks.startsWith('~') ? '~' : '`',
    run: marks.length,
    column: countColumns(start),
    indent: start.replace(/[^\s>]/g, ' '),
    info: rest.trim(),
  };
}

const PATTERN = {
  opening: /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}|~{3,})(.*)$/,
  closing: /^([ \t>]*)(`{3,}|~{3,})(.*)$/,
} as const;

const TAB_COLUMNS = 4;

function countColumns(start: string): number {
  let column = 0;
  for (const char of start) column += char === '\t' ? TAB_COLUMNS - (column % TAB_COLUMNS) : 1;
  return column;
}
