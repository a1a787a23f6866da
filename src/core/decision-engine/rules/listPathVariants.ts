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
  for (const written of new Set([path, decodePath(path)])) {
    const slashed = written.replaceAll('\\', '/');
    const bare = SCHEME.test(slashed) ? slashed.replace(SCHEME, '') : slashed;
    // A notebook's cell is its file with a fragment.
    for (const form of [slashed, bare, bare.replace(/[?#].*$/s, '')]) {
      const resolved = normalizePath(form);
      forms.add(resolved).add(normalizeWindowsPath(resolved));
    }
  }
  return [...forms];
}

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

/** A URI writes a space as `%20`; a name with a bare percent sign stays as it is. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%[0-9a-f]{2}/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)));
  }
}
