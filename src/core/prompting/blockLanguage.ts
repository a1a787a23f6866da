/** Which language a block is in, by its label or its file. */
import type { Fence } from './fences.ts';
import { knownLanguage, languageOfFile } from './languageNames.ts';

/** The language id of a block; null where neither a known label nor a file tells. */
export function blockLanguage({ label, file }: Fence): string | null {
  return knownLanguage(label) ?? (file === null ? null : languageOfFile(file));
}

/** Whether a block may be in a language. One without a known label may be in any. */
export function fits(fence: Fence, language: string): boolean {
  const label = blockLanguage(fence);
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
