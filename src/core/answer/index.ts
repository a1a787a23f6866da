/** The door of `core/answer`: what other rooms may use of it. */
export { listTopLevelNames } from './blocks/index.ts';
export { type CleanAnswer, cleanAnswer } from './cleanAnswer.ts';
export { readFences } from './fences/index.ts';
export { shouldHaveCode } from './shouldHaveCode.ts';
