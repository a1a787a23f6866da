/**
 * Which files of this system a job sees: for a run what the languages need, so that a project that lies in
 * `/usr/src/app` or `/usr/local` is not there; for a command of the project the usual tools.
 */
import { execFile } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MAC_FILES, SYSTEM_PATH } from './containment/index.ts';

/** Links to `/usr` on most systems, and needed as such. */
const TOPS = ['/bin', '/sbin', '/lib', '/lib32', '/lib64'];
const PARTS = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libexec', 'include', 'share'];
const ETC = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/localtime'];

/** Where the system keeps tools; not `/usr/src` and what else is put there. */
export const TOOL_FOLDERS: readonly string[] = [
  ...TOPS,
  ...['/usr', '/usr/local'].flatMap(root => PARTS.map(part => join(root, part))),
  '/nix/store',
];

const isMac = process.platform === 'darwin';

/** What a command of the project sees of the system. */
export function listCommandFiles(): readonly string[] {
  return isMac ? [...TOOL_FOLDERS, ...MAC_FILES] : [...TOOL_FOLDERS, ...ETC];
}

/** The system's programs, names of zones and of languages: data and programs that everybody has. */
const PUBLIC = ['/usr/bin', '/usr/lib/locale', '/usr/share/zoneinfo'];

/** What code in these programs' languages sees of the system. Never rejects. */
export async function listRunFiles(
  programs: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (isMac) return MAC_FILES;
  const tops = TOPS.filter(path => isLink(path) || /bin$/.test(path));
  const libraries = await findLibraries([...programs, '/bin/sh'], signal);
  return [...tops, ...PUBLIC, ...ETC, ...libraries];
}

/**
 * What the loader would load for them, as the loader's own program tells, and the loader. A folder that only the
 * system writes to is taken whole, for libraries that are loaded later; of others the very files.
 */
async function findLibraries(
  programs: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const listed = await runLdd(programs, signal);
  if (listed === null) return LIBRARY_FOLDERS;
  const paths = [...listed.matchAll(/(?:=> |^\s+)(\/.+) \(0x[0-9a-f]+\)$/gm)].map(
    ([, path]) => path!,
  );
  return [...new Set(paths)].flatMap(path => {
    const named = join(findRealPath(dirname(path)), basename(path));
    return [named, findRealPath(path)].map(file =>
      LIBRARY_FOLDERS.some(folder => file.startsWith(`${folder}/`)) ? dirname(file) : file,
    );
  });
}

const LIBRARY_FOLDERS = [
  ...['/lib', '/lib32', '/lib64', '/usr/lib', '/usr/lib32', '/usr/lib64', '/nix/store'],
];

const LDD_MS = 10_000;
const MAX_LDD_BYTES = 4 * 1024 * 1024;

/** What it printed; null where there is none. Of a program without libraries it says so and fails. */
function runLdd(programs: readonly string[], signal: AbortSignal): Promise<string | null> {
  const env = { PATH: SYSTEM_PATH, LC_ALL: 'C' };
  const options = { cwd: '/', env, signal, timeout: LDD_MS, maxBuffer: MAX_LDD_BYTES };
  return new Promise(resolve => {
    execFile('ldd', [...programs], options, (error, stdout) => {
      resolve(error !== null && typeof error.code !== 'number' ? null : stdout);
    });
  });
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** The path itself where there is nothing. */
export function findRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
