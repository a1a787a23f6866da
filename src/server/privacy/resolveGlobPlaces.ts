/** A rule that names a folder of this machine holds for the place, too, to which links lead from it. */
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';

/** The further globs; none where no link is in the way. */
export function resolveGlobPlaces(globs: readonly string[]): readonly string[] {
  return globs.flatMap(glob => {
    const [, sign = '', written = ''] = /^\s*["']?(!?)(.*?)["']?\s*$/s.exec(glob) ?? [];
    const path = written.replace(/^(?:~|\$HOME|\$\{HOME\}|%USERPROFILE%)(?=[\\/]|$)/i, homedir());
    const fixed = /^(?:[A-Za-z]:)?[\\/][^*?[\]{}()]*(?=[\\/]|$)/.exec(path)?.[0];
    if (fixed === undefined) return [];
    const real = followLink(fixed);
    return real === fixed ? [] : [`${sign}${real}${path.slice(fixed.length)}`];
  });
}

function followLink(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}
