/** How requests name languages: `in Go`, `a TypeScript function`. */
import { LANGUAGES } from './entries/index.ts';
import type { Language } from './language.ts';

/** The language that a text names first; null where it certainly names none. */
export function findMentionedLanguage(text: string): Language | null {
  let first: { readonly language: Language; readonly at: number } | null = null;
  for (const language of LANGUAGES) {
    const at = language.mention === undefined ? -1 : text.search(language.mention);
    if (at >= 0 && (first === null || at < first.at)) first = { language, at };
  }
  return first?.language ?? null;
}

/** Whether a text may speak of a language, or of one of its family, by any of its names. */
export function mayMention(text: string, language: Language): boolean {
  return LANGUAGES.some(
    each =>
      (each === language || (each.family !== undefined && each.family === language.family)) &&
      (each.mention?.test(text) || compileNames(listNames(each)).test(text)),
  );
}

/** Names of programming languages as alternatives of a pattern. */
export function joinProgramNames(): string {
  return joinNames(LANGUAGES.filter(({ role }) => role === 'program').flatMap(listNames));
}

/** Shorter names beside ids and endings are too often other words. */
const MIN_NAME_CHARS = 3;

function listNames({ id, names = [], extensions = [] }: Language): readonly string[] {
  return [id, ...extensions, ...names.filter(name => name.length >= MIN_NAME_CHARS)];
}

function compileNames(names: readonly string[]): RegExp {
  return new RegExp(`(?<!\\w)(?:${joinNames(names)})(?![\\w+#])`, 'i');
}

function joinNames(names: readonly string[]): string {
  return names.map(name => name.replace(/[.+#]/g, '\\$&')).join('|');
}
