/** The door of `core/answer/blocks`: what other rooms may use of it. */
export { cutProse } from './cutProse.ts';
export { extractMarkdown } from './extractMarkdown.ts';
export { findUnfencedCode } from './findUnfencedCode.ts';
export { joinFences } from './joinFences.ts';
export { listTopLevelNames } from './listTopLevelNames.ts';
export { readOutline } from './outline.ts';
