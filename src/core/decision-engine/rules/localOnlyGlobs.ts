/**
 * The person's rules for files that stay, read as generously as a person may have meant them: as in
 * a `.gitignore`, a rule holds at any depth, and a folder's rule for all that is in it.
 *
 * What would surprise: parentheses and brackets are tried as signs of a glob and as plain letters,
 * since folders of web frameworks are called `(auth)` and `[id]`. A rule that begins with `!` keeps
 * every file that it does not name.
 */
import picomatch from 'picomatch';
import { listPathVariants, normalizePath } from './pathVariants.ts';

/** Longer paths are nobody's; they count as matching, since they cannot be judged. */
const MOST_PATH_CHARS = 4096;

/** The first of `globs` that holds for `path`; undefined where none does. */
export function findLocalOnlyGlob(path: string, globs: readonly string[]): string | undefined {
  const rules = globs.map(compileGlobRule).filter(rule => rule !== null);
  if (path.length > MOST_PATH_CHARS) return rules[0]?.glob;
  const forms = listPathVariants(path);
  return rules.find(({ negated, matches }) => forms.some(form => matches(form)) !== negated)?.glob;
}

interface Rule {
  readonly glob: string;
  readonly negated: boolean;
  readonly matches: (form: string) => boolean;
}

/** Reading a rule takes a millisecond, and the same ones are asked for with each task. */
const READ = new Map<string, Rule | null>();
/** Far more than a configuration has; beyond them all are read anew. */
const MOST_READ = 1_000;

/** Null: the glob names nothing. */
function compileGlobRule(glob: string): Rule | null {
  const known = READ.get(glob);
  if (known !== undefined) return known;
  const { negated, patterns } = parseGlob(glob);
  const matches = picomatch(patterns, { dot: true, nocase: true, windows: false });
  const rule = patterns.length === 0 ? null : { glob, negated, matches };
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(glob, rule);
  return rule;
}

function parseGlob(glob: string): { readonly negated: boolean; readonly patterns: string[] } {
  const text = glob
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  const negated = /^!(?!\()/.test(text);
  const written = normalizeSeparators(negated ? text.slice(1) : text);
  if (written === '') return { negated, patterns: [] };
  const bodies = new Set([written, stripPlace(written)].map(each => normalizePath(each) || '**'));
  const patterns = [...bodies]
    .flatMap(listReadings)
    .flatMap(body => [`**/${body}`, `**/${body}/**`]);
  return { negated, patterns };
}

/** Windows separators to slashes. With slashes about, a backslash before a sign is an escape. */
export function normalizeSeparators(glob: string): string {
  const escapes = glob.includes('/') ? /\\(?![[\](){}*?!+@])/g : /\\/g;
  return glob.replace(escapes, '/');
}

/** Where the home or the workspace is, is not known here: then the rest holds anywhere. */
function stripPlace(glob: string): string {
  const place = /^(?:~[^/]*|\$\{[^/}]+\}|\$\w+|%\w+%|[a-z][a-z0-9+.-]+:\/\/[^/]*)(?=\/|$)/i;
  return glob.replace(place, '');
}

/** With signs as signs, and with each kind of bracket as letters. */
function listReadings(body: string): readonly string[] {
  const round = body.replace(/(?<![\\!?*+@])\(([^()]*)\)/g, '\\($1\\)');
  const square = (text: string) => text.replace(/(?<!\\)[[\]]/g, '\\$&');
  const all = square(round).replace(/(?<!\\)[{}]/g, '\\$&');
  return [...new Set([body, round, square(body), square(round), all])];
}
