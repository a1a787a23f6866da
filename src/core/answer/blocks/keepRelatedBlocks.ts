/**
 * Of the blocks of one answer those that are for the file and the code that it was asked about. Other
 * files, examples of use and quotations of the code as it was are not put into it.
 */
import type { Task } from '../../types.ts';
import type { Fence } from '../fences/index.ts';
import { isSameFile } from '../isSameFile.ts';
import { measureKept } from '../lines/index.ts';
import { readFileComment } from '../readFileComment.ts';
import { readSelected } from '../readSelected.ts';
import { readOutline } from './outline.ts';

/** The blocks that belong to it; all of them where none can be told from the others. */
export function keepRelatedBlocks(fences: readonly Fence[], task: Task): readonly Fence[] {
  const own = keepOwnFile(fences, task.filePath);
  const selected = readSelected(task);
  if (own.length < 2 || selected === null) return own;
  const changed = own.filter(({ code }) => !isQuoted(code, selected));
  const blocks = changed.length > 0 ? changed : own.slice(0, 1);
  const names = listNames(selected);
  const related = blocks.filter(({ code }) => {
    const again = listNames(code);
    return measureKept(selected, code) > 0 || [...names].some(name => again.has(name));
  });
  if (related.length === 0) return blocks;
  const used = related.map(({ code }) => code).join('\n');
  return blocks.filter(block => related.includes(block) || isHelper(block, used));
}

function keepOwnFile(fences: readonly Fence[], filePath: string | undefined): readonly Fence[] {
  const named = fences.map(fence => ({ fence, file: fence.file ?? readFileComment(fence.code) }));
  const isOwn = named.some(({ file }) => file !== null && isSameFile(file, filePath));
  if (!isOwn) return fences;
  return named
    .filter(({ file }) => file === null || isSameFile(file, filePath))
    .map(({ fence }) => fence);
}

/** Whether a block is the selected code as it was. */
function isQuoted(code: string, selected: string): boolean {
  const read = (text: string) =>
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .join('\n');
  return read(code) === read(selected);
}

function listNames(code: string): ReadonlySet<string> {
  const { definitions, values } = readOutline(code);
  return new Set([...definitions, ...values]);
}

/** Whether a block defines what the code needs. */
function isHelper({ code }: Fence, used: string): boolean {
  const words = new Set(used.match(/[\w$]+/g) ?? []);
  return [...listNames(code)].some(name => words.has(/^[\w$]+/.exec(name)?.[0] ?? ''));
}
