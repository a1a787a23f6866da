/**
 * A copy of a project as it is on the disk now, in a folder of its own, by `git worktree`: committed,
 * changed and new files. The project itself and its git history are not touched.
 *
 * What git ignores is not copied; of it, folders of installed packages are linked and can only be
 * read.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import type { FileChange } from './projectCheck.ts';

export interface ScratchCopy {
  /** Where the project's root is in the copy. */
  readonly folder: string;
  /** What the copy links to. */
  readonly readable: readonly string[];
  /** Writes one changed file. Rejects on a path that leads out of the copy. */
  apply(change: FileChange): Promise<void>;
  remove(): Promise<void>;
}

/** Most new files that are copied, and the longest that each git command may take. */
const MAX_NEW_FILES = 2_000;
const GIT_MS = 60_000;
const MAX_GIT_BYTES = 16 * 1024 * 1024;

/** Folders of installed packages, which git ignores and checks need. */
const PACKAGES = ['node_modules', '.venv', 'venv', 'vendor'];

/** Makes the copy. Rejects where the folder is in no git repository or git is not there. */
export async function createScratchCopy(root: string, signal: AbortSignal): Promise<ScratchCopy> {
  const git = (...args: string[]) => runGit(root, args, signal);
  const top = await realpath((await git('rev-parse', '--show-toplevel')).trim());
  const inside = relative(top, await realpath(root));
  const base = await mkdtemp(join(tmpdir(), 'locallama-copy-'));
  const tree = join(base, 'tree');
  const remove = async () => {
    await runGit(root, ['worktree', 'remove', '--force', tree], NEVER).catch(() => undefined);
    await rm(base, { recursive: true, force: true });
    await runGit(root, ['worktree', 'prune'], NEVER).catch(() => undefined);
  };
  try {
    // The commit of a stash holds the changed files; creating it changes neither files nor refs.
    const changed = (await git('stash', 'create')).trim();
    await git('worktree', 'add', '--detach', '--quiet', tree, changed === '' ? 'HEAD' : changed);
    await copyNewFiles(top, tree, await git('-C', top, 'ls-files', '-oz', '--exclude-standard'));
    const readable = await linkPackages(root, join(tree, inside));
    const folder = join(tree, inside);
    return { folder, readable, apply: change => applyChange(folder, change), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Cleaning up goes on after a cancel. */
const NEVER = new AbortController().signal;

async function copyNewFiles(top: string, tree: string, list: string): Promise<void> {
  for (const path of list.split('\0').filter(Boolean).slice(0, MAX_NEW_FILES)) {
    await cp(join(top, path), join(tree, path), { recursive: true, verbatimSymlinks: true });
  }
}

async function linkPackages(root: string, folder: string): Promise<readonly string[]> {
  const linked: string[] = [];
  for (const name of PACKAGES) {
    const found = await stat(join(root, name)).catch(() => null);
    const copied = await stat(join(folder, name)).catch(() => null);
    if (!found?.isDirectory() || copied !== null) continue;
    await symlink(join(root, name), join(folder, name));
    linked.push(join(root, name));
  }
  return linked;
}

async function applyChange(folder: string, { path, text }: FileChange): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  const real = join(await realpath(dirname(target)), '.');
  const home = await realpath(folder);
  if (real !== home && !real.startsWith(home + sep)) throw new Error(`${path} leads out`);
  await rm(target, { force: true });
  await writeFile(target, text);
}

function runGit(cwd: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const options = { cwd, signal, timeout: GIT_MS, maxBuffer: MAX_GIT_BYTES };
  return new Promise((resolve, reject) => {
    // A hook of the repository has no business in a copy.
    execFile('git', ['-c', 'core.hooksPath=/dev/null', ...args], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error);
    });
  });
}
