/**
 * Paths whose names other signs than slashes join: `secrets:b.ts` of an old Mac, `secrets → b.ts` of
 * an editor's line above the code, `secrets::b` and `secrets.b` of a language's modules.
 */

export interface JoinedPath {
  /** As it stands in the text. */
  readonly written: string;
  /** With slashes. */
  readonly path: string;
  /** Else it is one only where a file is called so: `a.b` and `a > b.c` are much else, too. */
  readonly isSure: boolean;
}

export function listJoinedPaths(text: string): readonly JoinedPath[] {
  const rest = text.replace(ADDRESS, ' ');
  const sure = (rest.match(SURE_RUNS) ?? []).flatMap(listSurePaths);
  const unsure = (rest.match(RUNS) ?? []).flatMap(written => {
    const names = written.split(SIGNS).filter(name => name !== '');
    const path = names.slice(0, MAX_NAMES).join('/');
    return names.length > 1 ? [{ written, path, isSure: false }] : [];
  });
  return [...sure, ...unsure];
}

/** Up to each name with an extension, and without what may stand in front: `HEAD:a:b.ts:3`. */
function listSurePaths(written: string): readonly JoinedPath[] {
  const names = written.split(SURE_SIGNS).slice(0, MAX_NAMES);
  return names.flatMap((name, end) => {
    if (end === 0 || !EXTENSION.test(name)) return [];
    return Array.from({ length: end }, (_, start) => {
      return { written, path: names.slice(start, end + 1).join('/'), isSure: true };
    });
  });
}

const ADDRESS = /https?:\S+/gi;
/** Deeper ones are no path. */
const MAX_NAMES = 16;
const EXTENSION = /[\p{L}\p{N}_)\]~-]\.\p{L}\w{0,9}$/u;

const NAME = String.raw`[\p{L}\p{N}_.\-@~/\\]+`;
/** Colons of several scripts, and what Japanese and Korean fonts draw for a backslash. */
const TIGHT = String.raw`::?|[\uff1a\u2236\ua789\u00a5\u20a9\uffe5\uffe6]`;
/** Arrows and what editors put between folders; with marks of Markdown around them. */
const LOOSE = String.raw`[\u2190-\u21ff\u203a\u00bb\u25b6\u25b8\u25ba\u276f\u27e9\u27f0-\u27ff]|(?<=\s)[/\\](?=\s)`;
const around = (signs: string) => String.raw`[\s"'${'`'}*]{0,4}(?:${signs})[\s"'${'`'}*]{0,4}`;
const SURE = `(?:${TIGHT}|${around(LOOSE)})`;
/** Without the bars of a table, which have blanks around them. */
const ANY = `(?:${TIGHT}|\\||${around(`${LOOSE}|-{0,2}>`)})`;
/** A name's own dots are signs, too. */
const SIGNS = new RegExp(String.raw`${ANY}|[./\\]`, 'u');
const SURE_SIGNS = new RegExp(SURE, 'u');
const SURE_RUNS = new RegExp(`${NAME}(?:${SURE}${NAME})+`, 'gu');
const RUNS = new RegExp(`${NAME}(?:${ANY}${NAME})*`, 'gu');
