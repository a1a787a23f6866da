/**
 * What a request speaks of, by the stems of `vocabulary.json`: groups of words of about the same
 * difficulty, in the languages that people most often write to a model in. Terms of the field are the
 * same in most of them.
 *
 * A stem counts where a word begins with it; `$` ends the word. Scripts without spaces between words
 * have it anywhere. One pass over the text, whatever the number of stems.
 */
import vocabulary from './vocabulary.json' with { type: 'json' };

export type ConceptGroup = keyof typeof vocabulary;
const GROUPS = Object.keys(vocabulary) as readonly ConceptGroup[];

export interface Concept {
  /** Different stems of the group that occur. */
  readonly count: number;
  /** Characters before the first of them; infinite where there is none. */
  readonly first: number;
}

export type Concepts = Readonly<Record<ConceptGroup, Concept>>;

/** The stems of a text, and where each stands first. */
export type FoundStems = ReadonlyMap<Stem, number>;

/** What all of `texts` speak of. */
export function countConcepts(texts: readonly FoundStems[]): Concepts {
  const seen = new Map(texts.flatMap(stems => [...stems]));
  const found = Object.fromEntries(
    GROUPS.map(group => [group, { count: 0, first: Number.POSITIVE_INFINITY }]),
  );
  for (const [{ group }, index] of seen) {
    const { count, first } = found[group]!;
    found[group] = { count: count + 1, first: Math.min(first, index) };
  }
  return found as Concepts;
}

/** `text`: of a request without its code. */
export function findStems(text: string): FoundStems {
  const plain = text
    .toLowerCase()
    .replace(/[-–/_]/g, ' ')
    .replaceAll('’', "'");
  const found = new Map<Stem, number>();
  const lookAt = (index: number) => {
    for (const stem of findStemsAt(plain, index)) if (!found.has(stem)) found.set(stem, index);
  };
  for (const { 0: word, index } of plain.matchAll(WORD)) {
    lookAt(index);
    if (!UNSPACED.test(word)) continue;
    for (let at = 1; at < word.length; at++) lookAt(index + at);
  }
  return found;
}

interface Stem {
  readonly text: string;
  readonly endsWord: boolean;
  readonly group: ConceptGroup;
}

const WORD = /[\p{L}\p{N}]+/gu;
const IN_WORD = /[\p{L}\p{N}]/u;
/** Scripts that do not part their words: each character may begin one. */
const UNSPACED = /[\u1100-\u11ff\u2e80-\ud7ff]/;
/** Stems are looked up by their beginning. */
const KEY_CHARS = 2;

function findStemsAt(plain: string, index: number): readonly Stem[] {
  const stems = STEMS.get(plain.slice(index, index + KEY_CHARS));
  const short = STEMS.get(plain.charAt(index));
  if (stems === undefined && short === undefined) return NONE;
  return [...(stems ?? NONE), ...(short ?? NONE)].filter(
    ({ text, endsWord }) =>
      plain.startsWith(text, index) &&
      !(endsWord && IN_WORD.test(plain.charAt(index + text.length))),
  );
}

const NONE: readonly Stem[] = [];

const STEMS: ReadonlyMap<string, readonly Stem[]> = Map.groupBy(
  GROUPS.flatMap(group =>
    Object.values(vocabulary[group])
      .flatMap(list => list.split('; '))
      .map((stem): Stem => {
        const endsWord = stem.endsWith('$');
        return { text: endsWord ? stem.slice(0, -1) : stem, endsWord, group };
      }),
  ),
  ({ text }) => text.slice(0, KEY_CHARS),
);
