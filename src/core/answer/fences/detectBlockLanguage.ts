/** Which language a block is in, by its label or its file. */

import {
  areRelated,
  detectFileLanguage,
  findLanguage,
  findLanguageId,
  type LanguageRole,
} from '../../languages/index.ts';
import type { Fence } from './fences.ts';

/** The language id of a block; null where neither a known label nor a file tells. */
export function detectBlockLanguage({ label, file }: Fence): string | null {
  return findLanguageId(label) ?? (file === null ? null : detectFileLanguage(file));
}

/** Whether a block may be in a language. One without a known label may be in any. */
export function mayBeInLanguage(fence: Fence, language: string): boolean {
  const label = detectBlockLanguage(fence);
  return label === null || areRelated(label, language);
}

/** Whether a language is that of command lines. */
export function isCommandLanguage(language: string): boolean {
  return findLanguage(language)?.role === 'commands';
}

/** Whether a label is of what stands beside code; code in another language seldom bears one. */
export function isBesideCode(language: string): boolean {
  const role = findLanguage(language)?.role;
  return role !== undefined && BESIDE_CODE.has(role);
}

const BESIDE_CODE: ReadonlySet<LanguageRole> = new Set([
  'commands',
  'document',
  'output',
  'record',
]);
