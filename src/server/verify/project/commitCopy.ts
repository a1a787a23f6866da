/**
 * A copy of a project as a commit had it, without its history: neither `.git` nor anything that is not in the
 * commit's tree is there, but for packages that are installed. Files of another commit can be put over it: the
 * tests of the one behind it.
 */
import { lstat, mkdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeOwned, removeOwned } from '../sandbox/index.ts';
import { linkInstalled } from './linkInstalled.ts';
import { openGit } from './runGit.ts';
import { applyChange } from './scratchCopy.ts';
import { TREE } from './scratchEntries.ts';

export interface CommitCopyOptions {
  /** The repository's top folder. */
  readonly root: string;
  readonly base: string;
  /** What is put over it: these paths as they are in another commit, gone where it has none. */
  readonly over: { readonly commit: string; readonly paths: readonly string[] };
  /** Folders of installed packages that it does not get. */
  readonly withheld: readonly string[];
  readonly signal: AbortSignal;
}

export interface CommitCopy {
  readonly folder: string;
  /** What it links to. */
  readonly readable: readonly string[];
  /** Writes one file. Rejects on a path that leads out of the copy. */
  write(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** Rejects where git fails, as for a commit that is not there. */
export async function buildCommitCopy(options: CommitCopyOptions): Promise<CommitCopy> {
  const { root, base, over, withheld, signal } = options;
  const owned = await realpath(await makeOwned('copy'));
  const folder = join(owned, TREE);
  const remove = () => removeOwned(owned);
  try {
    await mkdir(folder);
    // What a clone has left at its host is not fetched: no network, and no later fix by it.
    const env = { GIT_INDEX_FILE: join(owned, 'index'), GIT_NO_LAZY_FETCH: '1' };
    const git = await openGit(root, signal, env);
    const prefix = `--prefix=${folder}/`;
    await git('read-tree', base);
    await git('checkout-index', '--all', '--quiet', '--force', prefix);
    await git('read-tree', over.commit);
    for (const path of over.paths) {
      const found = await git('ls-tree', '--name-only', '-z', over.commit, '--', path);
      if (found !== '') await git('checkout-index', '--quiet', '--force', prefix, '--', path);
      else if (await isInside(folder, path)) await rm(join(folder, path), { force: true });
    }
    const readable = await linkInstalled(root, folder, new Set(withheld));
    const write = (path: string, text: string) => applyChange(folder, { path, text });
    return { folder, readable, write, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Whether no folder on the way to it is a link. */
async function isInside(folder: string, path: string): Promise<boolean> {
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    if (!(await lstat(join(folder, at)).catch(() => null))?.isDirectory()) return false;
  }
  return true;
}
