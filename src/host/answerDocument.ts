/**
 * An answer in words as a Markdown document, with who gave it and what it cost.
 *
 * A model's text is not to be trusted with the preview: an image or a tag in it would make the
 * editor fetch an address, and could carry the code away. Both are broken by a character of no width.
 */
import type { RouteTaskOutput } from '../protocol/tools.ts';
import { factsRows } from './routeFacts.ts';

const NO_WIDTH = '\u200b';

/** The document for `output`; `title` is what was asked. */
export function answerDocument(
  title: string,
  output: RouteTaskOutput & { readonly text: string },
): string {
  const rows = factsRows(output).map(([what, value]) => `| ${what} | ${cell(value)} |`);
  return [
    `## ${defuse(title.replaceAll('\n', ' '))}`,
    '',
    defuse(output.text.trim()),
    '',
    '---',
    '',
    '| | |',
    '|:--|:--|',
    ...rows,
    '',
  ].join('\n');
}

function cell(value: string): string {
  return defuse(value).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}

/**
 * Breaks images and tags outside of fenced code. Only a fence without indentation counts as one:
 * an indented fence may end with the list that holds it, earlier than it seems.
 */
export function defuse(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split(/\r?\n/).map(line => {
    const mark = /^(`{3,}|~{3,})([^`]*)$/.exec(line);
    if (fence === undefined) {
      if (mark) {
        fence = mark[1];
        return line;
      }
      return line.replaceAll('![', `!${NO_WIDTH}[`).replaceAll(/<(?=[a-zA-Z/!?])/g, `<${NO_WIDTH}`);
    }
    if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === '') fence = undefined;
    return line;
  });
  // An answer that was cut in its code must not swallow what follows.
  return [...lines, ...(fence === undefined ? [] : [fence])].join('\n');
}
