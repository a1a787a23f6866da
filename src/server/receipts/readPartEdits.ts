/** Which of the parts that were given an answer changes, and to what. */
import { readFileEdits } from '../../core/answer/index.ts';
import type { FilePart } from './readParts.ts';

/** What stands in the place of what was read. */
export interface PartEdit {
  readonly part: FilePart;
  readonly text: string;
}

/** Else why there are none, in words for the model that wrote it. */
export function readPartEdits(
  answer: string,
  parts: readonly FilePart[],
): readonly PartEdit[] | string {
  const read = readFileEdits(answer, parts);
  if (read.kind === 'defect') return read.defect;
  return read.files.map(({ path, text }) => ({
    part: parts.find(each => each.path === path)!,
    text,
  }));
}
