/**
 * What git notes in the person's repository about a scratch copy: an entry below `worktrees`. It goes
 * with the copy, and only ours: `git worktree prune` would also forget worktrees of the person's that
 * lie on a drive that is not there now.
 *
 * No git is run for it. A program that ran in the copy could have written the copy's `.git`, and git
 * believes what it finds there.
 */
import { lstat, readdir, readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isAbandoned, listAbandoned, removeOwned } from '../sandbox/index.ts';

/** Where the copy itself is in its temporary folder. */
export const TREE = 'tree';

/** Removes the copies and scratch folders in `parent` that killed servers left. Never rejects. */
export async function sweepAbandoned(parent: string): Promise<void> {
  const real = await realpath(parent).catch(() => parent);
  for (const folder of await listAbandoned(real)) {
    const entry = await findEntry(join(folder, TREE));
    await removeOwned(folder);
    if (entry !== null) await removeEntry(entry);
  }
}

/** The entry of the copy at `tree`; null unless both name each other. */
export async function findEntry(tree: string): Promise<string | null> {
  const named = /^gitdir: (.+)$/.exec(await readShortText(join(tree, '.git')))?.[1];
  if (named === undefined) return null;
  const entry = resolve(tree, named);
  if (basename(dirname(entry)) !== 'worktrees') return null;
  return (await readTree(entry)) === tree ? entry : null;
}

/** Never rejects: an entry that stays is a line in a list, and the next copy tries again. */
export async function removeEntry(entry: string): Promise<void> {
  await rm(entry, { recursive: true, force: true }).catch(() => undefined);
  // Git removes the list when it is empty, too.
  await rmdir(dirname(entry)).catch(() => undefined);
}

/** Most entries that are looked at. */
const MAX_ENTRIES = 1_000;

/**
 * Removes the entries of copies that are gone with the process that made them, as after a restart. A
 * copy that is not to be seen here may be in use in a container that shares the repository.
 */
export async function removeDeadEntries(gitFolder: string): Promise<void> {
  const list = join(gitFolder, 'worktrees');
  const names = await readdir(list).catch(() => []);
  for (const name of names.slice(0, MAX_ENTRIES)) {
    const entry = join(list, name);
    const tree = await readTree(entry);
    if (basename(tree) !== TREE) continue;
    const changedMs = (await lstat(entry).catch(() => null))?.mtimeMs;
    if (changedMs === undefined || !isAbandoned(basename(dirname(tree)), changedMs)) continue;
    if ((await lstat(tree).catch(() => null)) === null) await removeEntry(entry);
  }
}

/** The folder that an entry is about; empty where it says none. */
async function readTree(entry: string): Promise<string> {
  const path = await readShortText(join(entry, 'gitdir'));
  return path === '' ? '' : dirname(resolve(entry, path));
}

const MAX_PATH_BYTES = 8_192;

/** A short text without its last line end; empty for what is no file, or is not there. */
async function readShortText(path: string): Promise<string> {
  const found = await lstat(path).catch(() => null);
  if (!found?.isFile() || found.size > MAX_PATH_BYTES) return '';
  return (await readFile(path, 'utf8').catch(() => '')).trimEnd();
}
