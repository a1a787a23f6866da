/**
 * The user's rules for files that stay, read as in a `.gitignore`, by the library that does so: a
 * folder's rule holds for all that is in it, and of several rules the last one counts, so that
 * `!example.env` opens what `*.env` keeps.
 *
 * More generous than there: a rule holds at any depth, also with a slash in front, since nobody here
 * knows where the workspace is; braces may stand for several rules, and brackets may be letters. A
 * list that begins with `!` keeps every file that those first rules do not name.
 */
import ignore from 'ignore';
import { listGlobReadings } from './listGlobReadings.ts';
import { listPathVariants, normalizePath } from './listPathVariants.ts';

/** The rule of `globs` that keeps `path` here; undefined where none does. */
export function findLocalOnlyGlob(path: string, globs: readonly string[]): string | undefined {
  const { rules, opening } = compileGlobs(globs);
  if (path.length > MAX_PATH_CHARS) return rules[0]?.glob;
  const forms = listPathVariants(path);
  const segments = new Set(forms.flatMap(form => form.split('/')));
  const possible = rules.filter(({ words }) => words.every(word => segments.has(word)));
  if (forms.some(form => form.split('/').length > MAX_PATH_SEGMENTS)) {
    return possible.find(({ negated }) => !negated)?.glob ?? opening[0]?.glob;
  }
  const short = findShortNameRule(segments, rules);
  if (short !== undefined) return short;
  const kept = joinRules(possible);
  const rule = forms.map(form => kept.test(form).rule).find(each => each !== undefined);
  if (rule !== undefined || opening.length === 0 || forms.length === 0) return rule?.mark;
  const open = joinRules(opening);
  return forms.every(form => open.ignores(form)) ? undefined : opening[0]?.glob;
}

/**
 * The same for many files of this machine, whose paths are written as they are. Remembers each
 * folder that it was asked for: it is made anew for each walk.
 */
export function createGlobFinder(globs: readonly string[]): (path: string) => string | undefined {
  const { rules, opening } = compileGlobs(globs);
  const kept = joinRules(rules);
  const open = joinRules(opening);
  return path => {
    const form = normalizePath(path.replaceAll('\\', '/'));
    const { rule } = kept.test(form);
    if (rule !== undefined || opening.length === 0) return rule?.mark;
    return open.ignores(form) ? undefined : opening[0]?.glob;
  };
}

/** Longer and deeper paths are nobody's, and would take long: what may match them does. */
const MAX_PATH_CHARS = 4096;
const MAX_PATH_SEGMENTS = 64;

/** `SECRET~1` is what Windows calls `secrets`, and every other name that begins so. */
function findShortNameRule(
  segments: ReadonlySet<string>,
  rules: readonly Rule[],
): string | undefined {
  for (const segment of segments) {
    const stem = /^([^.~]{1,6})~\d{1,2}(?:\.\w{0,3})?$/.exec(segment)?.[1];
    if (stem === undefined) continue;
    const rule = rules.find(
      ({ negated, words }) =>
        !negated && words.some(word => word.replace(/[ .]/g, '').startsWith(stem)),
    );
    if (rule) return rule.glob;
  }
  return undefined;
}

interface Rule {
  readonly glob: string;
  readonly negated: boolean;
  /** Names of the path that it asks for, whatever else it does. */
  readonly words: readonly string[];
  readonly matcher: ignore.Ignore;
}

interface CompiledGlobs {
  readonly rules: readonly Rule[];
  /** What opens files, each as if it kept them, where the list begins so. */
  readonly opening: readonly Rule[];
}

/** The same list is asked for with each task; it is forgotten with its configuration. */
const COMPILED = new WeakMap<readonly string[], CompiledGlobs>();

function compileGlobs(globs: readonly string[]): CompiledGlobs {
  const known = COMPILED.get(globs);
  if (known) return known;
  const read = globs.flatMap(parseGlob);
  const first = read.findIndex(({ negated }) => !negated);
  const opening = first === -1 ? read : read.slice(0, first);
  const compiled = {
    rules: read.map(each => compileRule(each)),
    opening: opening.map(each => compileRule({ ...each, negated: false })),
  };
  COMPILED.set(globs, compiled);
  return compiled;
}

interface Reading {
  readonly glob: string;
  readonly negated: boolean;
  readonly pattern: string;
}

function parseGlob(glob: string): readonly Reading[] {
  const text = glob
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  const negated = /^!(?!\()/.test(text);
  const patterns = listGlobReadings(negated ? text.slice(1) : text);
  return patterns.map(pattern => ({ glob, negated, pattern }));
}

function compileRule({ glob, negated, pattern }: Reading): Rule {
  const words = pattern
    .split('/')
    .filter(segment => !/(?<!\\)[*?[]/.test(segment))
    .map(segment => segment.replace(/\\(?=.)/g, ''));
  const rule = { pattern: `${negated ? '!' : ''}**/${pattern}`, mark: glob };
  return { glob, negated, words, matcher: ignore(OPTIONS).add(rule) };
}

/** New each time, since a matcher remembers each path that it was asked for. */
function joinRules(rules: readonly Rule[]): ignore.Ignore {
  const joined = ignore(OPTIONS);
  for (const { matcher } of rules) joined.add(matcher);
  return joined;
}

/** A path of Windows with its drive would be refused there. */
const OPTIONS = { ignoreCase: true, allowRelativePaths: true } as const;
