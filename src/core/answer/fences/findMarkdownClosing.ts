/**
 * Where a Markdown block ends that holds blocks itself. A bare fence in it may close it, or open and
 * close a block inside it; of the readings that make sense, the longest is taken, so that no inner
 * block is lost.
 */
import { type FenceMark, readFenceMark } from './readFenceMark.ts';

/** The line that closes the block; the number of lines where the text ends inside it. */
export function findMarkdownClosing(
  lines: readonly string[],
  from: number,
  open: FenceMark,
): number {
  let inner: 'none' | 'labelled' | 'bare' | 'deeper' = 'none';
  let candidate = lines.length;
  for (let at = from; at < lines.length; at += 1) {
    const mark = readFenceMark(lines[at] ?? '', 'closing');
    if (mark === null || mark.char !== open.char || mark.run < open.run) continue;
    if (mark.info !== '') {
      // A label inside a bare block makes no sense: the bare fence has closed the Markdown.
      if (inner === 'bare') return candidate;
      if (inner === 'none') inner = 'labelled';
    } else if (inner !== 'none') {
      inner = 'none';
    } else if (mark.column > open.column) {
      inner = 'deeper';
    } else {
      inner = 'bare';
      candidate = at;
    }
  }
  return inner === 'bare' ? candidate : lines.length;
}
