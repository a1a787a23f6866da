/** The door of `core/answer`: what other rooms may use of it. */
export { listTopLevelNames } from './blocks/index.ts';
export { type CleanAnswer, cleanAnswer } from './cleanAnswer.ts';
export { readFences, wrapInFence } from './fences/index.ts';
export {
  countChangedLines,
  EDIT_FORM,
  type EditedFile,
  formatPatch,
  readFileEdits,
} from './fileEdits/index.ts';
export { listHeadings, listImports, readBody } from './lines/index.ts';
export {
  appendAnswer,
  applyAnswer,
  type Change,
  dedentSelection,
  findMisfit,
  findTexts,
  insertBelow,
  mergeTests,
  type Place,
} from './place/index.ts';
export { findLostCode, isMissed } from './selection/index.ts';
export { shouldHaveCode } from './shouldHaveCode.ts';
