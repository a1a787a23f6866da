/** The label of a code block: only a language that colours it, and nothing that draws or runs it. */
import { findLanguage, type LanguageRole } from '../../core/languages/index.ts';

/** Diagrams, formulas and pages are none of them; an extension made for those may draw them. */
const COLOURED: ReadonlySet<LanguageRole> = new Set([
  'program',
  'commands',
  'query',
  'style',
  'data',
  'document',
]);

/** The id of the language that `info`, what stands behind a fence, begins with; else nothing. */
export function labelFence(info: string): string {
  const [name = ''] = /^[^\s{,:]*/.exec(info.trim()) ?? [];
  const language = findLanguage(name);
  if (!language) return '';
  if (COLOURED.has(language.role)) return language.id;
  // What is written in tags has the colours of XML, which is not drawn as a page.
  const isTagged = language.comments?.block.some(([begin]) => begin === '<!--');
  return language.role === 'markup' && isTagged ? 'xml' : '';
}
