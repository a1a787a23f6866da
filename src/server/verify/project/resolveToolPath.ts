/**
 * The person's PATH as it works inside a sandbox. Version managers put scripts there that look the real
 * program up in their own files, which a sandbox does not have; so the real programs are asked where
 * they are, outside, and their folders take the place of the scripts'. They are asked from the root
 * folder: in the project, files of it would decide which program answers.
 */
import { execFile } from 'node:child_process';
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';

export interface ToolPath {
  readonly path: string;
  /** What the programs on it are links to, as those of Python's virtual environments are. */
  readonly behind: readonly string[];
  /** Folders of scripts that stand for programs; a tool that was not found may be one of them. */
  readonly shims: readonly string[];
}

/** Looks at the PATH for a command in `root`. Never rejects. */
export async function resolveToolPath(
  path: string,
  root: string,
  signal: AbortSignal,
): Promise<ToolPath> {
  const folders = path.split(':').filter(folder => folder.startsWith('/'));
  const shims = [...new Set(folders.filter(folder => SHIMS.test(folder)))];
  const found = await Promise.all(
    folders.map(folder =>
      shims.includes(folder) ? findRealFolders(folder, path, signal) : [folder],
    ),
  );
  const places = [...found.flat(), join(root, '.venv/bin'), join(root, 'venv/bin')];
  const behind = await Promise.all(
    places.map(folder => resolveFolderBehind(join(folder, 'python3'))),
  );
  return { path: [...new Set(found.flat())].join(':'), behind: behind.flat(), shims };
}

/** Those of pyenv, rbenv, nodenv, asdf and mise, of Volta and of rustup. */
const SHIMS = /\/(shims|\.volta\/bin|\.cargo\/bin)\/*$/;

/** What each program says when asked where it is, and what to go on to from there. */
const ASKED = [
  { tool: 'python3', args: ['-I', '-S', '-c', 'import sys; print(sys.executable)'], to: '..' },
  { tool: 'node', args: ['-p', 'process.execPath'], to: '..' },
  { tool: 'ruby', args: ['-e', 'print RbConfig.ruby'], to: '..' },
  { tool: 'rustc', args: ['--print', 'sysroot'], to: 'bin' },
] as const;

/** The folders of the real programs, and last the scripts' own: some of it may work. */
async function findRealFolders(
  shims: string,
  path: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const asked = ASKED.map(async ({ tool, args, to }) => {
    const file = join(shims, tool);
    if ((await stat(file).catch(() => null)) === null) return [];
    const place = await askTool(file, args, path, signal);
    return place.startsWith('/') ? [join(place, to)] : [];
  });
  return [...(await Promise.all(asked)).flat(), shims];
}

/** A program that has to be fetched first takes longer, and is not waited for. */
const ASK_MS = 5_000;

function askTool(
  file: string,
  args: readonly string[],
  path: string,
  signal: AbortSignal,
): Promise<string> {
  const options = {
    cwd: parse(file).root,
    env: buildManagerEnvironment(path),
    signal,
    timeout: ASK_MS,
    maxBuffer: 65_536,
  };
  return new Promise(resolve => {
    execFile(file, [...args], options, (error, stdout) => resolve(error ? '' : stdout.trim()));
  });
}

/** What version managers read, and no key. */
function buildManagerEnvironment(path: string): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => MANAGERS.test(name));
  return { ...(Object.fromEntries(own) as Record<string, string>), PATH: path, HOME: homedir() };
}

const MANAGERS = /^(PYENV|RBENV|NODENV|ASDF|MISE|VOLTA|RUSTUP)_[A-Z_]*$/;

/** Of a link to a Python that is installed; one to anything else would open the folder that it is in. */
async function resolveFolderBehind(link: string): Promise<readonly string[]> {
  const real = await realpath(link).catch(() => link);
  if (real === link || !/^python(?:\d(?:\.\d+)?)?$/.test(basename(real))) return [];
  const folder = dirname(real);
  const library = (await readdir(join(folder, '../lib')).catch(() => [])).some(name =>
    /^python\d/.test(name),
  );
  return basename(folder) === 'bin' && library ? [folder] : [];
}
