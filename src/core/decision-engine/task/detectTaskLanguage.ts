/**
 * Which programming language a task is in: the editor's word first, else a fence's tag, a name in
 * the prose, or the look of the code. `unknown` is an answer.
 */
import {
  detectCodeLanguage,
  findMentionedLanguage,
  normalizeDialectName,
} from '../../languages/index.ts';
import type { PromptParts } from './splitPrompt.ts';

/** One canonical name, lower case. */
export function detectTaskLanguage(parts: PromptParts, given?: string): string {
  const { words, code, fenceTag } = parts;
  if (given !== undefined && given.trim() !== '') return normalizeDialectName(given);
  if (fenceTag !== '') return normalizeDialectName(fenceTag);
  return (findMentionedLanguage(words) ?? detectCodeLanguage(code))?.id ?? 'unknown';
}
