/**
 * Of several ways to read an answer that stands for selected code the one that keeps most of it. Fences
 * in code, and code that reads like words, leave it open what the answer is; the code does not.
 */

import { findLanguage } from '../../languages/index.ts';
import { readProse, splitParagraphs } from '../prose/index.ts';

/** The reading, or one that has more of the selected code; null where there is no code. */
export function chooseReading(
  text: string,
  reading: string | null,
  selected: string,
  language: string | null,
): string | null {
  if (TEMPLATE.test(selected) && text.trim() === `\`${reading}\``) return text;
  const all =
    selected.split('\n').some(line => FENCE.test(line)) || reading === null
      ? [readBlock(text), text]
      : [];
  const best = all.reduce<Reading>(
    (known, code) => {
      const kept = code === null ? 0 : measureAll(selected, code);
      return code !== null && kept > known.kept ? { code, kept } : known;
    },
    { code: reading, kept: reading === null ? LEAST_KEPT : measureAll(selected, reading) },
  );
  const isAll = best.code === text && reading !== text;
  return isAll && !isWritten(language) ? cutWords(text, selected) : best.code;
}

/** Where the marks are the code's own, those of an answer are no marks around code. */
const TEMPLATE = /^\s*`[^`]*`\s*$/;

/** Whether sentences are what it is made of. */
function isWritten(language: string | null): boolean {
  const role = findLanguage(language)?.role;
  return role === 'document' || role === 'markup' || role === 'output';
}

/** Words that quote less of the code are words about it. */
const LEAST_KEPT = 0.5;

/** The share of the selected lines that the code has, each as often as it is there; brackets count, too. */
function measureAll(selected: string, code: string): number {
  const left = new Map<string, number>();
  for (const line of listFilled(code)) left.set(line, (left.get(line) ?? 0) + 1);
  const lines = listFilled(selected);
  const kept = lines.filter(line => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
  return kept.length / lines.length;
}

function listFilled(text: string): readonly string[] {
  return text.split('\n').flatMap(line => line.trim() || []);
}

interface Reading {
  readonly code: string | null;
  readonly kept: number;
}

const FENCE = /^[ \t>]*(?:[-*+] |\d+[.)] )?(?:`{3,}|~{3,})/;

/** All between the first fence and the last one. */
function readBlock(text: string): string | null {
  const lines = text.split('\n');
  const first = lines.findIndex(line => FENCE.test(line));
  const last = lines.findLastIndex(line => /^[ \t]*(?:`{3,}|~{3,})[ \t]*$/.test(line));
  return first < 0 || last <= first ? null : lines.slice(first + 1, last).join('\n');
}

/** Without the sentences before and behind it that the selected code does not have. */
function cutWords(text: string, selected: string): string {
  const known = new Set(selected.split('\n').map(line => line.trim()));
  const all = splitParagraphs(text.split('\n'));
  const isOwn = (at: number) => {
    const lines = (all[at]?.lines ?? []).filter(line => line.trim() !== '');
    return readProse(lines) !== 'certain' || lines.some(line => known.has(line.trim()));
  };
  let first = 0;
  while (first < all.length - 1 && !isOwn(first)) first += 1;
  let last = all.length - 1;
  while (last > first && !isOwn(last)) last -= 1;
  return all
    .slice(first, last + 1)
    .flatMap(({ lines }) => lines)
    .join('\n')
    .trimEnd();
}
