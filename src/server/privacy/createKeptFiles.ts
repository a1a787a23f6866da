/**
 * What the files hold that stay, read from the workspace into memory: looked for anew where a task
 * comes and some time has gone by.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createGlobFinder,
  createKeptNames,
  createKeptTextBuilder,
  type KeptNames,
  type KeptText,
  listSecretFileGlobs,
  NO_KEPT_NAMES,
  NO_KEPT_TEXT,
} from '../../core/decision-engine/index.ts';
import { walkFolder } from './walkFolder.ts';

export interface KeptFiles {
  /** As of the last look. */
  readonly text: () => KeptText;
  readonly names: () => KeptNames;
  /** Resolves when `folders` were looked through a moment ago, or after a limit. Never rejects. */
  readonly refresh: (folders: readonly string[]) => Promise<void>;
}

interface KeptFilesOptions {
  readonly globs: readonly string[];
  readonly secretFiles: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Files and folders of one workspace that are looked at. */
export const MAX_ENTRIES = 50_000;
const MAX_FILES = 2_000;
const MAX_FILE_BYTES = 1_000_000;
const MAX_KEPT_BYTES = 4_000_000;
/** Of public files: their contents are no secrets. */
const MAX_PUBLIC_BYTES = 16_000_000;
/** For the first look; later ones have what was known before. */
const MAX_FIRST_WAIT_MS = 5_000;
const MAX_WAIT_MS = 300;
/** A look that took long is not repeated soon. */
const MIN_FRESH_MS = 5_000;
const FRESH_FACTOR = 20;

export function createKeptFiles({ globs, secretFiles, onTrouble }: KeptFilesOptions): KeptFiles {
  let text = NO_KEPT_TEXT;
  let names = NO_KEPT_NAMES;
  let known = '';
  let lookedAt: readonly string[] = [];
  let freshUntilMs = 0;
  let look: Promise<void> | null = null;
  const keepsAny = globs.length > 0 || secretFiles;

  async function lookThrough(folders: readonly string[]): Promise<void> {
    const startMs = performance.now();
    lookedAt = folders;
    const findOwn = createGlobFinder(globs);
    const findSecret = createGlobFinder(secretFiles ? listSecretFileGlobs(globs) : []);
    const isKept = (path: string) => (findOwn(path) ?? findSecret(path)) !== undefined;
    const { kept, open, state } = await listFiles(folders, isKept);
    if (state !== known) {
      names = createKeptNames(kept);
      text = await readTexts(kept, open);
      known = state;
    }
    const tookMs = performance.now() - startMs;
    freshUntilMs = performance.now() + Math.max(MIN_FRESH_MS, FRESH_FACTOR * tookMs);
  }

  return {
    text: () => text,
    names: () => names,
    refresh: async folders => {
      const isSame = folders.every(folder => lookedAt.includes(folder));
      if (!keepsAny || (isSame && performance.now() < freshUntilMs)) return;
      look ??= lookThrough(folders)
        .catch(onTrouble)
        .finally(() => {
          look = null;
        });
      await Promise.race([look, sleepFor(freshUntilMs === 0 ? MAX_FIRST_WAIT_MS : MAX_WAIT_MS)]);
    },
  };
}

interface FoundFiles {
  readonly kept: readonly string[];
  readonly open: readonly string[];
  /** Changes whenever a file does that stays. */
  readonly state: string;
}

async function listFiles(
  folders: readonly string[],
  isKept: (path: string) => boolean,
): Promise<FoundFiles> {
  const kept: string[] = [];
  const open: string[] = [];
  const states: string[] = [];
  for (const folder of folders) {
    for await (const inner of walkFolder(folder, MAX_ENTRIES)) {
      const path = join(folder, inner);
      if (!isKept(path)) open.push(path);
      else if (kept.length < MAX_FILES) {
        kept.push(path);
        const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }));
        states.push(`${path} ${mtimeMs} ${size}`);
      }
    }
  }
  return { kept, open, state: states.join('\n') };
}

async function readTexts(kept: readonly string[], open: readonly string[]): Promise<KeptText> {
  const builder = createKeptTextBuilder();
  await readEach(kept, MAX_KEPT_BYTES, (path, text) => builder.add({ path, text }));
  if (builder.isEmpty()) return NO_KEPT_TEXT;
  await readEach(open, MAX_PUBLIC_BYTES, (_, text) => builder.subtract(text));
  return builder.build();
}

async function readEach(
  paths: readonly string[],
  maxBytes: number,
  use: (path: string, text: string) => void,
): Promise<void> {
  let left = maxBytes;
  for (const path of paths) {
    if (left <= 0) return;
    const text = await readText(path);
    left -= text.length;
    if (text !== '') use(path, text);
    await nextTurn();
  }
}

/** Empty where it is no text or cannot be read. */
async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return '';
    const text = await readFile(path, 'utf8');
    return text.includes('\0') ? '' : text;
  } catch {
    return '';
  }
}

function sleepFor(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms).unref());
}
