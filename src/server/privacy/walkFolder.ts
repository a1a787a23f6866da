/** The files of a folder, nearest first, without the parts that hold no files of the user's own. */
import { opendir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, parse } from 'node:path';

/** Paths relative to `folder`, with slashes. Links are not followed; what cannot be read is left out. */
export async function* walkFolder(folder: string, maxEntries: number): AsyncGenerator<string> {
  // All of a home or a disk is no project.
  if (folder === homedir() || folder === parse(folder).root) return;
  const open = [''];
  let left = maxEntries;
  for (let at = 0; at < open.length && left > 0; at += 1) {
    const inner = open[at]!;
    try {
      for await (const entry of await opendir(join(folder, inner))) {
        left -= 1;
        if (left < 0) return;
        const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
        if (entry.isDirectory() && !FOREIGN.has(entry.name)) open.push(path);
        else if (entry.isFile()) yield path;
      }
    } catch {}
  }
}

const FOREIGN: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
]);
