/** Tables in our Markdown documents: no cell breaks one, or makes the preview fetch anything. */
import { defuseMarkdown } from './defuseMarkdown.ts';

/** One row. */
export function renderRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

/** A whole table; nothing where there are no rows. */
export function renderTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  return [renderRow(titles), `|${':--|'.repeat(titles.length)}`, ...rows.map(renderRow), ''];
}

function escapeCell(value: string): string {
  return defuseMarkdown(value).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}
