/**
 * Every way in which a client may write the path of one file: as it is, as a URI, with dots, in the
 * letters of macOS, or in one of the forms that Windows takes for the same file.
 *
 * All of them are relative and with slashes, and none is more than the path: a rule that holds for
 * one of them holds for the file.
 */

const SCHEME = /^[a-z][a-z0-9+.-]+:(?:\/\/[^/]*)?(?=\/)/i;

export function listPathVariants(path: string): readonly string[] {
  const forms = new Set<string>();
  for (const written of new Set([path, decodePath(path), flattenLetters(decodePath(path))])) {
    const slashed = written.replaceAll('\\', '/');
    const bare = SCHEME.test(slashed) ? slashed.replace(SCHEME, '') : slashed;
    // A notebook's cell is its file with a fragment.
    for (const form of [slashed, bare, bare.replace(/[?#].*$/s, '')]) {
      const resolved = normalizePath(form);
      forms.add(resolved).add(normalizeWindowsPath(resolved)).add(normalizeDrive(resolved));
    }
  }
  forms.delete('');
  return [...forms];
}

/**
 * The paths that `written` may mean where no file is called so: a client puts marks around one
 * (`@a.ts`, `[a](a.ts)`, `HEAD:a.ts`, `a.ts (lines 3-9)`) or several into one field.
 */
export function listPathsWithin(written: string): readonly string[] {
  const parts = [written, decodePath(written)].flatMap(text => text.split(MARKS));
  return [...new Set(parts.filter(part => part !== ''))].slice(0, MAX_PATHS);
}

/** Quotes, brackets and commas of all scripts, and arrows. */
const MARKS = /[\s"'`\p{Pi}\p{Pf}\p{Ps}\p{Pe}\u3001\uff0c\uff1b\uff1a\u2190-\u21ff<>|,;:=@#?&*]+/u;
/** More are no field of a path; the rules take the whole of it, too. */
const MAX_PATHS = 200;

/**
 * Without dots, double slashes, root, and in the composed small letters that all systems take for
 * the same: to some, `ſ` is an `s` and `ß` is `ss`.
 */
export function normalizePath(path: string): string {
  const out: string[] = [];
  // A glob's wildcard matches no line break, though a name may hold one.
  const oneLine = foldCase(path.normalize('NFC')).replace(/[\n\r\u2028\u2029]/g, ' ');
  for (const segment of oneLine.split('/')) {
    if (segment === '.' || segment === '') continue;
    if (segment === '..') out.pop();
    else out.push(segment);
  }
  return out.join('/');
}

function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase();
}

/** Windows opens `.env` for `.env.`, for `.env ` and for `.env::$DATA`. */
function normalizeWindowsPath(path: string): string {
  return path
    .split('/')
    .map(segment => segment.replace(/(?<=.):.*$/, '').replace(/(?<=[^. ])[. ]+$/, ''))
    .join('/');
}

/** `/mnt/c/a`, `/cygdrive/c/a` and `/c/a` are `C:\a` to other programs of one machine. */
export function normalizeDrive(path: string): string {
  return path.replace(/^(?:mnt\/|cygdrive\/)?([a-z])\//, '$1:/');
}

/** A URI writes a space as `%20`, some twice; a name with a bare percent sign stays as it is. */
function decodePath(path: string): string {
  let decoded = path;
  for (let round = 0; round < MAX_ENCODINGS && /%[0-9a-f]{2}/i.test(decoded); round += 1) {
    decoded = decodeOnce(decoded);
  }
  return decoded;
}

const MAX_ENCODINGS = 3;

function decodeOnce(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%[0-9a-f]{2}/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)));
  }
}

/** Without signs that nobody sees, and with the plain letters that others look like. */
function flattenLetters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\u2044\u2215\u29f8]/g, '/');
}
