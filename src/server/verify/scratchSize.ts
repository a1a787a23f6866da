/** How large a project is, before it is copied for a check. */
import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';

export interface CopyLimits {
  /** Most new files that are copied: those that git neither knows nor ignores. */
  readonly newFiles: number;
  /** Most bytes of all files together, new or not. */
  readonly bytes: number;
}

/** More takes longer to copy, twice, than most checks run. */
export const COPY_LIMITS: CopyLimits = { newFiles: 2_000, bytes: 1024 ** 3 };

interface Size {
  readonly files: number;
  readonly bytes: number;
}

/** Why a project cannot be copied, as a sentence for the person; null where it can. */
export function tooLarge(trackedBytes: number, fresh: Size, limits: CopyLimits): string | null {
  const most = `${Math.round(limits.bytes / 1024 ** 2)} MiB`;
  if (fresh.files > limits.newFiles) {
    return `there are more than ${limits.newFiles} new files, which git could be told to ignore.`;
  }
  if (trackedBytes > limits.bytes) return `the project has more than ${most} of files.`;
  if (trackedBytes + fresh.bytes <= limits.bytes) return null;
  return `with its new files, the project has more than ${most}; git could be told to ignore them.`;
}

/** Bytes of all files in what `git ls-tree -r -l -z` printed. */
export function sizeOfTree(listing: string): number {
  let bytes = 0;
  for (const [, size] of listing.matchAll(BLOB)) bytes += Number(size);
  return bytes;
}

const BLOB = /(?:^|\0)\d+ blob [0-9a-f]+ +(\d+)\t/g;

/** Of these paths below `top`, which may be folders; counts little further than the limits. */
export async function sizeOfNew(
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
