/**
 * An answer that changes places of files which were given with the task. Each change is applied exactly or the
 * whole answer is refused: a change that is guessed at would be in somebody's files.
 */
import {
  applyEdits,
  type Edit,
  hasReplacementMarks,
  readPatch,
  readReplacements,
} from '../edits/index.ts';
import { readFences } from '../fences/index.ts';
import { stripThinking } from '../thinking/index.ts';

export interface EditedFile {
  readonly path: string;
  readonly text: string;
}

type FileEdits =
  | { readonly kind: 'edited'; readonly files: readonly EditedFile[] }
  /** In words for the model that wrote it. */
  | { readonly kind: 'defect'; readonly defect: string };

/** What a model is told of the form of its answer. */
export const EDIT_FORM = `Answer with the changes alone. For each place write the path of its file on a line of its own, and then a block:

path/of/the/file
<<<<<<< SEARCH
the lines as they are now, exactly, and enough of them to be in the file only once
=======
the lines as they shall be
>>>>>>> REPLACE`;

/** Only files that changed. Line ends stay as the file has them. */
export function readFileEdits(answer: string, given: readonly EditedFile[]): FileEdits {
  const text = stripThinking(answer.replace(/\r\n?/g, '\n'));
  const edits = readEdits(text, given);
  if (edits === null) return refuse(hasReplacementMarks(text) ? UNENDED : NO_BLOCK);
  const byFile = new Map<EditedFile, Edit[]>();
  for (const edit of edits) {
    const file = findFile(edit, given);
    if (typeof file === 'string') return refuse(file);
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  const files: EditedFile[] = [];
  for (const [file, own] of byFile) {
    const changed = applyEdits(file.text, own);
    if (changed === null) return refuse(`A change of ${file.path} does not fit. ${EXACTLY}`);
    const kept = file.text.includes('\r\n') ? changed.replaceAll('\n', '\r\n') : changed;
    if (kept !== file.text) files.push({ path: file.path, text: kept });
  }
  return files.length > 0 ? { kind: 'edited', files } : refuse('The answer changes nothing.');
}

const NO_BLOCK = 'The answer has no block of SEARCH and REPLACE.';
const UNENDED = 'A block of SEARCH and REPLACE does not end.';
const EXACTLY = 'The lines of SEARCH must be those of the file, exactly, and be there once.';

const refuse = (defect: string): FileEdits => ({ kind: 'defect', defect });

function readEdits(text: string, given: readonly EditedFile[]): readonly Edit[] | null {
  const nameFile = (line: string) => findNamed(readName(line), given)?.path ?? null;
  if (hasReplacementMarks(text)) return readReplacements(text, nameFile);
  const patches = readFences(text).fences.map(({ code }) => readPatch(code, false));
  const patched = patches.filter(each => each !== null).flat();
  return patched.length > 0 ? patched : readPatch(text, false);
}

/** A line that is a path and its marks of Markdown alone. */
function readName(line: string): string {
  return line.replace(/^[\s#>*`~-]+|[\s*`:]+$/g, '').replace(/^(?:file|path)\s*:\s*/i, '');
}

/** The only file of this name, which may be the end of its path. */
function findNamed(name: string, given: readonly EditedFile[]): EditedFile | null {
  const wanted = name.replaceAll('\\', '/').replace(/^\.?\//, '');
  if (wanted === '') return null;
  const exact = given.find(({ path }) => path === wanted);
  if (exact) return exact;
  const ends = given.filter(
    ({ path }) => path.endsWith(`/${wanted}`) || wanted.endsWith(`/${path}`),
  );
  return ends.length === 1 ? (ends[0] ?? null) : null;
}

/** The file that an edit means; else why none can be told. */
function findFile(edit: Edit, given: readonly EditedFile[]): EditedFile | string {
  if (edit.file !== null) {
    return findNamed(edit.file, given) ?? `${edit.file} is none of the files that were given.`;
  }
  const fitting = given.filter(({ text }) => applyEdits(text, [edit]) !== null);
  const [file] = fitting;
  if (file !== undefined && fitting.length === 1) return file;
  return fitting.length === 0
    ? `A change fits no file. ${EXACTLY}`
    : 'A change fits several files: write the path of its file before each block.';
}
