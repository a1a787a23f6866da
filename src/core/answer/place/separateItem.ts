/**
 * An answer for items in the middle of a list, with the comma behind the last one: by itself it needs
 * none, in its place it does.
 */
import { findLanguage } from '../../languages/index.ts';
import { isBlank } from '../lines/index.ts';
import type { Surroundings } from './cutSurroundings.ts';

/** The answer; with a comma where the code had one, and another item follows. */
export function separateItem(
  answer: readonly string[],
  code: readonly string[],
  { above, below }: Surroundings,
  language: string | null,
): readonly string[] {
  const opener = above.findLast(line => !isBlank(line)) ?? '';
  const next = below.find(line => !isBlank(line)) ?? '';
  const isItem = /[,([{]\s*$/.test(opener) && /^\s*[^\s)}\]]/.test(next);
  const last = answer.at(-1) ?? '';
  const marks = findLanguage(language)?.comments?.line ?? [];
  const isOpen = !/[\p{L}\p{N}_"'`)\]}]$/u.test(last) || marks.some(mark => last.includes(mark));
  if (!isItem || isOpen || !/,\s*$/.test(code.at(-1) ?? '')) return answer;
  return [...answer.slice(0, -1), `${last},`];
}
