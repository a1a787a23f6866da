/** An answer in words as a Markdown document, with who gave it and what it cost. */
import type { RouteTaskOutput } from '../protocol/tools.ts';
import { defuseMarkdown } from './defuseMarkdown.ts';
import { factsRows } from './routeFacts.ts';

/** The document for `output`; `title` is what was asked. */
export function answerDocument(
  title: string,
  output: RouteTaskOutput & { readonly text: string },
): string {
  const rows = factsRows(output).map(([what, value]) => `| ${what} | ${cell(value)} |`);
  return [
    `## ${defuseMarkdown(title.replaceAll('\n', ' '))}`,
    '',
    defuseMarkdown(output.text.trim()),
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
  return defuseMarkdown(value).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}
