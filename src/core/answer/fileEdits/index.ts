/** The door of `core/answer/fileEdits`: what other rooms may use of it. */
export { countChangedLines, formatPatch } from './formatPatch.ts';
export { EDIT_FORM, type EditedFile, readFileEdits } from './readFileEdits.ts';
