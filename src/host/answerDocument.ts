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
    defuseMarkdown(readable(output)),
    '',
    '---',
    '',
    '| | |',
    '|:--|:--|',
    ...rows,
    '',
  ].join('\n');
}

/** What a check read as code, and is not in a fence, is code nevertheless. */
const CODE_CHECKS: ReadonlySet<string> = new Set([
  'parses',
  'loads',
  'examples',
  'tests',
  'project',
]);

function readable(output: RouteTaskOutput & { readonly text: string }): string {
  const text = output.text.trim();
  const isBareCode =
    CODE_CHECKS.has(output.verification?.by ?? '') &&
    !text.includes('```') &&
    !text.includes('~~~');
  return isBareCode ? `\`\`\`\n${text}\n\`\`\`` : text;
}

function cell(value: string): string {
  return defuseMarkdown(value).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}
