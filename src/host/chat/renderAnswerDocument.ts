/** An answer in words as a Markdown document, with its model and cost. */
import { wrapInFence } from '../../core/answer/index.ts';
import type { RouteTaskOutput } from '../../protocol/tools/index.ts';
import { escapeMarkdown } from '../text/index.ts';
import { defuseMarkdown } from './defuseMarkdown.ts';
import { renderRow } from './markdownTable.ts';
import { listFactsRows } from './routeFacts.ts';

/** The document for `output`; `title` is what was asked. */
export function renderAnswerDocument(
  title: string,
  output: RouteTaskOutput & { readonly text: string },
): string {
  const rows = listFactsRows(output).map(renderRow);
  return [
    `## ${escapeMarkdown(title)}`,
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

/** Code that is the whole answer stands in a fence, which it cannot end. */
function fenceBareCode({ text, code, language = '' }: RouteTaskOutput & { text: string }): string {
  if (code?.trim() !== text.trim()) return text.trim();
  return wrapInFence(code, language);
}
