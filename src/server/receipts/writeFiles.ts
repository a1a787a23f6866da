/** Writes a change into files and takes it back: both only where nobody else changed them meanwhile. */
import { readFile, writeFile } from 'node:fs/promises';
import type { UndoableChange, WrittenFile } from '../../store/index.ts';
import type { Services } from '../services.ts';

type Needed = Pick<Services, 'undoStore' | 'log'>;

/** All of them or none. Null: written; else why not. */
export async function writeFiles(
  taskId: string,
  change: UndoableChange,
  { undoStore, log }: Needed,
): Promise<string | null> {
  const { files } = change;
  const other = await findChanged(files, 'before');
  if (other !== null) return `${other} was changed meanwhile: nothing was written. Ask again.`;
  try {
    undoStore.keep(taskId, change);
  } catch (error) {
    log.warn('a change was not kept', { task: taskId, error: String(error) });
    return 'What is there now could not be kept for taking it back: nothing was written.';
  }
  const problem = await writeAll(files, 'after');
  if (problem === null) return null;
  await writeAll(files, 'before');
  undoStore.forget(taskId);
  return `${problem} Nothing was changed.`;
}

type Undone =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly why: string };

export async function undoWrites(taskId: string, { undoStore }: Needed): Promise<Undone> {
  const change = undoStore.find(taskId);
  if (change === null) return { ok: false, why: 'it wrote to no file, or longer ago than a day' };
  const { files } = change;
  const other = await findChanged(files, 'after');
  if (other !== null) return { ok: false, why: `${other} was changed since` };
  const problem = await writeAll(files, 'before');
  if (problem !== null) return { ok: false, why: problem };
  undoStore.forget(taskId);
  return { ok: true, paths: files.map(({ path }) => path) };
}

/** The first file that does not hold what it should. */
async function findChanged(
  files: readonly WrittenFile[],
  wanted: 'before' | 'after',
): Promise<string | null> {
  for (const file of files) {
    const text = await readFile(file.path, 'utf8').catch(() => null);
    if (text !== file[wanted]) return file.path;
  }
  return null;
}

/** In place, so that links, rights and watchers stay. */
async function writeAll(
  files: readonly WrittenFile[],
  which: 'before' | 'after',
): Promise<string | null> {
  for (const file of files) {
    try {
      await writeFile(file.path, file[which]);
    } catch (error) {
      return `${file.path} could not be written (${(error as NodeJS.ErrnoException).code}).`;
    }
  }
  return null;
}
