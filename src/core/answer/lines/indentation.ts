/** Indentation as text: what lines begin with, what they share, and how a file lays out its levels. */

/** The blanks that a line begins with. */
export function readIndent(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** What all of the indents begin with. */
export function findSharedIndent(indents: readonly string[]): string {
  return indents.reduce(cutToShared, indents[0] ?? '');
}

function cutToShared(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/** One level as it is written in lines; null where they have no second level to tell it by. */
export function detectLevel(lines: readonly string[]): string | null {
  const indents = lines.filter(line => !isBlank(line)).map(readIndent);
  const tabbed = indents.filter(indent => indent.startsWith('\t')).length;
  const spaced = indents.filter(indent => indent.startsWith(' ')).length;
  if (tabbed > 0 && tabbed >= spaced) return '\t';
  const steps = new Map<number, number>();
  for (const [at, { length }] of indents.entries()) {
    const step = length - (indents[at - 1]?.length ?? length);
    if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  const [usual] = [...steps].sort(([a, m], [b, n]) => n - m || a - b);
  return usual === undefined ? null : ' '.repeat(usual[0]);
}

/** The same depth written in levels of another kind. What is no whole level stays as spaces. */
export function convertIndent(indent: string, from: string, to: string): string {
  const width = measureIndent(indent, from.startsWith(' ') ? from.length : to.length);
  const level = from.startsWith(' ') ? from.length : to.length;
  return to.repeat(Math.floor(width / level)) + ' '.repeat(width % level);
}

/** Columns of an indent, with tabs of so many. */
export function measureIndent(indent: string, tabColumns: number): number {
  let column = 0;
  for (const char of indent) {
    column += char === '\t' ? tabColumns - (column % tabColumns) : 1;
  }
  return column;
}

/** Moves an indent from below one margin to below another; one that is shallower keeps its distance. */
export function moveIndent(indent: string, from: string, to: string): string {
  if (indent.startsWith(from)) return to + indent.slice(from.length);
  return to.slice(0, Math.max(0, to.length - (from.length - indent.length)));
}
