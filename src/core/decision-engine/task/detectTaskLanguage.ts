/**
 * Which programming language a task is in: the editor's word first, else a fence's tag, a name in
 * the prose, or the look of the code. `unknown` is an answer.
 */
import {
  detectCodeLanguage,
  findSpokenLanguage,
  normalizeDialectName,
} from '../../languages/index.ts';
import type { PromptParts } from './splitPrompt.ts';

/** One canonical name, lower case. */
export function detectTaskLanguage({ prose, code, fenceTag }: PromptParts, given?: string): string {
  if (given !== undefined && given.trim() !== '') return normalizeDialectName(given);
  if (fenceTag !== '') return normalizeDialectName(fenceTag);
  return (findSpokenLanguage(prose) ?? detectCodeLanguage(code))?.id ?? 'unknown';
}
