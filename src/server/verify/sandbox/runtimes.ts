/**
 * The programs that run each language on this machine, and what they must be able to read.
 *
 * Python is asked for its real place: on many machines `python3` is a shim that runs a shell script
 * of a version manager in the home folder, which does not exist inside a sandbox.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, parse, sep } from 'node:path';
import { SYSTEM_FOLDERS } from './containment/index.ts';

export interface Runtime {
  readonly file: string;
  /** What it reads beside the system's folders. */
  readonly readable: readonly string[];
  /** What makes a Node of VS Code's program; empty for others. */
  readonly env: Readonly<Record<string, string>>;
}

/** This very program as a Node, also where it is VS Code's. */
export function createNodeRuntime(): Runtime {
  const electron = process.versions.electron !== undefined;
  const folder = dirname(process.execPath);
  const readable = electron
    ? selectOutsideSystem([folder])
    : selectOutsideSystem([process.execPath]);
  return { file: process.execPath, readable, env: electron ? { ELECTRON_RUN_AS_NODE: '1' } : {} };
}

/** Bash where every system has it, or null. */
export function findBash(): Runtime | null {
  return existsSync(BASH) ? { file: BASH, readable: [], env: {} } : null;
}

const BASH = '/bin/bash';

/** Python 3, or null where there is none. `path` is searched as a shell would. */
export function findPython(path: string, signal: AbortSignal): Promise<Runtime | null> {
  // From the root folder: files of a project would tell a version manager what to run.
  const cwd = parse(process.execPath).root;
  const options = { cwd, env: { PATH: path }, signal, timeout: PROBE_MS, maxBuffer: 65_536 };
  return new Promise(resolve => {
    execFile('python3', ['-I', '-S', '-c', WHERE], options, (error, stdout) => {
      const [file, prefix, major] = stdout.trim().split(/\r?\n/);
      if (error !== null || major !== '3' || !file || !prefix) resolve(null);
      else resolve({ file, readable: selectOutsideSystem([prefix, file]), env: {} });
    });
  });
}

/** The program behind the links of a virtual environment: its standard library is all that is run. */
const WHERE =
  'import os, sys; print(os.path.realpath(sys.executable)); print(sys.base_prefix); ' +
  'print(sys.version_info[0])';

const PROBE_MS = 10_000;

/** Paths that the system's folders do not already hold, none inside another; never the home folder itself. */
function selectOutsideSystem(paths: readonly string[]): readonly string[] {
  const holds = (folder: string, path: string) => path === folder || path.startsWith(folder + sep);
  const outside = [...new Set(paths)].filter(
    path => !SYSTEM_FOLDERS.some(folder => holds(folder, path)) && !holds(path, homedir()),
  );
  return outside.filter(path => !outside.some(other => other !== path && holds(other, path)));
}
