/**
 * Temporary folders that tell by their name which process made them, so that those of a server that
 * was killed can be told from those in use.
 *
 * A folder's name is unguessable, only its owner can enter it, and removing it never follows a link
 * out of it.
 */
import { chmod, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayBeAlive, ownProcessIdentity } from '../../../store/processIdentity.ts';

/** What they are for: the files of one run, or the copy of a project. */
export type OwnedKind = 'run' | 'copy';

/** Makes an empty one. */
export function makeOwned(kind: OwnedKind): Promise<string> {
  const owner = ownProcessIdentity().replaceAll('/', '_');
  return mkdtemp(join(tmpdir(), `locallama-${kind}-${owner}-`));
}

const NAME = /^locallama-(?:run|copy)-([^_]*_\d+_[^_]*)-[A-Za-z0-9]{6}$/;

/** Whether a folder of this name was made by a process that is certainly gone. */
export function isLeft(name: string): boolean {
  const owner = NAME.exec(name)?.[1];
  return owner !== undefined && !mayBeAlive(owner.replaceAll('_', '/'));
}

/** Most folders that one look removes. */
const MAX_LEFT = 100;

/** Those in `parent` whose owner is gone and which are this user's; others could be a trap. */
export async function leftFolders(parent: string): Promise<readonly string[]> {
  const names = await readdir(parent).catch(() => []);
  const left: string[] = [];
  for (const name of names.filter(isLeft).slice(0, MAX_LEFT)) {
    const path = join(parent, name);
    const found = await lstat(path).catch(() => null);
    if (found?.isDirectory() && found.uid === (process.getuid?.() ?? found.uid)) left.push(path);
  }
  return left;
}

/** A folder without rights can stop its own removal; a second try gives the rights back first. */
export async function removeOwned(path: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };
  try {
    await rm(path, options);
  } catch {
    await allowRemoval(path, 0);
    await rm(path, options).catch(() => undefined);
  }
}

const MAX_DEPTH = 64;

async function allowRemoval(path: string, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) return;
  await chmod(path, 0o700).catch(() => undefined);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isDirectory()) await allowRemoval(join(path, entry.name), depth + 1);
  }
}
