/** The files of one run, in a fresh folder. */
import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import type { Identity } from './containment/index.ts';
import { makeOwned, removeOwned } from './ownedFolder.ts';

interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Most files, and most UTF-16 units in all of them, of one run. */
const MAX_FILES = 64;
const MAX_CHARS = 8 * 1024 * 1024;

/** Writes the files below a fresh folder. Throws on a path that leads out, or on too much. */
export async function createScratch(
  files: Readonly<Record<string, string>>,
  identity: Identity,
): Promise<ScratchFolder> {
  const entries = Object.entries(files);
  const chars = entries.reduce((sum, [, text]) => sum + text.length, 0);
  if (entries.length > MAX_FILES || chars > MAX_CHARS) throw new RangeError('too much to run');
  if (!entries.every(([path]) => isInside(path))) throw new RangeError('a path leads out');
  const path = await makeOwned('run');
  const scratch = { path, remove: () => removeOwned(path) };
  try {
    for (const [name, text] of entries) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text, { mode: 0o444 });
    }
    if (identity.kind === 'nobody') await grantReadAccess(path, identity.uid);
    return scratch;
  } catch (error) {
    await scratch.remove();
    throw error;
  }
}

function isInside(path: string): boolean {
  const clean = normalize(path);
  return clean !== '.' && !isAbsolute(clean) && !clean.startsWith('..') && !clean.includes('\0');
}

/** Root's jobs run as nobody, who must be able to read the files; no other user can. */
async function grantReadAccess(path: string, uid: number): Promise<void> {
  const give = async (each: string, mode: number) => {
    await chown(each, uid, 0);
    await chmod(each, mode);
  };
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    await give(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o550 : 0o440);
  }
  await give(path, 0o550);
}
