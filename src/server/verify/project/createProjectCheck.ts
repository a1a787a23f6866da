/**
 * The project's own check for one task: which file the answer changes, and how.
 *
 * The caller says which code of which file the answer stands for. Only a file below the workspace's
 * folder counts, links followed, and only code that is in it exactly once: a guess would check
 * something else than what the person will apply.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { applyAnswer } from '../../../core/answer/index.ts';
import { detectFileLanguage } from '../../../core/languages/index.ts';
import type { Task } from '../../../core/types.ts';
import type { FileChange, ProjectCheck } from '../check.ts';
import { RUN_LIMITS, type RunLimits } from '../sandbox/index.ts';

interface Project {
  /** A folder of the workspace. */
  readonly root: string;
  readonly command: string;
}

interface ProjectSettings extends Project {
  /** The person's PATH. */
  readonly path: string;
}

/** Largest file that is changed, in bytes. */
const MAX_FILE_BYTES = 2_000_000;

/** A project's checks are slower and larger than a function's tests. */
export const PROJECT_LIMITS: RunLimits = {
  ...RUN_LIMITS,
  timeMs: 180_000,
  memoryBytes: 2 * 1024 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024,
  processes: 256,
};

/** The check of the first of `projects` that has the task's file. */
export async function findProjectCheck(
  task: Pick<Task, 'filePath' | 'language' | 'replaces'>,
  projects: readonly Project[],
  path: string,
): Promise<ProjectCheck | null> {
  for (const project of projects) {
    const check = await createProjectCheck(task, { ...project, path });
    if (check !== null) return check;
  }
  return null;
}

/** Null where the task does not say what its answer replaces, or the file is not as it says. */
async function createProjectCheck(
  task: Pick<Task, 'filePath' | 'language' | 'replaces'>,
  { root, command, path }: ProjectSettings,
): Promise<ProjectCheck | null> {
  const { filePath, replaces } = task;
  if (filePath === undefined || replaces === undefined || replaces.trim() === '') return null;
  const file = await readFileBelow(root, filePath).catch(() => null);
  if (file === null) return null;
  const language = task.language ?? detectFileLanguage(file.path);
  const change = (code: string): readonly FileChange[] | null => {
    const text = replaceOnce(file.text, replaces, code, language);
    return text === null ? null : [{ path: file.path, text }];
  };
  return { root, command, limits: PROJECT_LIMITS, path, change };
}

async function readFileBelow(root: string, filePath: string): Promise<FileChange | null> {
  const home = await realpath(root);
  const real = await realpath(isAbsolute(filePath) ? filePath : join(home, filePath));
  const path = relative(home, real);
  if (path === '' || path.startsWith(`..${sep}`) || path === '..' || isAbsolute(path)) return null;
  const { size } = await stat(real);
  if (size > MAX_FILE_BYTES) return null;
  return { path, text: await readFile(real, 'utf8') };
}

/**
 * The file with the answer in place of the original, whatever the line ends of the request are; null
 * unless that is there once.
 */
export function replaceOnce(
  text: string,
  original: string,
  code: string,
  language: string | null,
): string | null {
  const isCrlf = text.includes('\r\n') && (original.includes('\r\n') || !/(^|[^\r])\n/.test(text));
  const selected = isCrlf ? original.replace(/\r?\n/g, '\r\n') : original;
  const at = text.indexOf(selected);
  if (at < 0 || text.indexOf(selected, at + 1) >= 0) return null;
  const before = text.slice(0, at);
  const after = text.slice(at + selected.length);
  return before + applyAnswer({ before, selected, after, language }, code) + after;
}
