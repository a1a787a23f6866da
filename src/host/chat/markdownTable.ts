/** Tables in our Markdown documents: their cells are text. */
import { escapeMarkdown } from '../text/index.ts';

/** One row. */
export function renderRow(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
}

/** A whole table; nothing where there are no rows. */
export function renderTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  return [renderRow(titles), `|${':--|'.repeat(titles.length)}`, ...rows.map(renderRow), ''];
}
