/** Writes tasks in Harbor's format: a folder each, with the project as it is before, and its tests apart. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type RepositoryTask, renderHarborTask } from '../../../core/benchmark/index.ts';
import { detectFileLanguage } from '../../../core/languages/index.ts';
import { ToolError } from '../../session/index.ts';
import { buildCommitCopy, replaceOnce } from '../../verify/index.ts';

/** Rejects where a folder cannot be written. Packages that are installed are not among it. */
export async function exportTasks(
  tasks: readonly RepositoryTask[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  for (const task of tasks) await exportTask(task, join(folder, nameFolder(task.id)), signal);
}

function nameFolder(id: string): string {
  return id.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '');
}

async function exportTask(
  task: RepositoryTask,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const { root, base, tests, file, part } = task.check;
  const none = { commit: base, paths: [] };
  const project = join(folder, 'environment/project');
  const before = await buildCommitCopy({ root, base, over: none, withheld: [], signal });
  let text: string;
  try {
    text = await readFile(join(before.folder, file), 'utf8');
    await copyWithout(before.folder, project);
  } finally {
    await before.remove();
  }
  const put = (code: string) => {
    const changed = replaceOnce(text, part, code, detectFileLanguage(file));
    if (changed === null) throw new ToolError(`${file} is not as it was.`);
    return changed;
  };
  await writeFile(join(project, file), task.code === part ? text : put(task.code));
  const after = await buildCommitCopy({ root, base, over: tests, withheld: [], signal });
  try {
    for (const path of tests.paths) {
      const target = join(folder, 'tests/files', path);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(after.folder, path), target, COPY).catch(() => {});
    }
  } finally {
    await after.remove();
  }
  for (const [path, content] of Object.entries(
    renderHarborTask({ task, solved: put(task.reference) }),
  )) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const mode = path.endsWith('.sh') ? 0o755 : 0o644;
    await writeFile(join(folder, path), content, { mode });
  }
}

const COPY = { recursive: true, verbatimSymlinks: true };
const INSTALLED = /(?:^|\/)(?:node_modules|\.venv|venv)$/;

async function copyWithout(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { ...COPY, filter: path => !INSTALLED.test(path) });
}
