/**
 * What an answer's code becomes in the place of the code that it was asked for. The editor puts it in
 * by this, and the project's check tries it by the same.
 */

/** A document in three parts: what is before the selected code, the code, and what is after it. */
export interface Place {
  readonly before: string;
  readonly selected: string;
  readonly after: string;
}

/** What stands where the selected code was: indented like it, with the document's line ends. */
export function applyAnswer({ before, selected, after }: Place, code: string): string {
  const last = /\n[ \t]*$/.test(selected) ? '\n' : '';
  const lines = code.replace(/\r\n/g, '\n').trimEnd();
  const fitting = reindentCode(lines, readIndent(selected)) + last;
  return isCrlf(selected) || (!selected.includes('\n') && isCrlf(before + after))
    ? fitting.replace(/\n/g, '\r\n')
    : fitting;
}

function isCrlf(text: string): boolean {
  return text.includes('\r\n') && !/(^|[^\r])\n/.test(text);
}

/** Models answer at the margin whatever the selection's depth was. */
function reindentCode(code: string, indent: string): string {
  const lines = code.replace(/^(?:[ \t]*\n)+/, '').split('\n');
  const depths = lines.filter(line => line.trim() !== '').map(line => readIndent(line).length);
  const least = Math.min(...depths, Number.MAX_SAFE_INTEGER);
  if (least === indent.length || depths.length === 0) return lines.join('\n');
  return lines.map(line => (line.trim() === '' ? '' : indent + line.slice(least))).join('\n');
}

function readIndent(text: string): string {
  return /^(?:[ \t]*\r?\n)*([ \t]*)/.exec(text)?.[1] ?? '';
}
