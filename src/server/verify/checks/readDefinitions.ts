/** What code defines, in its language, or where none is said in the one with a grammar that takes it. */
import { detectCodeLanguage, LANGUAGES } from '../../../core/languages/index.ts';
import {
  type Definition,
  findSyntaxError,
  listDefinitions,
  listSyntaxFaults,
  readTree,
} from '../syntax/index.ts';

interface Definitions {
  readonly all: readonly Definition[];
  /** A grammar read all of the code: what is not among them is not defined in it. */
  readonly isComplete: boolean;
}

/** The definitions that can be found. */
export async function readDefinitions(code: string, language: string | null): Promise<Definitions> {
  const tree = await readTree(code, language ?? (await guessLanguage(code)));
  if (tree === null) return { all: [], isComplete: false };
  return { all: listDefinitions(tree), isComplete: listSyntaxFaults(tree).length === 0 };
}

/** The language that code looks like, or the first with a grammar that finds nothing wrong with it. */
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
