/**
 * A copy of a project as it is on the disk now, in a folder of its own, by `git worktree`: committed,
 * changed and new files. The project itself and its git history are not touched.
 *
 * What git ignores is not copied; of it, folders of installed packages are linked and can only be
 * read.
 */
import { constants } from 'node:fs';
import { cp, mkdir, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileChange } from '../check.ts';
import { makeOwned, removeOwned } from '../sandbox/index.ts';
import { type GitRunner, openGit } from './runGit.ts';
import { findEntry, removeDeadEntries, removeEntry, TREE } from './scratchEntries.ts';
import { type CopyLimits, checkCopySize } from './scratchSize.ts';

export interface ScratchCopy {
  /** Where the project's root is in the copy. */
  readonly folder: string;
  /** What the copy links to. */
  readonly readable: readonly string[];
  /** Writes one changed file. Rejects on a path that leads out of the copy. */
  apply(change: FileChange): Promise<void>;
  remove(): Promise<void>;
}

/** Folders of installed packages, which git ignores and checks need. */
const PACKAGES = ['node_modules', '.venv', 'venv', 'vendor'];

/**
 * Makes the copy. Rejects where the folder is in no git repository, git is not there, or the project
 * is larger than `limits`.
 */
export async function createScratchCopy(
  root: string,
  limits: CopyLimits,
  signal: AbortSignal,
): Promise<ScratchCopy> {
  const git = await openGit(root, signal);
  const [shown = '', common = ''] = splitLines(
    await git('rev-parse', '--show-toplevel', '--git-common-dir'),
  );
  const top = await realpath(shown);
  // A hostile configuration names another folder for its files: that of the home, say.
  if (top !== (await findRepository(root)))
    throw new Error('Its git configuration leads elsewhere.');
  await removeDeadEntries(resolve(root, common));
  // The commit of a stash holds the changed files; creating it changes neither files nor refs.
  const commit = (await createStash(git)).trim() || 'HEAD';
  const listed = await git('-C', top, 'ls-files', '-oz', '--exclude-standard');
  const fresh = listed.split('\0').filter(Boolean);
  const why = await checkCopySize(git, { top, commit, fresh }, limits);
  if (why !== null) throw new RangeError(why);

  // Git writes the real path down, which is also what the copy is recognized by.
  const base = await realpath(await makeOwned('copy'));
  const tree = join(base, TREE);
  let entry: string | null = null;
  const remove = async () => {
    await removeOwned(base);
    if (entry !== null) await removeEntry(entry);
  };
  try {
    await git('worktree', 'add', '--detach', '--quiet', tree, commit);
    entry = await findEntry(tree);
    for (const path of fresh) await cp(join(top, path), join(tree, path), COPY);
    const inside = relative(top, await realpath(root));
    const folder = join(tree, inside);
    const readable = await linkPackages(root, folder, top);
    return { folder, readable, apply: change => applyChange(folder, change), remove };
  } catch (error) {
    entry ??= await findEntry(tree);
    await remove();
    throw error;
  }
}

/** Where the file system can, the copy shares the disk's blocks until either is changed. */
const COPY = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE };

/** Where files were only touched, git fails once, without a word, and knows better from then on. */
function createStash(git: GitRunner): Promise<string> {
  const create = () => git('stash', 'create');
  return create().catch(create);
}

/** The nearest folder around `root` that has a repository. */
async function findRepository(root: string): Promise<string | null> {
  let folder = await realpath(root);
  while ((await stat(join(folder, '.git')).catch(() => null)) === null) {
    if (folder === dirname(folder)) return null;
    folder = dirname(folder);
  }
  return folder;
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** A link that leads out of the project would give its target to whatever the check runs. */
async function linkPackages(root: string, folder: string, top: string): Promise<readonly string[]> {
  const linked: string[] = [];
  for (const name of PACKAGES) {
    const found = await stat(join(root, name)).catch(() => null);
    const copied = await stat(join(folder, name)).catch(() => null);
    if (!found?.isDirectory() || copied !== null) continue;
    const real = await realpath(join(root, name));
    if (!real.startsWith(top + sep)) continue;
    await symlink(join(root, name), join(folder, name));
    linked.push(join(root, name));
  }
  return linked;
}

/** Rejects on a path that leads out of `folder`, by a link, too. */
export async function applyChange(folder: string, { path, text }: FileChange): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  const real = join(await realpath(dirname(target)), '.');
  const home = await realpath(folder);
  if (real !== home && !real.startsWith(home + sep)) throw new Error(`${path} leads out`);
  await rm(target, { force: true });
  await writeFile(target, text);
}
