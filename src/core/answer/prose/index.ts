/** The door of `core/answer/prose`: what other rooms may use of it. */
export { isCodeLine, isMarked, isWords } from './codeLine.ts';
export { type Paragraph, readProse, splitParagraphs } from './prose.ts';
export { stripBlankEnds } from './stripBlankEnds.ts';
