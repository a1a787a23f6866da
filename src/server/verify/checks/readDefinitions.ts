/** What code defines, in its language or in the one whose grammar takes it where nobody says which. */
import { detectCodeLanguage, LANGUAGES } from '../../../core/languages/index.ts';
import { type Definition, findSyntaxError, listDefinitions, readTree } from '../syntax/index.ts';

/** The definitions; null where no grammar reads the code. */
export async function readDefinitions(
  code: string,
  language: string | null,
): Promise<readonly Definition[] | null> {
  const tree = await readTree(code, language ?? (await guessLanguage(code)));
  return tree && listDefinitions(tree);
}

/** The language that code looks like, or the first whose grammar finds nothing wrong with it. */
async function guessLanguage(code: string): Promise<string | null> {
  const looks = detectCodeLanguage(code);
  const known = LANGUAGES.filter(({ role, grammar }) => role === 'program' && grammar?.isExact);
  if (code.length > MAX_GUESSED_CHARS) return looks?.id ?? null;
  for (const { id } of looks === null ? known : [looks, ...known]) {
    if ((await findSyntaxError(code, id)) === null) return id;
  }
  return looks?.id ?? null;
}

/** Longer code is not tried with one grammar after the other. */
const MAX_GUESSED_CHARS = 20_000;
