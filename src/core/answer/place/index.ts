/** The door of `core/answer/place`: what other rooms may use of it. */
export { appendAnswer, type Change, insertBelow } from './appendAnswer.ts';
export { applyAnswer, type Place } from './applyAnswer.ts';
export { dedentSelection } from './dedentSelection.ts';
export { findMisfit } from './findMisfit.ts';
export { findTexts } from './findTexts.ts';
export { mergeTests } from './mergeTests.ts';
