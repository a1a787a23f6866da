/**
 * Which installed packages hold the right answer to which task: a later version of the project among its
 * own packages, say. They are read once, for all tasks together.
 */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FixIndex, findFixes, indexFixes } from '../../../core/benchmark/index.ts';

export interface Holders {
  /** By task, places that hold its answer. */
  readonly byTask: ReadonlyMap<string, ReadonlySet<string>>;
  /** Places that were too large to be read to the end. */
  readonly unread: ReadonlySet<string>;
}

const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Of one place. */
const MAX_PLACE_FILES = 30_000;
const MAX_AT_ONCE = 16;

/** `fixes`: by task, the lines by which its answer is known. Never rejects. */
export async function findHolders(
  places: readonly string[],
  fixes: ReadonlyMap<string, readonly string[]>,
  signal: AbortSignal,
): Promise<Holders> {
  const index = indexFixes(fixes);
  const byTask = new Map<string, Set<string>>();
  const unread = new Set<string>();
  for (const place of places) {
    if (signal.aborted) break;
    const files = await listFiles(place);
    if (files === null) {
      unread.add(place);
      continue;
    }
    for (let at = 0; at < files.length; at += MAX_AT_ONCE) {
      const some = files.slice(at, at + MAX_AT_ONCE);
      const texts = await Promise.all(some.map(path => readText(path, index)));
      for (const text of texts) {
        for (const id of findFixes(text, index)) {
          byTask.set(id, (byTask.get(id) ?? new Set()).add(place));
        }
      }
    }
  }
  return { byTask, unread };
}

/** Null: there are too many. Links are not followed. */
async function listFiles(place: string): Promise<readonly string[] | null> {
  const found: string[] = [];
  const open = [place];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const stat = await lstat(path).catch(() => null);
    if (stat?.isDirectory()) {
      for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
        if (entry.isDirectory()) open.push(join(path, entry.name));
        else if (entry.isFile() && !BINARY.test(entry.name)) found.push(join(path, entry.name));
      }
    } else if (stat?.isFile()) found.push(path);
    if (found.length > MAX_PLACE_FILES) return null;
  }
  return found;
}

/** Files that hold no text by their name. */
const BINARY = /\.(?:node|pyc|wasm|so|dylib|dll|exe|a|o|png|jpe?g|gif|ico|woff2?|ttf|zip|gz|br)$/i;

/** Empty for what is no text, is too large, or certainly has nothing of the fixes: most is not even decoded. */
async function readText(path: string, { probes }: FixIndex): Promise<string> {
  const stat = await lstat(path).catch(() => null);
  if (stat === null || stat.size > MAX_FILE_BYTES) return '';
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  if (bytes.subarray(0, 1_000).includes(0)) return '';
  if (probes !== null && !probes.some(line => bytes.includes(line))) return '';
  return bytes.toString('utf8');
}
