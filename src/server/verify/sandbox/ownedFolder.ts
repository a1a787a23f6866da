/**
 * Temporary folders that tell by their name which process made them, so that those of a server that
 * was killed can be told from those in use.
 *
 * A folder's name is unguessable, only its owner can enter it, and removing it never follows a link
 * out of it.
 */
import { execFile } from 'node:child_process';
import { chmod, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpochMs } from '../../../core/types.ts';
import { detectProcessState, identifyOwnProcess } from '../../../store/index.ts';

/** What they are for: the files of one run, or the copy of a project. */
export type OwnedFolderKind = 'run' | 'copy';

/** Makes an empty one. */
export function makeOwned(kind: OwnedFolderKind): Promise<string> {
  const owner = identifyOwnProcess().replaceAll('/', '_');
  return mkdtemp(join(tmpdir(), `locallama-${kind}-${owner}-`));
}

const NAME = /^locallama-(?:run|copy)-((?:[^_]*_){3}\d+_[^_]*)-[A-Za-z0-9]{6}$/;

/** Far above the longest run: until then, what another machine or container made may be in use. */
const FOREIGN_MS = 24 * 3_600_000;

/**
 * Whether a folder of this name was left by its process. That must be certainly gone, or nothing has
 * changed for a day (`changedMs`) where that is unknown.
 */
export function isAbandoned(name: string, changedMs: EpochMs): boolean {
  const owner = NAME.exec(name)?.[1];
  if (owner === undefined) return false;
  const life = detectProcessState(owner.replaceAll('_', '/'));
  if (life === 'alive' || life === 'gone') return life === 'gone';
  return Date.now() - changedMs > FOREIGN_MS;
}

/** Most folders that one look removes. */
const MAX_LEFT = 100;

/** Those of this user in `parent` without a living owner; others could be a trap. */
export async function listAbandoned(parent: string): Promise<readonly string[]> {
  const names = await readdir(parent).catch(() => []);
  const left: string[] = [];
  for (const name of names.filter(each => NAME.test(each))) {
    if (left.length >= MAX_LEFT) break;
    const path = join(parent, name);
    const found = await lstat(path).catch(() => null);
    if (!found?.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) continue;
    if (isAbandoned(name, found.mtimeMs)) left.push(path);
  }
  return left;
}

/**
 * A folder without rights can stop its own removal; a second try gives the rights back first. One that is
 * deeper than a path may be long is removed by the system's own program, which goes down step by step.
 */
export async function removeOwned(path: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 50 };
  try {
    await rm(path, options);
  } catch {
    await allowRemoval(path, 0);
    await rm(path, options).catch(() => removeByProgram(path));
  }
}

function removeByProgram(path: string): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve();
  return new Promise(resolve => {
    execFile('rm', ['-rf', '--', path], () => resolve());
  });
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
