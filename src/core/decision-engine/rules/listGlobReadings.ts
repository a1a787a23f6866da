/**
 * What a person may have meant by one glob, as rules of a `.gitignore`.
 *
 * Wherever the home or the workspace is, the rest holds. Parentheses, brackets and braces are read
 * as signs of a glob and as plain letters, since folders of web frameworks are called `(auth)` and
 * `[id]`.
 */
import { normalizeDrive, normalizePath } from './listPathVariants.ts';

/** Relative, with slashes, without place; empty where the glob names nothing. */
export function listGlobReadings(glob: string): readonly string[] {
  const written = normalizeSeparators(glob.trim());
  if (written === '') return [];
  const places = [written, stripPlace(written)].map(each => normalizePath(each) || '**');
  const bodies = new Set(places.flatMap(each => [each, normalizeDrive(each)]));
  const readings = [...bodies].flatMap(expandGroups).map(each => each.replace(/\/{2,}/g, '/'));
  return [...new Set(readings.flatMap(body => [body, escapeSquares(body)]))];
}

/** Windows separators to slashes. With slashes about, a backslash before a sign is an escape. */
function normalizeSeparators(glob: string): string {
  const escapes = glob.includes('/') ? /\\(?![[\](){}*?!+@])/g : /\\/g;
  return glob.replace(escapes, '/');
}

/** Where the home or the workspace is, is not known here: then the rest holds anywhere. */
function stripPlace(glob: string): string {
  const place = /^(?:~[^/]*|\$\{[^/}]+\}|\$\w+|%\w+%|[a-z][a-z0-9+.-]+:\/\/[^/]*)(?=\/|$)/i;
  return glob.replace(place, '');
}

function escapeSquares(body: string): string {
  return body.replace(/(?<!\\)[[\]]/g, '\\$&');
}

/** `{a,b}`, `(a|b)` and `@(a|b)` as one rule each, and once as letters. */
export function expandGroups(body: string): readonly string[] {
  let open = [body];
  const done: string[] = [];
  while (open.length > 0 && open.length + done.length <= MAX_READINGS) {
    open = open.flatMap(each => {
      const choices = expandFirstGroup(each);
      if (choices.length === 0) done.push(each);
      return choices;
    });
  }
  // Too many to try: whatever stands where the groups are.
  return open.length === 0 ? done : [body.replace(ALL_GROUPS, '*')];
}

function expandFirstGroup(body: string): readonly string[] {
  const found = GROUP.exec(body);
  if (!found) return [];
  const { braces, sign = '', round = '' } = found.groups ?? {};
  const [whole] = found;
  const choices = braces === undefined ? listChoices(sign, round.split('|')) : braces.split(',');
  const before = body.slice(0, found.index);
  const after = body.slice(found.index + whole.length);
  return [...choices, whole.replace(/(?<!\\)[{}()?*]/g, '\\$&')].map(
    choice => before + choice + after,
  );
}

/** Innermost first: it holds no other one. */
const GROUP =
  /(?<!\\)(?:\{(?<braces>(?:[^{}()\\]|\\.)*)\}|(?<sign>[!?+*@]?)\((?<round>(?:[^{}()\\]|\\.)*)\))/;
const ALL_GROUPS = /[!?+*@]?[{(].*[)}]/s;
const MAX_READINGS = 64;

/** What repeats or negates may be any name. */
function listChoices(sign: string, choices: readonly string[]): readonly string[] {
  switch (sign) {
    case '!':
    case '+':
    case '*':
      return ['*'];
    case '?':
      return ['', ...choices];
    default:
      return choices;
  }
}
