/** An answer in words as a Markdown document, with who gave it and what it cost. */
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { defuseMarkdown } from './defuseMarkdown.ts';
import { listFactsRows } from './routeFacts.ts';

/** The document for `output`; `title` is what was asked. */
export function renderAnswerDocument(
  title: string,
  output: RouteTaskOutput & { readonly text: string },
): string {
  const rows = listFactsRows(output).map(([what, value]) => `| ${what} | ${escapeCell(value)} |`);
  return [
    `## ${defuseMarkdown(title.replaceAll('\n', ' '))}`,
    '',
    defuseMarkdown(fenceBareCode(output)),
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

function fenceBareCode(output: RouteTaskOutput & { readonly text: string }): string {
  const text = output.text.trim();
  const isBareCode =
    CODE_CHECKS.has(output.verification?.by ?? '') &&
    !text.includes('```') &&
    !text.includes('~~~');
  return isBareCode ? `\`\`\`\n${text}\n\`\`\`` : text;
}

function escapeCell(value: string): string {
  return defuseMarkdown(value).replaceAll('|', '\\|').replaceAll(/\r?\n/g, ' ');
}
