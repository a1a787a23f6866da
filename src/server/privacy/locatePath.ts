/** Where on this machine the path that a client wrote leads: from each folder, and behind links. */
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocatedPath } from '../../core/decision-engine/index.ts';

export function locatePath(written: string, folders: readonly string[]): LocatedPath {
  const path = readUri(written).replace(/^~(?=$|[\\/])/, homedir());
  if (path === '' || path.includes('\0') || path.length > MAX_PATH_CHARS) {
    return { exists: false, places: [] };
  }
  const absolute = [...new Set(folders.map(folder => resolve(folder, path)))];
  const real = absolute.map(followLinks);
  return {
    exists: real.some(({ exists }) => exists),
    places: [...new Set([...absolute, ...real.map(each => each.path)])],
  };
}

const MAX_PATH_CHARS = 4_096;

function readUri(written: string): string {
  try {
    return /^file:\/\//i.test(written) ? fileURLToPath(written) : written;
  } catch {
    return written;
  }
}

/** A file that is not there yet lies where its nearest folder leads. */
function followLinks(path: string): { readonly exists: boolean; readonly path: string } {
  let rest = '';
  let folder = path;
  for (;;) {
    try {
      return { exists: rest === '', path: resolve(realpathSync.native(folder), rest) };
    } catch {
      const above = resolve(folder, '..');
      if (above === folder) return { exists: false, path };
      rest = `${folder.slice(above.length)}/${rest}`.replace(/^[\\/]+|\/$/g, '');
      folder = above;
    }
  }
}
