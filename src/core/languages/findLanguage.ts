/**
 * Finds the entry of a language by any of its names: in a request (`C++`), behind a fence (`py3`,
 * `python3.11`), in a setting, or by a file.
 */
import { LANGUAGES } from './entries/index.ts';
import type { Language } from './language.ts';

/** The language that a name is certainly one of, with or without a version; null for others. */
export function findLanguage(name: string | null): Language | null {
  if (name === null || name.length > MAX_NAME_CHARS) return null;
  const bare = name
    .trim()
    .toLowerCase()
    .replace(/^lang(uage)?-/, '');
  const plain = bare.replace(/[-_ ]?v?\d+(\.\d+)*$/, '');
  return BY_NAME.get(bare) ?? BY_NAME.get(plain) ?? null;
}

/** The id of a name that is certainly a language's; null for others. */
export function findLanguageId(name: string): string | null {
  return findLanguage(name)?.id ?? null;
}

/** VS Code's id of a language under any of its usual names; the name itself if it is unknown. */
export function normalizeLanguageName(name: string): string {
  return findLanguageId(name) ?? name.trim().toLowerCase();
}

/** The same, a dialect taken for the language that it is written like. */
export function normalizeDialectName(name: string): string {
  const language = findLanguage(name);
  return (
    language?.dialectOf ?? language?.id ?? name.trim().toLowerCase().slice(0, MAX_UNKNOWN_CHARS)
  );
}

/** The language of a file by its name or its ending; null where they tell nothing. */
export function detectFileLanguage(path: string): string | null {
  const name = path.slice(-MAX_NAME_CHARS).split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  const ending = /\.([a-z0-9+#]+)$/.exec(name)?.[1];
  const found = BY_FILE.get(name) ?? (ending === undefined ? undefined : BY_ENDING.get(ending));
  return found?.id ?? null;
}

/** Whether code in one language may bear the label of the other. */
export function areRelated(one: string, other: string): boolean {
  if (one === other) return true;
  const family = findLanguage(one)?.family;
  return family !== undefined && family === findLanguage(other)?.family;
}

/** A longer name is no language's. */
const MAX_NAME_CHARS = 200;
/** So much is kept of an unknown name. */
const MAX_UNKNOWN_CHARS = 40;

const BY_NAME = indexBy(({ id, names = [], extensions = [] }) => [id, ...extensions, ...names]);
const BY_ENDING = indexBy(({ extensions = [] }) => extensions);
const BY_FILE = indexBy(({ files = [] }) => files);

function indexBy(list: (language: Language) => readonly string[]): ReadonlyMap<string, Language> {
  return new Map(LANGUAGES.flatMap(each => list(each).map(name => [name, each] as const)));
}
