/** Which language a block is in, by its label or its file. */

import { detectFileLanguage, findLanguageId } from '../../languages/index.ts';
import type { Fence } from './fences.ts';

/** The language id of a block; null where neither a known label nor a file tells. */
export function detectBlockLanguage({ label, file }: Fence): string | null {
  return findLanguageId(label) ?? (file === null ? null : detectFileLanguage(file));
}

/** Whether a block may be in a language. One without a known label may be in any. */
export function mayBeInLanguage(fence: Fence, language: string): boolean {
  const label = detectBlockLanguage(fence);
  if (label === null || label === language) return true;
  return FAMILIES.some(family => family.has(label) && family.has(language));
}

/** Languages whose blocks may stand for one another: a label is often the wider language's. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['javascript', 'javascriptreact']),
  new Set(['typescript', 'typescriptreact', 'javascript', 'javascriptreact']),
  new Set(['c', 'cpp']),
];

/** Languages of command lines. */
export const COMMANDS: ReadonlySet<string> = new Set(['shellscript', 'powershell', 'bat']);

/** Labels of what stands beside code; code in another language seldom bears one. */
export const BESIDE_CODE: ReadonlySet<string> = new Set([
  ...COMMANDS,
  ...['plaintext', 'markdown', 'diff', 'mermaid', 'csv', 'http'],
]);
