/**
 * The fenced code blocks of a text, after CommonMark's rules with three allowances for models: any
 * indentation, a block inside a Markdown block, and a last block that was never closed.
 */

export interface Fence {
  /** The first word after the opening fence, in lower case; empty without one. */
  readonly label: string;
  readonly code: string;
  /** The words between the block before (or the beginning) and this one. */
  readonly before: string;
  /** False where the text ended inside the block. */
  readonly closed: boolean;
}

export interface FencedText {
  readonly fences: readonly Fence[];
  /** The words after the last block. */
  readonly after: string;
}

/** Splits a text into its fenced blocks and the words around them. Nothing of it is lost. */
export function readFences(text: string): FencedText {
  const fences: Fence[] = [];
  let open: OpenFence | null = null;
  let words: string[] = [];
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line);
    if (open === null) {
      if (mark === null || isInline(line, mark)) words.push(line);
      else {
        open = opened(mark, words.join('\n'));
        words = [];
      }
      continue;
    }
    if (closes(open, mark)) {
      fences.push(closed(open, true));
      open = null;
    } else {
      open.nested += nesting(open, mark);
      open.lines.push(line);
    }
  }
  if (open !== null) fences.push(closed(open, false));
  return { fences, after: words.join('\n') };
}

interface OpenFence {
  readonly mark: string;
  readonly indent: string;
  readonly label: string;
  readonly before: string;
  readonly lines: string[];
  nested: number;
}

const FENCE = /^([ \t]*(?:>[ \t]?)*)(`{3,}|~{3,})[ \t]*([^\n]*?)[ \t]*\r?$/;

/** ```` ```code``` ```` on one line is inline code, not the opening of a block. */
function isInline(line: string, mark: RegExpExecArray): boolean {
  return (mark[2] ?? '').startsWith('`') && (mark[3] ?? '').includes('`') && line.includes('`');
}

function opened(mark: RegExpExecArray, before: string): OpenFence {
  const label = /^\{?\.?([A-Za-z0-9+#._-]+)/.exec(mark[3] ?? '')?.[1] ?? '';
  return {
    mark: mark[2] ?? '',
    indent: mark[1] ?? '',
    label: label.toLowerCase(),
    before,
    lines: [],
    nested: 0,
  };
}

function closes(open: OpenFence, mark: RegExpExecArray | null): boolean {
  if (mark === null || open.nested > 0) return false;
  const run = mark[2] ?? '';
  return run[0] === open.mark[0] && run.length >= open.mark.length && (mark[3] ?? '') === '';
}

/** Inside Markdown a labelled fence opens an inner block that the next bare fence closes. */
function nesting(open: OpenFence, mark: RegExpExecArray | null): number {
  if (mark === null || (open.label !== 'markdown' && open.label !== 'md')) return 0;
  if ((mark[3] ?? '') !== '') return 1;
  return open.nested > 0 ? -1 : 0;
}

function closed(open: OpenFence, isClosed: boolean): Fence {
  const indent = open.indent;
  const lines =
    indent === ''
      ? open.lines
      : open.lines.map(line => (line.startsWith(indent) ? line.slice(indent.length) : line));
  const code = lines.join('\n').replace(/\r$/gm, '');
  return { label: open.label, code, before: open.before, closed: isClosed };
}
