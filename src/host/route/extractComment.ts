/**
 * What a comment says, without its marks: a selection that is nothing but a comment is a request.
 *
 * Judged by the marks alone, so that it needs no grammar: a line of code among them, or a language
 * whose marks are not known, and it is no comment.
 */
import { type CommentMarks, findLanguage } from '../../core/languages/index.ts';

/** The words of `code`, or undefined where there is more than a comment, or nothing in it. */
export function extractComment(code: string, language: string): string | undefined {
  const text = code.trim();
  const marks = findLanguage(language)?.comments;
  if (!marks) return undefined;
  const blocks = [...marks.block, ...(marks.documents ?? [])];
  const words = readBlockComment(text, blocks) ?? readLineComments(text, marks.line);
  return words === undefined || !/\p{L}/u.test(words) ? undefined : words;
}

function readBlockComment(text: string, blocks: CommentMarks['block']): string | undefined {
  const found = blocks.find(([begin, end]) => text.startsWith(begin) && text.endsWith(end));
  if (!found) return undefined;
  const [begin, end] = found;
  const inner = text.slice(begin.length, -end.length);
  // An end before the last one: there is code between two comments.
  if (text.length < begin.length + end.length || inner.includes(end)) return undefined;
  return joinLines(inner.split('\n').map(line => line.trim().replace(/^[*!]+(?=\s|$)/, '')));
}

function readLineComments(text: string, marks: readonly string[]): string | undefined {
  if (marks.length === 0) return undefined;
  const mark = new RegExp(`^(?:${marks.map(formatMark).join('|')})`);
  const lines = text.split('\n').map(line => line.trim());
  if (!lines.every(line => line === '' || mark.test(line))) return undefined;
  return joinLines(lines.map(line => line.replace(mark, '')));
}

/** The mark once or more, with what makes it a documenting one; `#!` names a program to run. */
function formatMark(mark: string): string {
  const last = mark.at(-1) ?? '';
  return mark.length === 1 ? `${last}+(?!!)` : `${mark}[${last}!]*`;
}

function joinLines(lines: readonly string[]): string {
  return lines
    .map(line => line.trim())
    .join('\n')
    .trim();
}
