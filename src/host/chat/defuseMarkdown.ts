/**
 * Makes a model's Markdown safe for the preview: an image or a tag in it would make the editor fetch
 * an address, and could carry the code away. Both are broken by a character of no width.
 *
 * Code in fences is left as it is, so that it can be copied. Where the preview might see the end of
 * a fence elsewhere than we do, nothing counts as code from there on: that costs looks, not safety.
 */

const NO_WIDTH = '\u200b';

type State =
  | { readonly kind: 'prose' }
  | { readonly kind: 'fence'; readonly indent: number; readonly mark: string }
  /** Nothing counts as code any more. */
  | { readonly kind: 'careful' };

/** Deeper, and a fence may be text of the paragraph before it. */
const MAX_FENCE_INDENT = 3;

/** The same text, unable to fetch anything. An unfinished fence is closed. */
export function defuseMarkdown(markdown: string): string {
  let state: State = { kind: 'prose' };
  const lines: string[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const before: State = state;
    state = advanceState(before, line);
    const isCode = before.kind === 'fence' && state.kind !== 'careful';
    const opens = before.kind === 'prose' && state.kind === 'fence';
    lines.push(isCode || opens ? line : defuseLine(line));
  }
  // An answer that was cut in its code must not swallow what follows.
  if (state.kind === 'fence') lines.push(' '.repeat(state.indent) + state.mark);
  return lines.join('\n');
}

function advanceState(state: State, line: string): State {
  const [, spaces = '', mark, rest = ''] = /^( *)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  const indent = spaces.length;
  switch (state.kind) {
    case 'careful':
      return state;
    case 'prose':
      if (mark !== undefined && indent <= MAX_FENCE_INDENT && isInfoString(mark, rest)) {
        return { kind: 'fence', indent, mark };
      }
      // A fence in a quotation, behind a bullet or in mathematics: its end is unknown.
      return /```|~~~|\$\$/.test(line) ? { kind: 'careful' } : state;
    case 'fence': {
      if (line.trim() === '') return state;
      if (line.search(/[^ ]/) < state.indent) return { kind: 'careful' };
      if (!mark?.startsWith(state.mark) || rest.trim() !== '') return state;
      return indent === state.indent ? { kind: 'prose' } : { kind: 'careful' };
    }
  }
}

/** What follows the opening marks; backticks may not be followed by more of them. */
function isInfoString(mark: string, rest: string): boolean {
  return mark.startsWith('~') || !rest.includes('`');
}

function defuseLine(line: string): string {
  return line.replaceAll('![', `!${NO_WIDTH}[`).replaceAll(/<(?=[a-zA-Z/!?])/g, `<${NO_WIDTH}`);
}
