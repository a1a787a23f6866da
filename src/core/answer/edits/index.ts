/** The door of `core/answer/edits`: what other rooms may use of it. */
export { applyEdits } from './applyEdits.ts';
export type { Edit } from './edit.ts';
export { readPatch } from './readPatch.ts';
export { hasReplacementMarks, readReplacements } from './readReplacements.ts';
