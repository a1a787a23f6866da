/**
 * Whether a run of names is one of the files that stay, as a language's modules are called: by its
 * folder's name and its own, without an extension.
 */

export interface KeptNames {
  /** The path of the file that two neighbours of `path`'s names call. */
  readonly findNamed: (path: string) => string | undefined;
}

export const NO_KEPT_NAMES: KeptNames = { findNamed: () => undefined };

export function createKeptNames(paths: readonly string[]): KeptNames {
  if (paths.length === 0) return NO_KEPT_NAMES;
  const known = new Map<string, string>();
  for (const path of paths) {
    const names = foldName(path).split(/[\\/]/).filter(Boolean);
    const stem = names.pop()?.replace(/\..*$/, '') ?? '';
    // What lies in a module's head file is called as the folder is.
    if (stem !== '' && !HEAD_FILES.has(stem)) names.push(stem);
    if (names.length > 1) known.set(names.slice(-2).join('/'), path);
  }
  return {
    findNamed: path => {
      const names = foldName(path).split('/').filter(Boolean);
      const pairs = names.slice(1).map((name, at) => `${names[at]}/${name}`);
      return pairs.map(pair => known.get(pair)).find(each => each !== undefined);
    },
  };
}

const HEAD_FILES: ReadonlySet<string> = new Set(['index', '__init__', 'mod']);

function foldName(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
