/**
 * The text of an answer that stands for selected sentences. Blocks and words are as much part of such a
 * text as of an answer, so it is known by the words that it has of the selected one.
 */
import { findLanguage } from '../../languages/index.ts';
import type { Fence } from '../fences/index.ts';

/** The text; null where nothing tells, and where the selected one has blocks of its own. */
export function readWritten(
  text: string,
  fences: readonly Fence[],
  selected: string,
): string | null {
  if (MARK.test(selected)) return null;
  const [only] = fences;
  if (only === undefined) return keepsWords(selected, text) ? cutLead(text, selected) : null;
  const isPlain = only.label === '' || findLanguage(only.label)?.isProse === true;
  if (fences.length > 1 || !isPlain || !only.closed || only.code.trim() === '') return null;
  const isAll = /^\s*(`{3,}|~{3,})[^\n]*\n[\s\S]*\n[ \t]*\1\s*$/.test(text);
  return isAll || keepsWords(selected, only.code) ? only.code : null;
}

const MARK = /^[ \t>]*(?:[-*+] |\d+[.)] )?(?:`{3,}|~{3,})/m;

/** A text that has fewer of its words is one about it. */
function keepsWords(selected: string, text: string): boolean {
  const words = listWords(selected);
  const there = new Set(listWords(text));
  const kept = words.filter(word => there.has(word)).length;
  return kept >= words.length / 2 && words.length > 0;
}

/** Some scripts have no blanks between words. */
function listWords(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return lower.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu) ?? [];
}

/** Without a first paragraph that says what comes. */
function cutLead(text: string, selected: string): string {
  const lead = /^\s*([^\n]+[:：])[ \t]*\n[ \t]*\n/.exec(text);
  const isOwn = lead === null || selected.includes(lead[1] ?? '');
  return isOwn ? text.trim() : text.slice(lead[0].length).trim();
}
