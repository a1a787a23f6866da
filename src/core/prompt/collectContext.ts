/**
 * The parts of a document around a selection that help a model with it, found line by line without a
 * parser: what has no known shape in some language is left out, and costs nothing.
 */
import { listImports, readBody } from '../answer/index.ts';
import type { ContextPart, Task } from '../types.ts';

/** Every part that there is, whole. Empty ones are left out. */
export function collectContext({ context, replaces = '' }: Task): readonly ContextPart[] {
  if (context === undefined) return [];
  const { before, after, diagnostics = [], related = [] } = context;
  const above = before.split('\n');
  const below = after.split('\n');
  const indent = measureIndent(above, replaces.split('\n'), below);
  const parts: readonly ContextPart[] = [
    { what: 'diagnostics', text: diagnostics.join('\n') },
    { what: 'imports', text: listImports(above).flat().join('\n') },
    { what: 'enclosing', text: listEnclosing(above, indent).join('\n') },
    ...related.map(({ filePath, text }) => ({ what: 'related', filePath, text }) as const),
    { what: 'outline', text: listHeads([...above, ...below]).join('\n') },
    { what: 'before', text: above.join('\n').trimEnd() },
    { what: 'after', text: below.join('\n').trimStart() },
  ];
  return parts.filter(({ text }) => text.trim() !== '');
}

/**
 * How deep the code stands: as deep as its own first line, as the line above or, where that opens a
 * block, deeper, and as the line below likewise. A tab counts as one column.
 */
function measureIndent(
  above: readonly string[],
  code: readonly string[],
  below: readonly string[],
): number {
  const isText = (line: string) => line.trim() !== '';
  const last = above.findLast(isText) ?? '';
  const next = below.find(isText) ?? '';
  return Math.max(
    measureColumn(code.find(isText) ?? ''),
    measureColumn(last) + Number(/[{([:]\s*$/.test(last)),
    measureColumn(next) + Number(/^\s*[)\]}]/.test(next)),
  );
}

const measureColumn = (line: string): number => Math.max(0, line.search(/\S/));

/** The heads of all that encloses what stands at `indent`, outermost first: each is less indented. */
function listEnclosing(above: readonly string[], indent: number): readonly string[] {
  const heads: string[] = [];
  let limit = indent;
  for (let at = above.length - 1; at >= 0 && limit > 0; at -= 1) {
    const line = above[at] ?? '';
    const column = line.search(/\S/);
    if (column < 0 || column >= limit) continue;
    limit = column;
    // What only closes, or goes on, encloses nothing by itself.
    if (!/^\s*[)\]}]/.test(line)) heads.unshift(line);
  }
  return heads;
}

/** The heads of functions, methods and types. */
function listHeads(lines: readonly string[]): readonly string[] {
  return lines.filter(line => line.trim() !== '' && readBody(line) !== null);
}
