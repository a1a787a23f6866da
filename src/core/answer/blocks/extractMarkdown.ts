/**
 * The Markdown file in an answer. Its own blocks are part of it, so the answer is the file, unless it
 * wraps the file in one block and says nothing outside of it that may belong to a file.
 */

import { findLanguageId } from '../../languages/index.ts';
import type { Fence } from '../fences/index.ts';
import { stripBlankEnds } from '../prose/index.ts';

/** The file; null where the answer is plain words, such as a refusal. */
export function extractMarkdown(text: string, fences: readonly Fence[]): string | null {
  const [only] = fences;
  if (only === undefined) return MARKED.test(text) ? text : null;
  const isWrapper =
    findLanguageId(only.label) === 'markdown' || (only.label === '' && HEADED.test(only.code));
  if (fences.length > 1 || !isWrapper || only.code.trim() === '') return text;
  const outside = text.split('\n').length - only.code.split('\n').length;
  const isBare = outside <= MAX_OUTSIDE_LINES && !MARKED.test(only.before);
  return isBare ? stripBlankEnds(only.code) : text;
}

/** More lines around a block are a file with a block in it. */
const MAX_OUTSIDE_LINES = 12;

const HEADED = /^\s*#{1,6} \S/;
/** Headings, lists, tables, links and emphasis. */
const MARKED = /^(#{1,6} \S|[-*+] \S|\d+\. \S|\|.*\||> \S)|\]\(|\*\*\S/m;
