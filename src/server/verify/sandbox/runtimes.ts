/**
 * The programs that run each language on this machine, and what they must be able to read.
 *
 * Python is asked for its real place: on many machines `python3` is a shim that runs a shell script
 * of a version manager in the home folder, which does not exist inside a sandbox.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, parse, sep } from 'node:path';
import type { RuntimeName } from './sandbox.ts';
import { findRealPath, listRunFiles } from './systemFiles.ts';

export interface Runtime {
  readonly file: string;
  /** All that it reads of this machine. */
  readonly readable: readonly string[];
  /** What lies in that and is not its own: installed packages, which could be the project. */
  readonly hidden: readonly string[];
  /** What makes a Node of VS Code's program; empty for others. */
  readonly env: Readonly<Record<string, string>>;
}

export type Runtimes = Readonly<Record<RuntimeName, Runtime | null>> & { readonly node: Runtime };

/** Those of this machine. Python is searched in `path` as a shell would. Never rejects. */
export async function findRuntimes(path: string, signal: AbortSignal): Promise<Runtimes> {
  const found = {
    node: createNodeRuntime(),
    python: await findPython(path, signal),
    bash: findBash(),
  };
  const programs = Object.values(found).flatMap(each => each?.loads ?? []);
  const system = await listRunFiles(programs, signal);
  const complete = <Found extends Parts | null>(parts: Found) =>
    parts && { ...parts, readable: [...parts.readable, ...system] };
  return { node: complete(found.node), python: complete(found.python), bash: complete(found.bash) };
}

interface Parts extends Runtime {
  /** Programs and modules that load libraries. */
  readonly loads: readonly string[];
}

/** This very program as a Node, also where it is VS Code's. */
function createNodeRuntime(): Parts {
  const file = process.execPath;
  const electron = process.versions.electron !== undefined;
  const own = electron ? [dirname(file)] : [file, ...listOuterModules()];
  const env = electron ? { ELECTRON_RUN_AS_NODE: '1' } : {};
  return { file, readable: own.filter(isNotHome), hidden: [], loads: [file], env };
}

/** Debian's Node has some of its own modules as files. */
function listOuterModules(): readonly string[] {
  const { node_builtin_shareable_builtins: files } = process.config.variables as Variables;
  return Array.isArray(files) ? files.filter(file => typeof file === 'string') : [];
}

interface Variables {
  readonly node_builtin_shareable_builtins?: unknown;
}

/** Bash where every system has it, or null. */
function findBash(): Parts | null {
  if (!existsSync(BASH)) return null;
  return { file: BASH, readable: [], hidden: [], loads: [BASH], env: {} };
}

const BASH = '/bin/bash';

/** Python 3, or null where there is none. */
function findPython(path: string, signal: AbortSignal): Promise<Parts | null> {
  // From the root folder: files of a project would tell a version manager what to run.
  const cwd = parse(process.execPath).root;
  const options = { cwd, env: { PATH: path }, signal, timeout: PROBE_MS, maxBuffer: 65_536 };
  return new Promise(resolve => {
    execFile('python3', ['-I', '-S', '-c', WHERE], options, (error, stdout) => {
      const [file, major, ...libraries] = stdout.trim().split(/\r?\n/);
      if (error !== null || major !== '3' || !file || libraries.length === 0) resolve(null);
      else resolve(describePython(file, [...new Set(libraries.map(findRealPath))]));
    });
  });
}

/** The program behind the links of a virtual environment: its standard library is all that is run. */
const WHERE =
  'import os, sys, sysconfig; print(os.path.realpath(sys.executable)); print(sys.version_info[0]); ' +
  'print(sysconfig.get_path("stdlib")); print(sysconfig.get_path("platstdlib"))';

const PROBE_MS = 10_000;

function describePython(file: string, libraries: readonly string[]): Parts {
  const modules = libraries.flatMap(folder => listFiles(join(folder, 'lib-dynload')));
  return {
    file,
    readable: [file, ...libraries].filter(isNotHome),
    hidden: libraries.flatMap(folder => PACKAGES.map(name => join(folder, name))),
    loads: [file, ...modules.filter(path => path.endsWith('.so'))],
    env: {},
  };
}

const PACKAGES = ['site-packages', 'dist-packages'];

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map(name => join(folder, name));
  } catch {
    return [];
  }
}

/** Never the home folder itself, or what holds it. */
function isNotHome(path: string): boolean {
  return homedir() !== path && !homedir().startsWith(path + sep);
}
