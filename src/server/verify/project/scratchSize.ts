/** How large a project is, before it is copied for a check. */
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitRunner } from './runGit.ts';

export interface CopyLimits {
  /** Most new files that are copied: those that git neither knows nor ignores. */
  readonly newFiles: number;
  /** Most bytes of all files together, new or not. */
  readonly bytes: number;
}

/** More takes longer to copy, twice, than most checks run. */
export const COPY_LIMITS: CopyLimits = { newFiles: 2_000, bytes: 1024 ** 3 };

/** What a copy holds: a commit of the repository in the folder `top`, and new paths below it. */
interface Contents {
  readonly top: string;
  readonly commit: string;
  readonly fresh: readonly string[];
}

interface Size {
  readonly files: number;
  readonly bytes: number;
}

/** Why a project cannot be copied, as a sentence for the person; null where it can. */
export async function checkCopySize(
  git: GitRunner,
  { top, commit, fresh }: Contents,
  limits: CopyLimits,
): Promise<string | null> {
  const most = `${Math.round(limits.bytes / 1024 ** 2)} MiB`;
  const added = await measureNew(top, fresh, limits);
  if (added.files > limits.newFiles) {
    return `there are more than ${limits.newFiles} new files, which git could be told to ignore.`;
  }
  const tracked = await measureTracked(git, top, commit, limits);
  if (tracked > limits.bytes) return `the project has more than ${most} of files.`;
  if (tracked + added.bytes <= limits.bytes) return null;
  return `with its new files, the project has more than ${most}; git could be told to ignore them.`;
}

/**
 * Files that git knows are measured where they are: objects of the commit may be pointers to larger
 * files, or not be fetched yet, and a sparse checkout leaves out most of them.
 */
async function measureTracked(
  git: GitRunner,
  top: string,
  commit: string,
  limits: CopyLimits,
): Promise<number> {
  const listed = (await git('-C', top, 'ls-files', '-tz')).split('\0').filter(Boolean);
  const there = listed.filter(line => !line.startsWith(LEFT_OUT));
  if (there.length < listed.length && !(await isCopySparse(git))) {
    return sumTreeBytes(await git('ls-tree', '-r', '-l', '-z', '--full-tree', commit));
  }
  return measureFiles(
    there.map(line => join(top, line.slice(LEFT_OUT.length))),
    limits.bytes,
  );
}

/** What stands before the path of a file that git knows and keeps off the disk. */
const LEFT_OUT = 'S ';

/** Whether a new worktree leaves out what this one does: only where git is told to, and can. */
async function isCopySparse(git: GitRunner): Promise<boolean> {
  const told = await git('config', '--type=bool', '--get', 'core.sparseCheckout').catch(() => '');
  const [, major, minor] = /(\d+)\.(\d+)/.exec(await git('version')) ?? [];
  return told.trim() === 'true' && Number(major) * 1_000 + Number(minor) >= SINCE_GIT;
}

/** Git 2.36 was the first to give its patterns to a new worktree. */
const SINCE_GIT = 2_036;

/** Files that are looked at in one go. */
const AT_ONCE = 64;

/** Folders, which are repositories of their own, are not copied; little past `most` is counted. */
async function measureFiles(paths: readonly string[], most: number): Promise<number> {
  let bytes = 0;
  for (let from = 0; from < paths.length && bytes <= most; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map(path => lstat(path).catch(() => null)));
    for (const file of found) bytes += file === null || file.isDirectory() ? 0 : file.size;
  }
  return bytes;
}

/** Bytes of all files in what `git ls-tree -r -l -z` printed. */
function sumTreeBytes(listing: string): number {
  let bytes = 0;
  for (const [, size] of listing.matchAll(BLOB)) bytes += Number(size);
  return bytes;
}

const BLOB = /(?:^|\0)\d+ blob [0-9a-f]+ +(\d+)\t/g;

/** Of these paths below `top`, which may be folders; counts little further than the limits. */
async function measureNew(
  top: string,
  paths: readonly string[],
  limits: CopyLimits,
): Promise<Size> {
  let files = 0;
  let bytes = 0;
  const open = paths.map(path => join(top, path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const found = await lstat(path).catch(() => null);
    files += 1;
    bytes += found?.size ?? 0;
    if (files > limits.newFiles || bytes > limits.bytes) break;
    // A repository inside this one is listed as one folder.
    if (found?.isDirectory())
      for await (const { name } of await opendir(path)) open.push(join(path, name));
  }
  return { files, bytes };
}
